import { computed, type ComputedRef } from "vue";
import { useRouter } from "vue-router";
import { useSession } from "@/features/accounts/session.ts";
import { pages } from "./menu.ts";

type Entry = (typeof pages)[number];

/** The pages that whoever is signed in may work on. */
export function useOpsMenu(): ComputedRef<Entry[]> {
  const router = useRouter();
  const session = useSession();
  return computed(() =>
    pages.filter(({ name }) => {
      const { needs } = router.resolve({ name }).meta;
      return !needs || session.may(needs);
    }),
  );
}
