/** Files that go with a homework or with the note of a talk: each goes up on its own, may fail on its own, and may be tried again or taken away. */

import { computed, onBeforeUnmount, ref, type ComputedRef, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import { HOMEWORK_FILES, uploadFile } from "@/api/upload.ts";
import { uploadsDeleteUpload, type FileOut } from "@/api/generated";
import { useFailure } from "@/composables/failure.ts";
import { isKindTaken, MOST_FILES } from "./handIn.ts";

export interface Upload {
  key: number;
  name: string;
  size: number;
  state: "going" | "there" | "failed";
  /** From 0 to 1. */
  share: number;
  /** Why it failed. */
  problem: string;
  canRetry: boolean;
  /** What the server keeps. */
  kept: FileOut | null;
}

interface Going {
  file: File;
  giveUp: AbortController;
}

/** At once; more would only wait for each other. */
const AT_ONCE = 2;

export interface Uploads {
  uploads: Ref<Upload[]>;
  fileIds: ComputedRef<number[]>;
  isUploading: ComputedRef<boolean>;
  room: ComputedRef<number>;
  /** What the draft has already. */
  begin: (files: readonly FileOut[]) => void;
  /** How many there was no room for. */
  add: (files: readonly File[]) => number;
  retry: (key: number) => void;
  remove: (key: number) => void;
  clear: () => void;
}

export interface Place {
  address: string;
  forget: (id: number) => Promise<unknown>;
}

const HOMEWORK: Place = { address: HOMEWORK_FILES, forget: (id) => uploadsDeleteUpload({ path: { file_id: id } }) };

export function useUploads(place: Place = HOMEWORK): Uploads {
  const { t } = useI18n();
  const { describe } = useFailure();
  const uploads = ref<Upload[]>([]);
  const going = new Map<number, Going>();
  const waiting: number[] = [];
  let running = 0;
  let lastKey = 0;

  const fileIds = computed(() => uploads.value.flatMap(({ kept }) => (kept ? [kept.id] : [])));
  const isUploading = computed(() => uploads.value.some(({ state }) => state === "going"));
  const room = computed(() => MOST_FILES - uploads.value.length);
  const found = (key: number) => uploads.value.find((one) => one.key === key);
  const row = (name: string, size: number): Upload => ({ key: (lastKey += 1), name, size, state: "going", share: 0, problem: "", canRetry: false, kept: null });

  function begin(files: readonly FileOut[]): void {
    uploads.value = files.map((file) => ({ ...row(file.name, file.size), state: "there", share: 1, kept: file }));
  }

  function add(files: readonly File[]): number {
    const taken = files.slice(0, Math.max(0, room.value));
    for (const file of taken) {
      const made = row(file.name, file.size);
      uploads.value.push(made);
      if (!isKindTaken(file.name)) fail(made.key, t("degrees.files.kind"), false);
      else if (!file.size) fail(made.key, t("degrees.files.empty"), false);
      else enqueue(made.key, file);
    }
    return files.length - taken.length;
  }

  function enqueue(key: number, file: File): void {
    going.set(key, { file, giveUp: new AbortController() });
    waiting.push(key);
    next();
  }

  function next(): void {
    while (running < AT_ONCE && waiting.length) void send(waiting.shift() ?? 0);
  }

  async function send(key: number): Promise<void> {
    const one = going.get(key);
    if (!one) return;
    running += 1;
    const onProgress = (share: number) => change(key, { share });
    try {
      const kept = await uploadFile(one.file, { onProgress, signal: one.giveUp.signal }, place.address);
      // Taken away while it arrived.
      if (found(key)) change(key, { state: "there", share: 1, kept });
      else forget(kept);
      going.delete(key);
    } catch (error) {
      if (found(key)) {
        const { title, hint, canRetry } = describe(error);
        fail(key, [title, hint].filter(Boolean).join(" "), canRetry);
      }
    } finally {
      running -= 1;
      next();
    }
  }

  function change(key: number, what: Partial<Upload>): void {
    const one = found(key);
    if (one) Object.assign(one, what);
  }

  function fail(key: number, problem: string, canRetry: boolean): void {
    change(key, { state: "failed", problem, canRetry });
  }

  function retry(key: number): void {
    const one = going.get(key);
    if (!one) return;
    change(key, { state: "going", share: 0, problem: "" });
    enqueue(key, one.file);
  }

  function remove(key: number): void {
    const one = found(key);
    uploads.value = uploads.value.filter((other) => other.key !== key);
    going.get(key)?.giveUp.abort();
    going.delete(key);
    if (one?.kept) forget(one.kept);
  }

  /** What nobody deletes now the server deletes some day. */
  function forget(file: FileOut): void {
    place.forget(file.id).catch(() => undefined);
  }

  /** They were handed in, and are no longer ours to delete. */
  function clear(): void {
    uploads.value = [];
    going.clear();
  }

  onBeforeUnmount(() => going.forEach(({ giveUp }) => giveUp.abort()));
  return { uploads, fileIds, isUploading, room, begin, add, retry, remove, clear };
}
