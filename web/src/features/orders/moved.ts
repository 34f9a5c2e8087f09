import type { useQueryCache } from "@pinia/colada";
import { myCoursesQueryKey, myOrdersQueryKey } from "@/api/generated/@pinia/colada.gen";

/** What an order's moves change elsewhere: lists of orders, courses, berries and coupons are read anew. */
const CHANGED = new Set([idOf(myOrdersQueryKey()), idOf(myCoursesQueryKey()), "myWallet", "myTransfers", "myCoupons", "coursesGetCourse"]);

export async function orderMoved(queries: ReturnType<typeof useQueryCache>): Promise<void> {
  await queries.invalidateQueries({ predicate: ({ key }) => CHANGED.has(idOf(key)) });
}

function idOf(key: readonly unknown[]): string {
  const [first] = key as readonly { _id?: string }[];
  return first?._id ?? "";
}
