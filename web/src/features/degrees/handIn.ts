/** Handing in homework: what can be sent, what it will do, how files are named. Which words, not the words themselves. */

import type { HomeworkOut } from "@/api/generated";

export interface Work {
  text: string;
  link: string;
  file_ids: number[];
}

export const MOST_FILES = 10;
export const MOST_TEXT = 50_000;
export const KINDS = ["pdf", "png", "jpg", "jpeg", "zip", "docx", "txt", "md", "py", "csv", "ipynb"] as const;

export type Problem = "nothing" | "link" | "text" | "uploading";

/** The first thing that keeps it from being sent. */
export function problemOf(work: Work, isUploading: boolean): Problem | null {
  if (isUploading) return "uploading";
  if (work.text.length > MOST_TEXT) return "text";
  if (work.link.trim() && !isWebAddress(work.link.trim())) return "link";
  return work.text.trim() || work.link.trim() || work.file_ids.length ? null : "nothing";
}

export function isWebAddress(link: string): boolean {
  if (!/^https?:\/\//i.test(link) || /[\s\\]/.test(link) || !URL.canParse(link)) return false;
  const { hostname, username, password } = new URL(link);
  return hostname !== "" && !username && !password;
}

/** What will happen, as keys of `degrees.handIn.will.*`, in the order in which people read them. */
export type Consequence = "onTime" | "onTimeAgain" | "late" | "lateAgain" | "final" | "queue";

export function consequencesOf({ now, submissions }: Pick<HomeworkOut, "now" | "submissions">): Consequence[] {
  const isFirst = submissions.length === 0;
  const timing = now.is_on_time ? (isFirst ? "onTime" : "onTimeAgain") : isFirst && now.costs_berries > 0 ? "late" : "lateAgain";
  return [timing, "final", "queue"];
}

const UNITS = ["B", "KB", "MB"] as const;

/** 1536 → `1.5 KB`. */
export function sizeOf(bytes: number): string {
  const step = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
  const number = bytes / 1024 ** step;
  return `${step && number < 10 ? number.toFixed(1) : Math.round(number)} ${UNITS[step]}`;
}

/** Whether the server takes files with this ending; what is in them it sees for itself. */
export function isKindTaken(name: string): boolean {
  const ending = name.toLowerCase().split(".").pop() ?? "";
  return name.includes(".") && (KINDS as readonly string[]).includes(ending);
}
