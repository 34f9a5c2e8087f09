/** What the registration form asks, what is kept on this device while it is filled in, and what is missing. */

import type { FormIn, FormOut } from "@/api/generated";

export interface Answers {
  current_company: string;
  current_position: string;
  /** As typed; empty for none. */
  current_salary: string;
  work_experience: number | undefined;
  study_plan: number;
  open_module: boolean;
  stu_specified_mentor: string;
  why_take_this_course: string;
  why_choose_us: string;
  your_expectation: string;
  memo: string;
}

export const NOTHING: Readonly<Answers> = {
  current_company: "", current_position: "", current_salary: "", work_experience: undefined, study_plan: 1, open_module: true,
  stu_specified_mentor: "", why_take_this_course: "", why_choose_us: "", your_expectation: "", memo: "",
};
export const FIELDS = Object.keys(NOTHING) as (keyof Answers)[];
export const WHYS = ["why_take_this_course", "why_choose_us", "your_expectation"] as const;
/** Where she works and what she earns is nobody's business: it is never kept on a device that others may use. */
const NEVER_KEPT = new Set<keyof Answers>(["current_company", "current_position", "current_salary"]);
const MOST_SALARY = 10_000_000;

export type Problem = "missing" | "salary";

export function problemsOf(answers: Answers): Partial<Record<keyof Answers, Problem>> {
  const salary = answers.current_salary.trim();
  const isSalary = salary === "" || (/^\d{1,8}$/.test(salary) && Number(salary) <= MOST_SALARY);
  return {
    ...(isSalary ? {} : { current_salary: "salary" }),
    ...(answers.work_experience === undefined ? { work_experience: "missing" } : {}),
    ...Object.fromEntries(WHYS.filter((why) => !answers[why].trim()).map((why) => [why, "missing"])),
  };
}

export function bodyOf(answers: Answers): FormIn {
  const salary = answers.current_salary.trim();
  return { ...answers, work_experience: answers.work_experience ?? 0, current_salary: salary === "" ? null : Number(salary) };
}

export function answersIn(form: FormOut): Answers {
  const { current_salary, ...rest } = form;
  const known = Object.fromEntries(FIELDS.filter((field) => field in rest).map((field) => [field, rest[field as keyof typeof rest]]));
  return { ...NOTHING, ...known, current_salary: current_salary === null ? "" : String(current_salary) };
}

const PREFIX = "luffy:form:";
type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Keeps what was typed under the account's name, so that nobody else on this device finds it in her own form. */
export function draftOf(shelf: Shelf, account: string, enrolment_id: number) {
  const key = `${PREFIX}${account}:${enrolment_id}`;
  return {
    read(): Partial<Answers> {
      try {
        const kept: unknown = JSON.parse(shelf.getItem(key) ?? "{}");
        if (typeof kept !== "object" || kept === null) return {};
        const isAnswer = ([name, value]: [string, unknown]) => name in NOTHING && !NEVER_KEPT.has(name as keyof Answers) && (name === "work_experience" ? typeof value === "number" : typeof value === typeof NOTHING[name as keyof Answers]);
        return Object.fromEntries(Object.entries(kept).filter(isAnswer));
      } catch {
        return {};
      }
    },
    /** False where the device keeps nothing. */
    write(answers: Answers): boolean {
      try {
        shelf.setItem(key, JSON.stringify(answers, (name, value: unknown) => (NEVER_KEPT.has(name as keyof Answers) ? undefined : value)));
        return true;
      } catch {
        return false;
      }
    },
    forget(): void {
      try {
        shelf.removeItem(key);
      } catch {
        // A device that keeps nothing has nothing to forget.
      }
    },
  };
}
