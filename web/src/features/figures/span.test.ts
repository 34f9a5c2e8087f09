import { expect, it } from "vitest";
import { lastDays, spanIn, today } from "./span.ts";

const LATE = Date.parse("2026-03-01T16:30:00Z");

it("knows the day in Shanghai", () => {
  expect(today(LATE)).toBe("2026-03-02");
  expect(today(LATE - 3_600_000)).toBe("2026-03-01");
});

it("counts both ends", () => {
  expect(lastDays(7, LATE)).toEqual({ from: "2026-02-24", until: "2026-03-02" });
});

it("takes what makes a span from the address, and thirty days otherwise", () => {
  expect(spanIn({ from: "2026-01-01", until: "2026-01-31" }, LATE)).toEqual({ from: "2026-01-01", until: "2026-01-31" });
  for (const query of [{}, { from: "2026-01-31", until: "2026-01-01" }, { from: "x", until: "2026-01-01" }, { from: "2026-99-01", until: "2026-99-02" }]) {
    expect(spanIn(query, LATE)).toEqual({ from: "2026-02-01", until: "2026-03-02" });
  }
});
