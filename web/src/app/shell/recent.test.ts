import { beforeEach, expect, test } from "vitest";
import { forgetSearches, recentSearches, rememberSearch } from "./recent.ts";

beforeEach(() => localStorage.clear());

test("the last search comes first, each once, five at most", () => {
  for (const words of ["一", "二", "三", "四", "五", "六", "二"]) rememberSearch(words);

  expect(recentSearches()).toEqual(["二", "六", "五", "四", "三"]);
  forgetSearches();
  expect(recentSearches()).toEqual([]);
});

test("what is no list of words is nothing", () => {
  for (const kept of ["{", "null", '{"a":1}', "[1,null]"]) {
    localStorage.setItem("luffy-searches", kept);
    expect(recentSearches()).toEqual([]);
  }
});
