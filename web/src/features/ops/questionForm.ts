/** The form of a question: as it is filled in, as it is sent. */

import type { BankQuestionIn, BankQuestionOut } from "@/api/generated";

export interface QuestionForm {
  lesson_id: number | undefined;
  kind: number;
  text: string;
  answers: string;
  is_html: boolean;
  tolerance: string;
  ignores_case: boolean;
  explanation: string;
  points: string;
  tags: string;
  is_withdrawn: boolean;
}

export function emptyQuestion(lesson: number | undefined): QuestionForm {
  return { lesson_id: lesson, kind: 0, text: "", answers: "", is_html: false, tolerance: "", ignores_case: true, explanation: "", points: "1", tags: "", is_withdrawn: false };
}

export function questionForm(found: BankQuestionOut): QuestionForm {
  const today = found.versions.find((one) => one.is_current);
  const empty = emptyQuestion(found.lesson_id);
  if (!today) return empty;
  const { kind, text, answers, is_html, tolerance, ignores_case, explanation, points } = today;
  return { ...empty, kind, text, answers, is_html, tolerance, ignores_case, explanation, points: String(points), tags: found.tags.join(" "), is_withdrawn: found.is_withdrawn };
}

export function questionSent(form: QuestionForm, lesson: number): BankQuestionIn {
  return { ...form, lesson_id: lesson, points: Number(form.points), tags: form.tags.split(/\s+/).filter(Boolean) };
}

/** The list after one moved by a step; the same list if there is no place to move to. */
export function moved(ids: readonly number[], id: number, step: 1 | -1): number[] {
  const from = ids.indexOf(id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  const rest = ids.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}
