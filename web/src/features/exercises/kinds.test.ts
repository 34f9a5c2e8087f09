import { describe, expect, it } from "vitest";
import { chosen, kind } from "./kinds.ts";

describe("choices that are taken", () => {
  it("replace each other where one is asked for", () => {
    expect(chosen(kind.single, ["a"], "b", true)).toEqual(["b"]);
    expect(chosen(kind.trueFalse, [], "true", true)).toEqual(["true"]);
  });

  it("collect where several are asked for, in the order of the choices", () => {
    expect(chosen(kind.multiple, ["c"], "a", true)).toEqual(["a", "c"]);
    expect(chosen(kind.multiple, ["a"], "a", true)).toEqual(["a"]);
    expect(chosen(kind.multiple, ["a", "c"], "a", false)).toEqual(["c"]);
  });
});
