import { describe, expect, it } from "vitest";
import { emptyQuestion, moved, questionSent } from "./questionForm.ts";

describe("the order of questions", () => {
  it("moves one by a step, and none beyond the ends", () => {
    expect(moved([1, 2, 3], 2, 1)).toEqual([1, 3, 2]);
    expect(moved([1, 2, 3], 2, -1)).toEqual([2, 1, 3]);
    expect(moved([1, 2, 3], 3, 1)).toEqual([1, 2, 3]);
    expect(moved([1, 2, 3], 1, -1)).toEqual([1, 2, 3]);
    expect(moved([1, 2, 3], 9, 1)).toEqual([1, 2, 3]);
  });
});

describe("a question that is sent", () => {
  it("has numbers for numbers and a list of tags", () => {
    const sent = questionSent({ ...emptyQuestion(7), points: "3", tags: " 基础  循环 " }, 7);
    expect([sent.lesson_id, sent.points, sent.tags]).toEqual([7, 3, ["基础", "循环"]]);
  });
});
