import { describe, expect, it } from "vitest";
import { anOrder } from "./example.ts";
import { timelineOf } from "./timeline.ts";

const written = (given: Parameters<typeof anOrder>[0]) => timelineOf(anOrder(given)).map(({ key, state, at }) => `${key} ${state} ${at ?? "-"}`);
const PAID_AT = "2026-11-22T12:05:00Z";
const OVER_AT = "2026-11-22T12:31:00Z";

describe("the timeline of an order", () => {
  it("waits for money before anything opens", () => {
    expect(written({ status: "pending" })).toEqual(["created done 2026-11-22T12:00:00Z", "awaitingPayment current -", "opened future -"]);
  });

  it("says that it is being opened until it is", () => {
    expect(written({ status: "paid", paid_at: PAID_AT, opened: false }).slice(1)).toEqual([`paid done ${PAID_AT}`, "opening current -"]);
    expect(written({ status: "paid", paid_at: PAID_AT, opened: true }).slice(1)).toEqual([`paid done ${PAID_AT}`, "opened done -"]);
  });

  it("ends with who or what ended it", () => {
    expect(written({ status: "cancelled", cancelled_at: OVER_AT }).slice(1)).toEqual([`cancelled failed ${OVER_AT}`]);
    expect(written({ status: "expired", cancelled_at: OVER_AT }).slice(1)).toEqual([`expired failed ${OVER_AT}`]);
    expect(written({ status: "expired" }).slice(1)).toEqual(["expired failed 2026-11-22T12:30:00Z"]);
  });

  it("leads the money back", () => {
    expect(written({ status: "refunding", paid_at: PAID_AT }).slice(2)).toEqual(["refunding current -"]);
    expect(written({ status: "refunded", paid_at: PAID_AT }).slice(2)).toEqual(["refunded done -"]);
  });
});
