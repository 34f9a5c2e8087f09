import { expect, test } from "vitest";
import { fileOf, standingOf } from "./standing.ts";

test("what was taken back in red is in the word", () => {
  expect(standingOf({ state: "issued", amount_fen: 26_700, taken_back_fen: 0 })).toBe("issued");
  expect(standingOf({ state: "issued", amount_fen: 26_700, taken_back_fen: -9_900 })).toBe("partlyReddened");
  expect(standingOf({ state: "issued", amount_fen: 26_700, taken_back_fen: -26_700 })).toBe("reddened");
});

test("what is not issued is only what it is", () => {
  expect(standingOf({ state: "requested", amount_fen: 100, taken_back_fen: 0 })).toBe("requested");
  expect(standingOf({ state: "failed", amount_fen: 100, taken_back_fen: 0 })).toBe("failed");
  expect(standingOf({ state: "withdrawn", amount_fen: -100, taken_back_fen: 0 })).toBe("withdrawn");
});

test("a number cannot leave its place in the address", () => {
  expect(fileOf("../x?y")).toBe("/api/v1/invoices/..%2Fx%3Fy/pdf");
  expect(fileOf("../x?y", "anybodys")).toBe("/api/v1/ops/invoices/..%2Fx%3Fy/pdf");
});
