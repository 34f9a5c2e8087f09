import { computed, type ComputedRef } from "vue";
import { useRouter } from "vue-router";
import { useSession } from "@/features/accounts/session.ts";
import { parts } from "./menu.ts";

type Part = (typeof parts)[number];
interface Menu {
  title: Part["title"];
  pages: Part["pages"][number][];
}

/** The pages that whoever is signed in may work on, in parts that have any. */
export function useOpsMenu(): ComputedRef<Menu[]> {
  const router = useRouter();
  const session = useSession();
  function isOpen(name: string): boolean {
    const { needs } = router.resolve({ name }).meta;
    return !needs || session.may(needs);
  }
  return computed(() =>
    parts.map(({ title, pages }) => ({ title, pages: pages.filter(({ name }) => isOpen(name)) })).filter(({ pages }) => pages.length),
  );
}
