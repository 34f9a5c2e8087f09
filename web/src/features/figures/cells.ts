/** How cells are written. */
import { useI18n } from "vue-i18n";
import type { ColumnOut } from "@/api/generated";
import { useFormat } from "@/composables/format.ts";

export type Cell = string | number | null | undefined;

/** Names of the ways to pay; others are shown as they come. */
const channels = ["alipay", "wechat", "berries", "coupon"] as const;

export function useCells(): { written: (value: Cell, unit: ColumnOut["unit"]) => string } {
  const { t } = useI18n();
  const { yuan, berries, count, moment, day } = useFormat();

  function ofNumber(value: number, unit: ColumnOut["unit"]): string {
    if (unit === "fen") return yuan(value);
    if (unit === "berries") return berries(value);
    if (unit === "percent") return `${value}%`;
    if (unit === "hours") return t("figures.hours", { hours: value });
    return unit === "count" ? count(value) : String(value);
  }

  function ofText(value: string, unit: ColumnOut["unit"]): string {
    if (unit === "moment") return moment(value);
    if (unit === "day") return day(value);
    const channel = unit === "channel" ? channels.find((one) => one === value) : undefined;
    return channel ? t(`figures.channels.${channel}`) : value;
  }

  function written(value: Cell, unit: ColumnOut["unit"]): string {
    if (value === null || value === undefined) return "–";
    return typeof value === "number" ? ofNumber(value, unit) : ofText(value, unit);
  }
  return { written };
}

export function isNumber(unit: ColumnOut["unit"]): boolean {
  return ["fen", "berries", "percent", "hours", "count"].includes(unit);
}
