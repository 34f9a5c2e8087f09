/** Whether I am a member, and until when. */

import { useQuery } from "@pinia/colada";
import { computed } from "vue";
import { membershipGetMyMembershipQuery } from "@/api/generated/@pinia/colada.gen";
import { schoolDay, serverNow } from "@/composables/clock.ts";
import { useSession } from "@/features/accounts/session.ts";

export function useMembership() {
  const session = useSession();
  const { data: mine, error, isLoading, refetch } = useQuery(() => ({ ...membershipGetMyMembershipQuery(), enabled: session.isSignedIn }));
  const today = schoolDay(serverNow());
  /** The last day, while it has not passed. */
  const lasting = computed(() => {
    const until = session.isSignedIn ? mine.value?.valid_until : null;
    return until && until >= today ? until : null;
  });
  return { mine, error, isLoading, refetch, lasting, today };
}
