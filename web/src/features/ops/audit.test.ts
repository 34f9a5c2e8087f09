import { describe, expect, it } from "vitest";
import { differences, placeOf } from "./audit.ts";

describe("differences", () => {
  it("shows what changed first, with what came and went", () => {
    expect(differences({ role: "learner", kept: 1, gone: true }, { role: "finance", kept: 1, fresh: null })).toEqual([
      { name: "role", before: "learner", after: "finance", isSame: false },
      { name: "gone", before: "true", after: "", isSame: false },
      { name: "fresh", before: "", after: "null", isSame: false },
      { name: "kept", before: "1", after: "1", isSame: true },
    ]);
  });

  it("takes a side that is missing for an empty one", () => {
    expect(differences(null, { lines: [1] })).toEqual([{ name: "lines", before: "", after: "[1]", isSame: false }]);
    expect(differences(null, null)).toEqual([]);
  });
});

describe("placeOf", () => {
  it("leads to what has a page", () => {
    expect(placeOf("order:2026")).toEqual({ name: "ops-order", params: { number: "2026" } });
    expect(placeOf("account:1")).toBeNull();
    expect(placeOf("order:")).toBeNull();
    expect(placeOf("x")).toBeNull();
  });
});
