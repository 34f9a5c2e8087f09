import { useQuery } from "@pinia/colada";
import { computed, type ComputedRef } from "vue";
import { myCartQuery } from "@/api/generated/@pinia/colada.gen";
import { useSession } from "@/features/accounts/session.ts";

/** How many products are in my cart; 0 while that is not known. */
export function useCartCount(): ComputedRef<number> {
  const session = useSession();
  const { data } = useQuery(() => ({ ...myCartQuery(), enabled: session.isSignedIn }));
  return computed(() => (session.isSignedIn ? (data.value?.items.length ?? 0) : 0));
}
