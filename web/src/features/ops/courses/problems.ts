/** What was refused, by the field that mends it. */

import type { ApiRefusal } from "@/api/refusal.ts";
import { INCOMPLETE } from "./useCourseEditor.ts";

type Translate = (key: string, values?: Record<string, unknown>) => string;
const INVALID = 1101;
const REFUSED = 1303;
/** What the backend calls otherwise than the form. */
const names: Record<string, string> = { sub_category: "sub_category_id", degree_course: "degree_id", __all__: "degree_id" };

export function problemsOf({ code, msg, detail }: ApiRefusal, t: Translate): Record<string, string> {
  if (code === INCOMPLETE) {
    const missing = detail.missing as { name: string; field: string; label: string }[];
    return Object.fromEntries(missing.map(({ name, field, label }) => [field, t(`ops.courses.gaps.${name}`, { label })]));
  }
  if (code === REFUSED) {
    return Object.fromEntries(Object.entries(detail.fields as Record<string, string[]>).map(([field, said]) => [names[field] ?? field, said.join(" ")]));
  }
  if (code === INVALID && Array.isArray(detail.fields)) {
    const fields = detail.fields as { where: string; problem: string }[];
    return Object.fromEntries(fields.map(({ where, problem }) => [where.replace(/^body\.(content\.)?/, ""), problem]));
  }
  const held = Array.isArray(detail.held_by) ? (detail.held_by as string[]).join("、") : "";
  return { "": held ? `${msg} (${held})` : msg };
}
