import { beforeAll, describe, expect, it } from "vitest";
import { i18n, useLocale, type Locale } from "@/i18n/index.ts";
import { clock, count, formats, yuan, yuanParts } from "./format.ts";

const now = new Date("2026-11-22T15:59:00Z");
const inLanguage = (locale: Locale) =>
  formats(() => locale, (key, values, plural = 1) => i18n.global.t(key, values, { plural, locale }));
const zh = inLanguage("zh-CN");
const en = inLanguage("en");

beforeAll(async () => {
  await useLocale("en");
  await useLocale("zh-CN");
});

describe("money", () => {
  it.each([
    [0, "¥0.00"],
    [5, "¥0.05"],
    [123_400, "¥1,234.00"],
    [100_000_099, "¥1,000,000.99"],
    [-2_000, "-¥20.00"],
    [-5, "-¥0.05"],
  ])("%i fen are %s", (fen, written) => {
    expect(yuan(fen)).toBe(written);
  });

  it("comes in parts", () => {
    expect(yuanParts(-39_905)).toEqual({ sign: "-", whole: "399", cents: "05" });
  });

  it("of the school are berries", () => {
    expect([zh.berries(12_408), en.berries(1), en.berries(2)]).toEqual(["12,408 贝里", "1 berry", "2 berries"]);
  });
});

describe("numbers", () => {
  it("are grouped", () => {
    expect(count(12_408)).toBe("12,408");
  });
});

describe("time", () => {
  it("belongs to Shanghai, wherever the reader is", () => {
    expect(zh.day("2026-11-24T16:00:00Z")).toBe("2026年11月25日");
    expect(zh.moment("2026-11-24T15:59:00Z", now)).toBe("11月24日 23:59");
    expect(en.moment("2026-11-24T15:59:00Z", now)).toBe("November 24 23:59");
  });

  it("keeps a calendar day as it is", () => {
    expect([zh.day("2026-11-24"), en.day("2026-11-24")]).toEqual(["2026年11月24日", "November 24, 2026"]);
  });

  it("names the year when it is another one", () => {
    expect(zh.moment("2027-01-01T00:30:00+08:00", now)).toBe("2027年1月1日 00:30");
  });

  it("tells how long a deadline is away", () => {
    expect(zh.deadline("2026-11-24T15:59:00Z", now)).toBe("11月24日 23:59（还剩 2 天）");
    expect(en.deadline("2026-11-22T15:00:00Z", now)).toBe("November 22 23:00 (over)");
  });

  it.each([
    [0, "0 秒"],
    [40_000, "40 秒"],
    [60_000, "1 分"],
    [3_660_000, "1 小时 1 分"],
    [86_400_000 + 60_000, "1 天"],
    [2 * 86_400_000 + 3 * 3_600_000 + 60_000, "2 天 3 小时"],
  ])("writes %i ms as %s", (milliseconds, written) => {
    expect(zh.duration(milliseconds)).toBe(written);
  });

  it.each([
    [-5, "00:00"],
    [999, "00:01"],
    [1_799_001, "30:00"],
    [3_900_000, "1:05:00"],
  ])("runs down: %i ms are %s", (milliseconds, written) => {
    expect(clock(milliseconds)).toBe(written);
  });

  it("says how long ago something was", () => {
    expect(zh.relative("2026-11-19T15:00:00Z", now)).toBe("3天前");
    expect(en.relative("2026-11-22T17:59:00Z", now)).toBe("in 2 hours");
  });
});
