import { expect, it } from "vitest";
import { isClean, isOver, newKey } from "./exchange.ts";

it("lets a dry run be imported only if it took every row", () => {
  const run = { status: "done", is_dry: true, refused: 0, total: 3 } as const;
  expect(isClean(run)).toBe(true);
  expect(isClean({ ...run, refused: 1 })).toBe(false);
  expect(isClean({ ...run, is_dry: false })).toBe(false);
  expect(isClean({ ...run, total: 0 })).toBe(false);
  expect(isClean({ ...run, status: "running" })).toBe(false);
});

it("knows when there is nothing to wait for", () => {
  expect((["waiting", "running", "done", "failed"] as const).map((status) => isOver({ status }))).toEqual([false, false, true, true]);
  expect(newKey()).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
});
