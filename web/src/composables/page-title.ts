import { computed, ref, toValue, watchEffect, type ComputedRef, type MaybeRefOrGetter } from "vue";

const current = ref("");
let brand = "Luffy";

/** What follows every title. */
export function setBrand(name: string): void {
  brand = name;
}

/** What the page is called, for the tab and for who hears that the page changed. */
export const pageTitle: ComputedRef<string> = computed(() => current.value);

export function setPageTitle(title: string): void {
  current.value = title;
  document.title = title ? `${title} · ${brand}` : brand;
}

/** Call the page by what it shows, once that is known: `usePageTitle(() => course.value?.title)`. */
export function usePageTitle(title: MaybeRefOrGetter<string | undefined>): void {
  watchEffect(() => {
    const known = toValue(title);
    if (known) setPageTitle(known);
  });
}
