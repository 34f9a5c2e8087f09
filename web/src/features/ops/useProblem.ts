import { useI18n } from "vue-i18n";

/** What is wrong with money, in words where there are any: what channels call it is shown as it came. */
export function useProblem(): (problem: string) => string {
  const { t, te } = useI18n();
  return (problem) => (te(`ops.anomalies.problems.${problem}`) ? t(`ops.anomalies.problems.${problem}`) : problem);
}
