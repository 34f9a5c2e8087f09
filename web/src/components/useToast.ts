import { readonly, ref, type Ref } from "vue";

/** A short message about something that has already happened; `undo` offers to take it back. */
export interface Toast {
  id: number;
  text: string;
  tone: "plain" | "ok" | "bad";
  undo?: () => void;
  lasts_ms: number;
}

export interface ToastOptions {
  tone?: Toast["tone"];
  undo?: () => void;
}

const READ_MS = 5_000;
const DECIDE_MS = 8_000;
const shown: Ref<Toast[]> = ref([]);
let lastId = 0;

function toast(text: string, { tone = "plain", undo }: ToastOptions = {}): void {
  lastId += 1;
  const entry: Toast = { id: lastId, text, tone, lasts_ms: undo === undefined ? READ_MS : DECIDE_MS };
  if (undo !== undefined) entry.undo = undo;
  shown.value = [...shown.value.slice(-2), entry];
}

function dismiss(id: number): void {
  shown.value = shown.value.filter((entry) => entry.id !== id);
}

/** `toast(text, { tone, undo })` shows a message in the page's ToastRegion. */
export function useToast(): { toast: typeof toast; dismiss: typeof dismiss; toasts: Readonly<Ref<readonly Toast[]>> } {
  return { toast, dismiss, toasts: readonly(shown) as Readonly<Ref<readonly Toast[]>> };
}
