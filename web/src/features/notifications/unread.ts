/** How many notifications I have not read, asked for again and again. */

import { useQuery, type useQueryCache } from "@pinia/colada";
import { computed, type ComputedRef } from "vue";
import { listNotificationsQueryKey, unreadNotificationsQuery, unreadNotificationsQueryKey } from "@/api/generated/@pinia/colada.gen";
import { usePolling } from "@/composables/usePolling.ts";
import { useSession } from "@/features/accounts/session.ts";

export const EVERY_MS = 60_000;

/** 0 while that is not known. Asked once a minute and whenever the page is shown again; mostly the answer is 304. */
export function useUnread(): ComputedRef<number> {
  const session = useSession();
  const { data, refetch } = useQuery(() => ({
    ...unreadNotificationsQuery(),
    enabled: session.isSignedIn,
    // The polling does that.
    refetchOnWindowFocus: false,
  }));
  usePolling(() => refetch(true), { active: () => session.isSignedIn, fastest_ms: EVERY_MS, slowest_ms: EVERY_MS });
  return computed(() => (session.isSignedIn ? data.value?.unread ?? 0 : 0));
}

/** Lists and count are read anew. */
export async function notificationsRead(queries: ReturnType<typeof useQueryCache>): Promise<void> {
  const changed = new Set([idOf(listNotificationsQueryKey()), idOf(unreadNotificationsQueryKey())]);
  await queries.invalidateQueries({ predicate: ({ key }) => changed.has(idOf(key)) });
}

function idOf(key: readonly unknown[]): string {
  const [first] = key as readonly { _id?: string }[];
  return first?._id ?? "";
}
