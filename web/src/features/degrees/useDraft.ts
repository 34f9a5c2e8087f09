/** What is being written is kept on the server, a moment after each pause in typing, and when the page is left. */

import { computed, onBeforeUnmount, ref, watch, type ComputedRef, type Ref } from "vue";
import type { Work } from "./handIn.ts";

export type Kept = "clean" | "dirty" | "saving" | "saved" | "failed";
const PAUSE_MS = 1_500;
const AGAIN_MS = 10_000;

export interface Draft {
  state: Ref<Kept>;
  savedAt: Ref<string | null>;
  isUnsaved: ComputedRef<boolean>;
  /** What is on the server now, so that only changes are sent. */
  begin: (work: Work, savedAt: string | null) => void;
  /** Send at once what changed; never throws. */
  flush: () => Promise<void>;
  /** It was handed in: nothing is left to keep. */
  end: () => void;
}

/** `save` sends it and gives the moment at which it was kept. */
export function useDraft(work: () => Work, save: (work: Work) => Promise<string | null>): Draft {
  const state = ref<Kept>("clean");
  const savedAt = ref<string | null>(null);
  let onServer: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | null = null;
  let isGone = false;
  const isUnsaved = computed(() => ["dirty", "saving", "failed"].includes(state.value));
  const now = () => JSON.stringify(work());

  function begin(given: Work, at: string | null): void {
    onServer = JSON.stringify(given);
    savedAt.value = at;
    state.value = "clean";
  }

  function later(delay_ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay_ms);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    // One after the other, so that the newest is what stays.
    while (saving) await saving;
    if (onServer === null || now() === onServer) return;
    saving = send(now());
    await saving;
    saving = null;
  }

  async function send(sent: string): Promise<void> {
    state.value = "saving";
    try {
      const at = await save(JSON.parse(sent) as Work);
      if (onServer === null) return;
      onServer = sent;
      savedAt.value = at;
      state.value = now() === sent ? "saved" : "dirty";
      if (state.value === "dirty" && !isGone) later(PAUSE_MS);
    } catch {
      if (onServer === null) return;
      state.value = "failed";
      if (!isGone) later(AGAIN_MS);
    }
  }

  function end(): void {
    clearTimeout(timer);
    onServer = null;
    state.value = "clean";
    savedAt.value = null;
  }

  watch(now, (what) => {
    if (onServer === null || what === onServer) return;
    if (state.value !== "saving") state.value = "dirty";
    later(PAUSE_MS);
  });
  onBeforeUnmount(() => {
    isGone = true;
    void flush();
  });
  return { state, savedAt, isUnsaved, begin, flush, end };
}
