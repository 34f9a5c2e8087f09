import { computed, onScopeDispose, ref, toValue, watch, type ComputedRef, type MaybeRefOrGetter } from "vue";
import { serverNow } from "./clock.ts";

export interface Countdown {
  /** Milliseconds left, 0 when over or when there is no deadline. */
  left_ms: ComputedRef<number>;
  isOver: ComputedRef<boolean>;
}

/** Count down to a moment by the server's time; `onOver` is called once, when it comes. */
export function useCountdown(until: MaybeRefOrGetter<string | null | undefined>, onOver?: () => void): Countdown {
  const now = ref(serverNow());
  const end = computed(() => Date.parse(toValue(until) ?? ""));
  const left_ms = computed(() => Math.max(0, (end.value || now.value) - now.value));
  const isOver = computed(() => end.value <= now.value);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tick(): void {
    clearTimeout(timer);
    const wasOver = isOver.value;
    now.value = serverNow();
    if (!wasOver && isOver.value) onOver?.();
    // On the full second of what is left, so that shown seconds change evenly.
    if (left_ms.value > 0) timer = setTimeout(tick, left_ms.value % 1_000 || 1_000);
  }

  watch(end, () => {
    now.value = serverNow();
    tick();
  }, { immediate: true });
  // Timers of hidden pages are held back.
  document.addEventListener("visibilitychange", tick);
  onScopeDispose(() => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", tick);
  });
  return { left_ms, isOver };
}
