import { onBeforeUnmount, onMounted } from "vue";

/** Listen for as long as the component is there. */
export function useEventListener(target: Window | Document, name: string, listener: (event: Event) => void): void {
  onMounted(() => target.addEventListener(name, listener));
  onBeforeUnmount(() => target.removeEventListener(name, listener));
}
