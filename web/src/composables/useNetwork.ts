import { readonly, ref, type Ref } from "vue";

const isOnline = ref(navigator.onLine);
addEventListener("online", () => (isOnline.value = true));
addEventListener("offline", () => (isOnline.value = false));

/** Whether this machine has a network at all; that the server answers is another matter. */
export function useNetwork(): { isOnline: Readonly<Ref<boolean>> } {
  return { isOnline: readonly(isOnline) };
}
