/** What happens when another page is reached: its title, the focus, and a word to who cannot see it. */

import { nextTick, onBeforeUnmount, ref, watch, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import { useRoute, useRouter } from "vue-router";
import { pageTitle, setPageTitle } from "@/composables/page-title.ts";

export function useArrival(main: Readonly<Ref<HTMLElement | undefined>>): { announcement: Ref<string> } {
  const { t, locale } = useI18n();
  const route = useRoute();
  const router = useRouter();
  const announcement = ref("");

  const nameByRoute = () => {
    setPageTitle(t(route.meta.title));
  };
  if (!pageTitle.value) nameByRoute();
  watch(locale, nameByRoute);

  const stop = router.afterEach(async (to, from, failure) => {
    if (failure || to.path === from.path || !from.matched.length) return;
    nameByRoute();
    await nextTick();
    announcement.value = t("app.arrived", { title: pageTitle.value });
    // A page may want the focus elsewhere, such as in its first field.
    if (!to.hash && !main.value?.contains(document.activeElement)) main.value?.focus({ preventScroll: true });
  });
  onBeforeUnmount(stop);
  return { announcement };
}
