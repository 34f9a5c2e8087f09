import { describe, expect, it } from "vitest";
import type { MyProductOut } from "@/api/generated";
import { accessTo, grouped } from "./access.ts";

const TODAY = "2026-11-22";
const mine = (name: string, valid_from: string | null, valid_until: string | null, active = false): MyProductOut =>
  ({ product: `course:${name}`, name, image: "", valid_from, valid_until, active, opened_by: "enrolment", degree: null });

describe("what I have", () => {
  it("can be learned while the server says so, on its last day too", () => {
    expect(accessTo(mine("a", "2026-11-01", TODAY, true), TODAY)).toBe("active");
    expect(accessTo(mine("degree", null, null, true), TODAY)).toBe("active");
  });

  it("begins later", () => {
    expect(accessTo(mine("a", "2026-11-23", "2026-12-22"), TODAY)).toBe("upcoming");
  });

  it("has ended the day after its last", () => {
    expect(accessTo(mine("a", "2026-10-22", "2026-11-21"), TODAY)).toBe("ended");
  });

  it("is sorted: what ends first, what begins first, what ended last", () => {
    const items = [
      mine("endless", null, null, true), mine("long", "2026-11-01", "2027-11-01", true), mine("short", "2026-11-01", "2026-11-25", true),
      mine("later", "2026-12-05", "2027-01-05"), mine("sooner", "2026-12-01", "2027-01-01"),
      mine("older", "2026-01-01", "2026-02-01"), mine("newer", "2026-09-01", "2026-10-01"),
    ];
    const names = Object.values(grouped(items, TODAY)).map((group) => group.map(({ name }) => name));
    expect(names).toEqual([["short", "long", "endless"], ["sooner", "later"], ["newer", "older"]]);
  });
});
