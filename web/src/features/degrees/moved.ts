/** After something of a degree changed: whatever shows degrees, homework or berries is read anew. */

import type { useQueryCache } from "@pinia/colada";
import { walletMoved } from "@/features/wallet/moved.ts";

const CHANGED = new Set(["myDegree", "myDegrees", "myForm", "myCourses", "homeworkMyHomework", "reviewsMyReviews"]);

export async function degreeMoved(queries: ReturnType<typeof useQueryCache>): Promise<void> {
  await queries.invalidateQueries({ predicate: ({ key }) => CHANGED.has((key as readonly { _id?: string }[])[0]?._id ?? "") });
  await walletMoved(queries);
}
