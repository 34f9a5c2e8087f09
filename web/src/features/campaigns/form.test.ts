import { describe, expect, it } from "vitest";
import { campaignOf, fenOf, termsOf, wrongIn, type CampaignForm } from "./form.ts";

const form: CampaignForm = {
  name: " 开学季 ", brief: "", product: "", kind: "threshold", money: "50", percent: "", minimum: "300", quantity: "100", perAccount: "1",
  open: "2026-09-01", close: "2026-09-10", validity: "days", days: "7", begin: "", end: "", isListed: true,
};

describe("fenOf", () => {
  it.each([["12", 1200], ["12.5", 1250], ["0.01", 1], ["19.99", 1999]])("reads %s", (text, fen) => {
    expect(fenOf(text)).toBe(fen);
  });
  it.each(["", "-1", "1.234", "1e3", "=1", "１２"])("refuses %s", (text) => {
    expect(fenOf(text)).toBeNaN();
  });
});

describe("termsOf", () => {
  it("takes what the kind needs, and nothing else", () => {
    expect(termsOf(form)).toEqual({ product: "", coupon_type: 1, money_fen: 5000, off_percent: null, minimum_fen: 30000 });
    expect(termsOf({ ...form, kind: "fixed" })).toEqual({ product: "", coupon_type: 0, money_fen: 5000, off_percent: null, minimum_fen: 0 });
    expect(termsOf({ ...form, kind: "percent", percent: "88" })).toEqual({ product: "", coupon_type: 2, money_fen: 0, off_percent: 88, minimum_fen: 0 });
  });
  it.each([{ money: "" }, { minimum: "0" }, { kind: "percent" as const, percent: "100" }])("waits for the rest: %o", (change) => {
    expect(termsOf({ ...form, ...change })).toBeNull();
  });
});

describe("a campaign", () => {
  it("is sent with one kind of validity", () => {
    const terms = termsOf(form);
    expect(terms && campaignOf(form, terms)).toMatchObject({ name: "开学季", coupon_valid_days: 7, valid_begin_date: null, valid_end_date: null });
    const dates = { ...form, validity: "dates" as const, begin: "2026-09-01", end: "2026-09-30" };
    expect(terms && campaignOf(dates, terms)).toMatchObject({ coupon_valid_days: null, valid_begin_date: "2026-09-01", valid_end_date: "2026-09-30" });
  });
  it("says which fields are wrong", () => {
    expect(wrongIn(form)).toEqual([]);
    expect(wrongIn({ ...form, name: " ", close: "2026-08-01", days: "0" })).toEqual(["name", "close", "days"]);
    expect(wrongIn({ ...form, validity: "dates" })).toEqual(["end"]);
  });
});
