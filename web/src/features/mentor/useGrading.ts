/** Sends a grade once. When somebody else was faster, what she gave is shown instead. */

import { useQueryCache } from "@pinia/colada";
import { ref, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import { gradingGradeSubmission, gradingRegradeSubmission, type SubmissionToGradeOut } from "@/api/generated";
import { gradingShowSubmissionQueryKey } from "@/api/generated/@pinia/colada.gen";
import { isRefusal } from "@/api/refusal.ts";
import { useToast } from "@/components/useToast.ts";
import { useFailure } from "@/composables/failure.ts";
import { missingIn, type Draft, type Drafts } from "./draft.ts";
import { studentsMoved } from "./moved.ts";

/** Graded meanwhile, handed in again meanwhile. */
const OVERTAKEN = [1934, 1935];
const REMEMBERED = 5;

export interface Done {
  id: number;
  student: string;
  homework: string;
  grade: string;
}

export function useGrading(drafts: Drafts, reload: () => Promise<void>): {
  isBusy: Ref<boolean>;
  problem: Ref<string>;
  /** What was graded since the page opened, the newest first: a grade given by mistake is found again. */
  done: Ref<Done[]>;
  send: (submission: SubmissionToGradeOut, draft: Draft) => Promise<boolean>;
} {
  const { t } = useI18n();
  const { describe } = useFailure();
  const { toast } = useToast();
  const queries = useQueryCache();
  const isBusy = ref(false);
  const problem = ref("");
  const done = ref<Done[]>([]);

  async function give({ id, can_regrade }: SubmissionToGradeOut, { grade, comment, reason }: Draft): Promise<SubmissionToGradeOut | null> {
    if (!grade) return null;
    const path = { submission_id: id };
    return can_regrade
      ? gradingRegradeSubmission({ path, body: { grade, comment, reason: reason.trim() } })
      : gradingGradeSubmission({ path, body: { grade, comment } });
  }

  async function refuse(error: unknown): Promise<void> {
    problem.value = describe(error).title;
    if (!isRefusal(error, ...OVERTAKEN)) return;
    await reload();
    await studentsMoved(queries).catch(() => undefined);
  }

  async function send(submission: SubmissionToGradeOut, draft: Draft): Promise<boolean> {
    if (isBusy.value) return false;
    const missing = missingIn(draft, submission);
    problem.value = missing ? t(`mentor.grading.missing.${missing}`) : "";
    if (missing) return false;
    isBusy.value = true;
    try {
      const graded = await give(submission, draft);
      if (!graded) return false;
      const { id, student, homework, grade } = graded;
      queries.setQueryData(gradingShowSubmissionQueryKey({ path: { submission_id: id } }), graded);
      done.value = [{ id, student, homework, grade: grade ?? "" }, ...done.value.filter((one) => one.id !== id)].slice(0, REMEMBERED);
      drafts.clear(id);
      toast(t("mentor.grading.done", { student, grade: grade ?? "" }), { tone: "ok" });
      await studentsMoved(queries).catch(() => undefined);
      return true;
    } catch (error) {
      await refuse(error);
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  return { isBusy, problem, done, send };
}
