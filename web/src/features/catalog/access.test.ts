import { describe, expect, it } from "vitest";
import { bestValue, cheapest, daysLeft, isOwned, lastDay, perMonthFen } from "./access.ts";
import { schoolDay } from "@/composables/clock.ts";

const policy = (id: number, access_days: number, price_fen: number) => ({ id, access_days, price_fen, label: `${access_days}` });
const mine = { product: "course:1", name: "Go", image: "", valid_from: "2026-01-01", valid_until: "2026-03-10", active: true, opened_by: "enrolment" as const, degree: null };

describe("access", () => {
  it("bought on March 2 for 30 days lasts through April 1", () => {
    expect(lastDay(30, "2026-03-02")).toBe("2026-04-01");
  });

  it("is prolonged from its last day, or from today when that is over", () => {
    expect(lastDay(30, "2026-03-02", "2026-03-10")).toBe("2026-04-09");
    expect(lastDay(30, "2026-03-02", "2026-02-10")).toBe("2026-04-01");
  });

  it("counts the days of Shanghai", () => {
    expect(schoolDay(Date.parse("2026-11-22T16:30:00Z"))).toBe("2026-11-23");
  });

  it("lasts until its last day", () => {
    expect(isOwned({ ...mine, active: false }, "2026-03-10")).toBe(true);
    expect(isOwned({ ...mine, active: false }, "2026-03-11")).toBe(false);
    expect(isOwned({ ...mine, opened_by: "membership" }, "2026-03-10")).toBe(false);
    expect(daysLeft(mine, "2026-03-08")).toBe(2);
  });

  it("costs so much a month", () => {
    expect(perMonthFen(policy(1, 360, 39900))).toBe(3325);
    expect(perMonthFen(policy(1, 30, 9900))).toBeNull();
  });

  it("is best value where no other is as good", () => {
    const policies = [policy(1, 30, 9900), policy(2, 360, 39900)];
    expect(bestValue(policies)?.id).toBe(2);
    expect(cheapest(policies)?.id).toBe(1);
    expect(bestValue([policy(1, 30, 0), policy(2, 60, 0)])).toBeUndefined();
    expect(bestValue([policy(1, 30, 9900)])).toBeUndefined();
  });
});
