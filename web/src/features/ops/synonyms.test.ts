import { expect, test } from "vitest";
import { wordsIn } from "./synonyms.ts";

test("words are parted by whatever comma is at hand, each once", () => {
  expect(wordsIn(" py, python，派森、py ;; machine learning；")).toEqual(["py", "python", "派森", "machine learning"]);
  expect(wordsIn(" ，, ")).toEqual([]);
});
