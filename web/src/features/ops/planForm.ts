/** A membership plan as it is written in its form: prices in yuan by days, benefits a line each. */

import type { OpsPlanOut, PlanIn } from "@/api/generated";

/** Those that people buy membership for; the rest of what can be sold is too short for it. */
export const periods = [7, 30, 90, 180, 360, 720] as const;

export interface PlanForm {
  name: string;
  brief: string;
  benefits: string;
  onSale: boolean;
  order: number;
  prices: Record<number, string>;
}

export function emptyPlan(): PlanForm {
  return { name: "", brief: "", benefits: "", onSale: true, order: 0, prices: Object.fromEntries(periods.map((days) => [days, ""])) };
}

export function planForm(plan: OpsPlanOut): PlanForm {
  const prices = Object.fromEntries(plan.price_policies.map((one) => [one.access_days, (one.price_fen / 100).toFixed(2)]));
  return { name: plan.name, brief: plan.brief, benefits: plan.benefits.join("\n"), onSale: plan.on_sale, order: plan.order, prices: { ...emptyPlan().prices, ...prices } };
}

/** `29.8` → 2980; null for what is no amount. */
export function fenOf(yuan: string): number | null {
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(yuan.trim())) return null;
  return Math.round(Number(yuan) * 100);
}

const priced = (form: PlanForm) => Object.entries(form.prices).filter(([, yuan]) => yuan.trim() !== "");

export function problemsOf(form: PlanForm, words: { missing: string; price: string }): Record<string, string> {
  return {
    ...(form.name.trim() ? {} : { name: words.missing }),
    ...(form.brief.trim() ? {} : { brief: words.missing }),
    ...(priced(form).some(([, yuan]) => fenOf(yuan) === null) ? { prices: words.price } : {}),
  };
}

export function planBody(form: PlanForm): PlanIn {
  return {
    name: form.name.trim(),
    brief: form.brief.trim(),
    benefits: form.benefits.split("\n").map((line) => line.trim()).filter(Boolean),
    on_sale: form.onSale,
    order: form.order,
    prices: priced(form).map(([days, yuan]) => ({ access_days: Number(days), price_fen: fenOf(yuan) ?? 0 })),
  };
}
