import { mount } from "@vue/test-utils";
import { describe, expect, it } from "vitest";
import BerryText from "@/components/BerryText.vue";
import { pageIn, pagesOf } from "@/composables/paging.ts";
import { addsUp, movementOf, orderOf, withdrawalOf } from "./statement.ts";

describe("a line of the statement", () => {
  it.each([
    ["order:01J:hold", -5, "hold"],
    ["order:01J:release", 5, "release"],
    ["order:01J:spend", -5, "spend"],
    ["order:01J:refund:1", 5, "refund"],
    ["withdrawal:01J:withdraw", -5, "withdraw"],
    ["withdrawal:01J:return", 5, "return"],
    ["grant:welcome-1", 5, "gift"],
    ["grant:mistake-1", -5, "takeBack"],
    ["homework:7:reward", 5, "other"],
    ["order:01J:tip", -5, "other"],
  ])("%s of %i is a %s", (number, amount, movement) => {
    expect(movementOf({ number, amount })).toBe(movement);
  });

  it.each([["order:01JABC:hold", "01JABC"], ["grant:order:1:x", ""], ["order:", ""]])("%s is about order “%s”", (number, order) => {
    expect(orderOf(number)).toBe(order);
  });

  it.each([["withdrawal:01JABC:return", "01JABC"], ["order:01JABC:hold", ""]])("%s is about withdrawal “%s”", (number, withdrawal) => {
    expect(withdrawalOf(number)).toBe(withdrawal);
  });

  it.each([[50, "+50 贝里"], [-50, "−50 贝里"], [1_200, "+1,200 贝里"], [0, "0 贝里"]])("of %i is written %s", (amount, text) => {
    expect(mount(BerryText, { props: { amount, signed: true } }).text()).toBe(text);
  });
});

describe("the statement adds up", () => {
  const lines = [{ amount: -30, balance: 70 }, { amount: 50, balance: 100 }, { amount: 50, balance: 50 }];

  it("from nothing to what is available", () => {
    expect(addsUp(lines, 70, true)).toBe(true);
  });

  it("but not to another balance, with a gap, or from nowhere", () => {
    const older = lines.slice(0, 2);
    const gap = [{ amount: -30, balance: 70 }, { amount: 50, balance: 90 }];

    expect([addsUp(lines, 71, true), addsUp(lines, null, true), addsUp([], 0, true), addsUp(gap, 70, false)]).toEqual([false, false, false, false]);
    expect([addsUp(older, 70, false), addsUp(older, 70, true)]).toEqual([true, false]);
  });
});

describe("pages", () => {
  it.each([["3", 3], [undefined, 1], ["0", 1], ["-2", 1], ["x", 1], ["1.5", 1], [["2", "3"], 1]])("%o is page %i", (asked, page) => {
    expect(pageIn(asked)).toBe(page);
  });

  it("are full but the last", () => {
    expect([pagesOf({ total: 0, page_size: 20 }), pagesOf({ total: 20, page_size: 20 }), pagesOf({ total: 21, page_size: 20 })]).toEqual([1, 1, 2]);
  });
});
