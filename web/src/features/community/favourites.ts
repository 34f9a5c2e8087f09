/** What somebody keeps: asked for once for all hearts of a page. */

import { useQuery, useQueryCache } from "@pinia/colada";
import { computed, ref, type ComputedRef, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import { favouritesDropFavourite, favouritesKeepFavourite, type FavouriteTargetsOut } from "@/api/generated";
import { favouritesMyFavouriteTargetsQuery, favouritesMyFavouriteTargetsQueryKey } from "@/api/generated/@pinia/colada.gen";
import { useToast } from "@/components/useToast.ts";
import { useFailure } from "@/composables/failure.ts";
import { useSession } from "@/features/accounts/session.ts";
import { useSignInFirst } from "@/features/accounts/signInFirst.ts";

/** `article:3`, `course:5`, `degree:1`. */
export function useFavourite(target: () => string): { isKept: ComputedRef<boolean>; isBusy: Ref<boolean>; toggle: () => Promise<void> } {
  const { t } = useI18n();
  const { describe } = useFailure();
  const { toast } = useToast();
  const queries = useQueryCache();
  const session = useSession();
  const isSomebody = useSignInFirst();
  const isBusy = ref(false);
  const { data } = useQuery(() => ({ ...favouritesMyFavouriteTargetsQuery(), enabled: session.isSignedIn }));
  const isKept = computed(() => data.value?.items.includes(target()) ?? false);

  async function toggle(): Promise<void> {
    if (isBusy.value || !(await isSomebody())) return;
    isBusy.value = true;
    const path = { target: target() };
    try {
      const { kept } = isKept.value ? await favouritesDropFavourite({ path }) : await favouritesKeepFavourite({ path });
      const key = favouritesMyFavouriteTargetsQueryKey();
      const others = (queries.getQueryData<FavouriteTargetsOut>(key)?.items ?? []).filter((name) => name !== path.target);
      queries.setQueryData(key, { items: kept ? [...others, path.target] : others });
      toast(t(kept ? "home.favourite.kept" : "home.favourite.dropped"), { tone: "ok" });
      await queries.invalidateQueries({ predicate: ({ key: [one] }) => (one as { _id?: string } | undefined)?._id === "favouritesMyFavourites" });
    } catch (problem) {
      toast(describe(problem).title, { tone: "bad" });
    } finally {
      isBusy.value = false;
    }
  }

  return { isKept, isBusy, toggle };
}
