/** What an operator types, and what the backend wants of it. */

import type { CampaignIn, TermsIn } from "@/api/generated";

export interface CampaignForm {
  name: string;
  brief: string;
  product: string;
  kind: "fixed" | "threshold" | "percent";
  money: string;
  percent: string;
  minimum: string;
  quantity: string;
  perAccount: string;
  open: string;
  close: string;
  validity: "days" | "dates";
  days: string;
  begin: string;
  end: string;
  isListed: boolean;
}

const TYPES = { fixed: 0, threshold: 1, percent: 2 } as const;

/** `12.5` → 1250; NaN for what is no amount of money. */
export function fenOf(yuan: string): number {
  return /^\d{1,6}(\.\d{1,2})?$/.test(yuan.trim()) ? Math.round(Number(yuan) * 100) : NaN;
}

function whole(text: string): number {
  return /^\d{1,7}$/.test(text.trim()) ? Number(text) : NaN;
}

/** What decides about prices; null while something is missing. */
export function termsOf(form: CampaignForm): TermsIn | null {
  const isPercent = form.kind === "percent";
  const money_fen = isPercent ? 0 : fenOf(form.money);
  const off_percent = isPercent ? whole(form.percent) : null;
  const minimum_fen = form.kind === "threshold" ? fenOf(form.minimum) : 0;
  const isComplete = isPercent ? (off_percent ?? 0) >= 1 && (off_percent ?? 0) <= 99 : money_fen > 0 && !Number.isNaN(minimum_fen) && (form.kind !== "threshold" || minimum_fen > 0);
  return isComplete ? { product: form.product, coupon_type: TYPES[form.kind], money_fen, off_percent, minimum_fen } : null;
}

/** Names of the fields that are missing or wrong. */
export function wrongIn(form: CampaignForm): string[] {
  const isDays = form.validity === "days";
  const checks: [string, boolean][] = [
    ["name", form.name.trim() !== ""],
    ["terms", termsOf(form) !== null],
    ["quantity", whole(form.quantity) > 0],
    ["perAccount", whole(form.perAccount) > 0],
    ["open", form.open !== ""],
    ["close", form.close !== "" && form.close >= form.open],
    ["days", !isDays || whole(form.days) > 0],
    ["end", isDays || (form.begin !== "" && form.end >= form.begin)],
  ];
  return checks.filter(([, isRight]) => !isRight).map(([name]) => name);
}

export function campaignOf(form: CampaignForm, terms: TermsIn): CampaignIn {
  const isDays = form.validity === "days";
  return {
    ...terms,
    name: form.name.trim(),
    brief: form.brief.trim(),
    quantity: whole(form.quantity),
    per_account: whole(form.perAccount),
    open_date: form.open,
    close_date: form.close,
    coupon_valid_days: isDays ? whole(form.days) : null,
    valid_begin_date: isDays ? null : form.begin,
    valid_end_date: isDays ? null : form.end,
    is_listed: form.isListed,
  };
}
