/** After something was asked, answered or noted: whatever shows it is read anew. */

import type { useQueryCache } from "@pinia/colada";

const CHANGED = new Set(["lessonQuestions", "showQuestion", "questionAnswers", "myNotes"]);

export async function talkMoved(queries: ReturnType<typeof useQueryCache>): Promise<void> {
  await queries.invalidateQueries({ predicate: ({ key }) => CHANGED.has((key as readonly { _id?: string }[])[0]?._id ?? "") });
}
