/** After a grade was given or a student changed: whatever shows her or the queue is asked anew. */

import type { useQueryCache } from "@pinia/colada";

const CHANGED = new Set([
  "mentoringGradingQueue", "mentoringMyStudents", "mentoringMyStudent", "mentoringTalksWith", "mentoringTalksDue", "mentoringMyStatement",
  "gradingListAppeals", "opsListEnrolments", "opsListEditions", "opsListEditionHomework", "curriculumListMentors", "penaltiesListPenalties",
]);

export async function studentsMoved(queries: ReturnType<typeof useQueryCache>): Promise<void> {
  await queries.invalidateQueries({ predicate: ({ key }) => CHANGED.has((key as readonly { _id?: string }[])[0]?._id ?? "") });
}
