/** What a mentor is about to say of each hand-in, kept while she looks at others. */

import { reactive } from "vue";
import type { SubmissionToGradeOut } from "@/api/generated";
import type { Grade } from "./keys.ts";

export interface Draft {
  grade: Grade | null;
  comment: string;
  /** Only of a regrade. */
  reason: string;
  /** She wants to change a grade that was given. */
  isRegrading: boolean;
}

export interface Drafts {
  of: (submissionId: number) => Draft;
  clear: (submissionId: number) => void;
}

const empty = (): Draft => ({ grade: null, comment: "", reason: "", isRegrading: false });

export function useDrafts(): Drafts {
  const kept = new Map<number, Draft>();

  function of(id: number): Draft {
    const found = kept.get(id) ?? reactive(empty());
    kept.set(id, found);
    return found;
  }

  return { of, clear: (id) => Object.assign(of(id), empty()) };
}

export type Missing = "closed" | "grade" | "reason";

/** Why a draft cannot be sent yet. */
export function missingIn(draft: Draft, submission: Pick<SubmissionToGradeOut, "can_grade" | "can_regrade">): Missing | null {
  if (!submission.can_grade && !(submission.can_regrade && draft.isRegrading)) return "closed";
  if (!draft.grade) return "grade";
  return submission.can_regrade && !draft.reason.trim() ? "reason" : null;
}
