import { onScopeDispose, readonly, ref, toValue, watch, type MaybeRefOrGetter, type Ref } from "vue";

export interface PollingOptions {
  /** Ask while this is true. */
  active: MaybeRefOrGetter<boolean>;
  /** The first pause, in milliseconds; each further one is half as long again, up to `slowest_ms`. */
  fastest_ms?: number;
  slowest_ms?: number;
}

/**
 * Call `ask` again and again while `active`: at first often, then less; not while the page is hidden, and at once when it is
 * shown again. Failures are the caller's to show (`ask` may throw); they do not stop the asking.
 */
export function usePolling(
  ask: () => Promise<unknown>,
  { active, fastest_ms = 2_000, slowest_ms = 10_000 }: PollingOptions,
): { askNow: () => Promise<void>; isAsking: Readonly<Ref<boolean>> } {
  const isAsking = ref(false);
  let pause_ms = fastest_ms;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDisposed = false;

  function plan(): void {
    clearTimeout(timer);
    if (isDisposed || !toValue(active) || document.hidden) return;
    timer = setTimeout(() => void askNow(), pause_ms);
    pause_ms = Math.min(slowest_ms, pause_ms * 1.5);
  }

  async function askNow(): Promise<void> {
    if (isAsking.value) return;
    clearTimeout(timer);
    isAsking.value = true;
    try {
      await ask();
    } catch {
      // Shown by whoever asks; the next try may succeed.
    } finally {
      isAsking.value = false;
      plan();
    }
  }

  function shown(): void {
    clearTimeout(timer);
    if (document.hidden || !toValue(active)) return;
    pause_ms = fastest_ms;
    void askNow();
  }

  watch(() => toValue(active), () => {
    pause_ms = fastest_ms;
    plan();
  }, { immediate: true });
  document.addEventListener("visibilitychange", shown);
  addEventListener("online", shown);
  onScopeDispose(() => {
    isDisposed = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", shown);
    removeEventListener("online", shown);
  });
  return { askNow, isAsking: readonly(isAsking) };
}
