/** How money, berries, days and durations are written. The one place that does it: `const { yuan, day } = useFormat()`. */

import { useI18n } from "vue-i18n";

/** Days are the school's, wherever the reader is. */
const ZONE = "Asia/Shanghai";
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A moment (`2026-11-24T15:59:00Z`), or a calendar day (`2026-11-24`), which belongs to no zone. */
type Iso = string;

/** 123400 → `¥1,234.00`; below nothing `-¥20.00`. */
export function yuan(fen: number): string {
  const { sign, whole, cents } = yuanParts(fen);
  return `${sign}¥${whole}.${cents}`;
}

/** The same in parts, for prices whose parts differ in size. */
export function yuanParts(fen: number): { sign: "" | "-"; whole: string; cents: string } {
  const absolute = Math.abs(fen);
  return {
    sign: fen < 0 ? "-" : "",
    whole: count(Math.floor(absolute / 100)),
    cents: String(absolute % 100).padStart(2, "0"),
  };
}

/** 12408 → `12,408`. */
export function count(number: number): string {
  // Pages are full of numbers, and making an Intl.NumberFormat takes longer than all the rest of a price.
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** What is left of a duration, to be shown running: `29:59`, `1:05:00`. */
export function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / SECOND));
  const two = (number: number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
}

const made = new Map<string, Intl.DateTimeFormat>();

/** One for each way to write a date: they take long to make. */
function dates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = locale + JSON.stringify(options);
  const found = made.get(name) ?? new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options });
  made.set(name, found);
  return found;
}

function dateOf(iso: Iso): Date {
  return new Date(/^\d{4}-\d\d-\d\d$/.test(iso) ? `${iso}T12:00:00+08:00` : iso);
}

type Translate = (key: string, values: Record<string, string>, plural?: number) => string;

/** The functions for one language; components take them from `useFormat`. */
export function formats(locale: () => string, t: Translate) {
  const intl = (options: Intl.DateTimeFormatOptions) => dates(locale(), options);
  const some = (unit: string, number: number) => t(`format.${unit}`, { count: count(number) }, number);

  /** `2026年11月24日`, `November 24, 2026`. */
  const day = (iso: Iso) => intl({ dateStyle: "long" }).format(dateOf(iso));

  /** `11月24日 23:59`; with the year when it is not the one of `now`. */
  function moment(iso: Iso, now: Date = new Date()): string {
    const year = intl({ year: "numeric" });
    const isThisYear = year.format(dateOf(iso)) === year.format(now);
    const date = intl({ month: "long", day: "numeric", ...(isThisYear ? {} : { year: "numeric" }) }).format(dateOf(iso));
    return `${date} ${intl({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(dateOf(iso))}`;
  }

  /** `3 天前`, `in 2 hours`. */
  function relative(iso: Iso, now: Date = new Date()): string {
    const gone = dateOf(iso).getTime() - now.getTime();
    const units = [["day", DAY], ["hour", HOUR], ["minute", MINUTE]] as const;
    const [unit, length] = units.find(([, size]) => Math.abs(gone) >= size) ?? (["second", SECOND] as const);
    return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(Math.trunc(gone / length), unit);
  }

  /** The two largest units: `2 天 3 小时`, `12 分`, `40 秒`. */
  function duration(milliseconds: number): string {
    if (milliseconds < MINUTE) return some("seconds", Math.max(0, Math.ceil(milliseconds / SECOND)));
    const parts = ([["days", DAY], ["hours", HOUR], ["minutes", MINUTE]] as const)
      .map(([unit, length], index, all) => {
        const above = all[index - 1]?.[1] ?? Infinity;
        return [unit, Math.floor((milliseconds % above) / length)] as const;
      });
    const first = parts.findIndex(([, number]) => number > 0);
    return parts.slice(first, first + 2).filter(([, number]) => number > 0).map(([unit, number]) => some(unit, number)).join(" ");
  }

  return {
    yuan,
    yuanParts,
    count,
    clock,
    day,
    moment,
    relative,
    duration,
    /** 330 → `330 贝里`. */
    berries: (amount: number) => some("berries", amount),
    /** 30 → `30 天`. */
    days: (number: number) => some("days", number),
    /** `11月24日 23:59（还剩 2 天）`. */
    deadline(iso: Iso, now: Date = new Date()): string {
      const left = dateOf(iso).getTime() - now.getTime();
      const remaining = left > 0 ? t("format.remaining", { time: duration(left) }) : t("format.over", {});
      return t("format.deadline", { moment: moment(iso, now), remaining });
    },
  };
}

export function useFormat(): ReturnType<typeof formats> {
  const { t, locale } = useI18n();
  return formats(() => locale.value, (key, values, plural = 1) => t(key, values, plural));
}
