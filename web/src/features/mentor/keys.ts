/** The keys of the workbench: which means what. Single keys can be switched off, for who dictates or has a tremor. */

import type { PreviewOut } from "@/api/generated";

export type Grade = PreviewOut["grade"];
export const grades = ["A+", "A", "B+", "B", "B-", "C+", "C", "C-", "D", "COPY"] as const satisfies readonly Grade[];

export type Action =
  | { do: "next" | "previous" | "help" | "comment" | "leave" | "submit" }
  | { do: "grade"; grade: Grade };

/** The number key of a grade: 1 is A+, 0 is COPY. */
export function digitOf(grade: Grade): string {
  return String((grades.indexOf(grade) + 1) % 10);
}

/** Grades that begin with a letter, in the order in which pressing it again goes through them; P is plagiarism. */
const byLetter: Record<string, readonly Grade[]> = {
  a: ["A+", "A"],
  b: ["B+", "B", "B-"],
  c: ["C+", "C", "C-"],
  d: ["D"],
  p: ["COPY"],
};

/** The grade that a number or letter key stands for, `chosen` being the one before. */
export function gradeOf(key: string, chosen: Grade | null): Grade | null {
  if (/^\d$/.test(key)) return grades.find((grade) => digitOf(grade) === key) ?? null;
  const named = byLetter[key.toLowerCase()];
  if (!named) return null;
  return named[(chosen === null ? 0 : named.indexOf(chosen) + 1) % named.length] ?? null;
}

export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What a key does; `isTyping`: in a field, where only Ctrl+Enter and Escape do something. */
export function actionOf(pressed: Pressed, given: { isTyping: boolean; chosen: Grade | null; single: boolean }): Action | null {
  const { key } = pressed;
  if (key === "Enter" && (pressed.ctrlKey || pressed.metaKey)) return { do: "submit" };
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  if (given.isTyping) return key === "Escape" ? { do: "leave" } : null;
  if (!given.single) return null;
  if (key === "?" || key === "？") return { do: "help" };
  if (key === "j") return { do: "next" };
  if (key === "k") return { do: "previous" };
  if (key === "m") return { do: "comment" };
  const grade = gradeOf(key, given.chosen);
  return grade ? { do: "grade", grade } : null;
}

/** Whether keys go into what has the focus. */
export function isField(element: Element | null): boolean {
  return element !== null && (/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || (element as HTMLElement).isContentEditable);
}
