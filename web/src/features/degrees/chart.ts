/** The tiers of the scholarship as steps down over the days of study: where they lie in a drawing. */

import type { ForecastOut, TierOut } from "@/api/generated";

export interface Frame {
  width: number;
  height: number;
}

export interface Step {
  x: number;
  y: number;
  width: number;
  height: number;
  tier: TierOut;
}

/** One bar for each tier, from the end of the one before to its own last day; by its worth it is high. */
export function stepsOf(tiers: readonly TierOut[], { width, height }: Frame): Step[] {
  const ordered = [...tiers].sort((a, b) => a.time_percent - b.time_percent);
  const longest = ordered.at(-1)?.time_percent ?? 0;
  const most = Math.max(0, ...ordered.map(({ value_berries }) => value_berries));
  if (!longest || !most) return [];
  return ordered.map((tier, index) => {
    const from = ordered[index - 1]?.time_percent ?? 0;
    const tall = (tier.value_berries / most) * height;
    return { x: (from / longest) * width, y: height - tall, width: ((tier.time_percent - from) / longest) * width, height: tall, tier };
  });
}

/** Where the days that were used end; never beyond the frame. */
export function todayIn({ used_days, period_days, tiers }: Pick<ForecastOut, "used_days" | "period_days" | "tiers">, { width }: Frame): number {
  const longest = Math.max(0, ...tiers.map(({ time_percent }) => time_percent));
  const days = (longest * period_days) / 100;
  return days ? Math.min(1, used_days / days) * width : 0;
}
