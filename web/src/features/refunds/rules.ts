/** A rule of the refund policy in words: its conditions, and what it gives back. */

import { useQuery } from "@pinia/colada";
import { useI18n } from "vue-i18n";
import type { RefundRuleOut } from "@/api/generated";
import { refundRulesQuery } from "@/api/generated/@pinia/colada.gen";
import { useFormat } from "@/composables/format.ts";

export type RuleTerms = Pick<RefundRuleOut, "within_days" | "max_watched_percent" | "max_modules_opened" | "max_homework_graded" | "gives" | "percent" | "fee_fen">;

/** The limits of a rule that are limits, by the name of their message. `none` are those of nothing at all. */
export function limitsOf(rule: RuleTerms): { key: string; count: number }[] {
  const limits = [
    { key: "days", count: rule.within_days },
    { key: "watched", count: rule.max_watched_percent },
    { key: "modules", count: rule.max_modules_opened },
    { key: "homework", count: rule.max_homework_graded },
  ];
  return limits.flatMap(({ key, count }) => (count === null ? [] : [{ key: count === 0 ? `${key}None` : key, count }]));
}

/** A rule as a request kept it. */
export function termsIn(kept: Readonly<Record<string, unknown>>): RuleTerms {
  const limit = (name: string) => (typeof kept[name] === "number" ? kept[name] : null);
  return {
    within_days: limit("within_days"),
    max_watched_percent: limit("max_watched_percent"),
    max_modules_opened: limit("max_modules_opened"),
    max_homework_graded: limit("max_homework_graded"),
    gives: kept.gives === "unwatched" || kept.gives === "unopened" || kept.gives === "days_left" ? kept.gives : "percent",
    percent: limit("percent") ?? 100,
    fee_fen: limit("fee_fen") ?? 0,
  };
}

export function useRuleWords(): { conditions: (rule: RuleTerms) => string; gives: (rule: RuleTerms) => string; whole: (rule: RuleTerms) => string } {
  const { t } = useI18n();
  const { yuan } = useFormat();

  function conditions(rule: RuleTerms): string {
    const words = limitsOf(rule).map(({ key, count }) => t(`refunds.rules.limits.${key}`, { count }, count));
    return words.length ? words.join(t("refunds.comma")) : t("refunds.rules.always");
  }

  function gives(rule: RuleTerms): string {
    const key = rule.gives === "percent" ? (rule.percent === 100 ? "all" : "percent") : rule.percent === 100 ? rule.gives : `${rule.gives}Part`;
    const fee = rule.fee_fen ? t("refunds.comma") + t("refunds.rules.fee", { money: yuan(rule.fee_fen) }) : "";
    return t(`refunds.rules.gives.${key}`, { percent: rule.percent }) + fee;
  }

  return { conditions, gives, whole: (rule) => t("refunds.rules.whole", { conditions: conditions(rule), gives: gives(rule) }) };
}

/** `named(name)`: a rule in the reader's language while there is one of that name, else its name. */
export function useRuleNamed(): (name: string | null) => string {
  const { whole } = useRuleWords();
  const { data: rules } = useQuery(() => refundRulesQuery());
  return (name) => {
    const rule = rules.value?.find((one) => one.name === name);
    return rule ? whole(rule) : (name ?? "");
  };
}
