/** Answers of an attempt, sent as they are given: a moment after the last key, and before handing in. */

import { onBeforeUnmount, onMounted, reactive, ref, type Ref } from "vue";

export const SAVE_AFTER_MS = 600;
export type Saving = "saved" | "saving" | "failed";

export interface Answers {
  /** What was given, by question. */
  given: Record<number, string[]>;
  saving: Ref<Saving>;
  give: (question: number, answer: string[]) => void;
  /** Resolves when everything is with the server; rejects with what hindered it. */
  flush: () => Promise<void>;
}

interface Options {
  asked: readonly { question_id: number; given: string[] }[];
  send: (question: number, answer: string[]) => Promise<unknown>;
  onFailed: (problem: unknown) => void;
}

export function useAnswers({ asked, send, onFailed }: Options): Answers {
  const given = reactive<Record<number, string[]>>(Object.fromEntries(asked.map((one) => [one.question_id, [...one.given]])));
  const saving = ref<Saving>("saved");
  const unsent = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  function give(question: number, answer: string[]): void {
    given[question] = answer;
    unsent.add(question);
    saving.value = "saving";
    clearTimeout(timer);
    timer = setTimeout(later, SAVE_AFTER_MS);
  }

  /** One after the other, so that an older answer never comes last. */
  async function drain(): Promise<void> {
    for (const question of unsent) {
      unsent.delete(question);
      try {
        await send(question, given[question] ?? []);
      } catch (problem) {
        unsent.add(question);
        saving.value = "failed";
        throw problem;
      }
    }
    saving.value = "saved";
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    running ??= drain().finally(() => {
      running = undefined;
    });
    await running;
    if (unsent.size) await flush();
  }

  function later(): void {
    flush().catch(onFailed);
  }

  function hidden(): void {
    if (document.visibilityState === "hidden" && unsent.size) later();
  }

  onMounted(() => {
    document.addEventListener("visibilitychange", hidden);
  });
  onBeforeUnmount(() => {
    document.removeEventListener("visibilitychange", hidden);
    clearTimeout(timer);
    // Whoever went away is not told any more; the answer is sent all the same.
    if (unsent.size) flush().catch(() => undefined);
  });
  return { given, saving, give, flush };
}
