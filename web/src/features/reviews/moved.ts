/** After a review was written, changed or taken back: whatever shows reviews or ratings is read anew. */

import type { useQueryCache } from "@pinia/colada";

const CHANGED = new Set(["courseReviews", "courseRating", "myCourseReviews", "coursesToReview", "getCourse", "listCourses"]);

export async function reviewsMoved(queries: ReturnType<typeof useQueryCache>): Promise<void> {
  await queries.invalidateQueries({ predicate: ({ key }) => CHANGED.has((key as readonly { _id?: string }[])[0]?._id ?? "") });
}
