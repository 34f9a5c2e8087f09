/** After an attempt was handed in or a mistake practised: whatever tells of it is read anew. */

import type { useQueryCache } from "@pinia/colada";

const CHANGED = new Set(["getExercise", "myAttempts", "myMistakes", "coursesWithMistakes"]);

export async function exercisesMoved(queries: ReturnType<typeof useQueryCache>): Promise<void> {
  await queries.invalidateQueries({ predicate: ({ key }) => CHANGED.has((key as readonly { _id?: string }[])[0]?._id ?? "") });
}
