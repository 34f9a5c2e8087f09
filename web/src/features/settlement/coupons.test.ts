import { expect, it } from "vitest";
import { freePlaceOf } from "./coupons.ts";
import { coupon, line, quote } from "./quotes.testdata.ts";

it("puts a coupon that just came where it can be used and none is chosen", () => {
  const [course, site, unusable] = [coupon(1, 500), coupon(9, 700), coupon(8, 0, { usable: false, reason: "threshold_not_met" })];

  expect(freePlaceOf(9, quote([line("course:1", 9_900)], { site_coupons: [site] }))).toBeNull();
  expect(freePlaceOf(1, quote([line("course:2", 9_900), line("course:1", 9_900, [course])]))).toBe("course:1");
  expect(freePlaceOf(9, quote([line("course:1", 9_900)], { site_coupons: [site, coupon(7, 100)], site_coupon_id: 7 }))).toBeUndefined();
  expect(freePlaceOf(1, quote([line("course:1", 9_900, [course, coupon(2, 100)], 2)]))).toBeUndefined();
  expect(freePlaceOf(8, quote([line("course:1", 9_900)], { site_coupons: [unusable] }))).toBeUndefined();
});
