/** Sending a form once: what the backend refuses goes to the field it is about, and a full counter is waited for. */

import { computed, ref, type ComputedRef, type Ref } from "vue";
import type { FieldError } from "@/components/ErrorSummary.vue";
import { ApiRefusal, Code } from "@/api/refusal.ts";
import { serverNow } from "@/composables/clock.ts";
import { useFailure } from "@/composables/failure.ts";
import { useCountdown } from "@/composables/useCountdown.ts";

/** Refusals that are about one field, by their number. */
const fieldByCode: Record<number, string> = { 1200: "username", 1201: "email", 1202: "username", 1203: "password", 1204: "password", 1205: "old_password", 1206: "email", 1209: "password", 1504: "code", 1211: "code", 1212: "code", 2605: "answers", 2101: "tax_number", 2102: "tax_number" };

export interface Submission {
  isBusy: Ref<boolean>;
  /** Problem by the field's name. */
  problems: Ref<Record<string, string>>;
  /** The same for ErrorSummary; those of no field of this form have no id. */
  errors: ComputedRef<FieldError[]>;
  /** Seconds until another try makes sense; 0 when it does. */
  wait_seconds: ComputedRef<number>;
  /** True when it went well. `check` finds what is missing before anything is sent. */
  submit: (send: () => Promise<void>, check?: () => Record<string, string>) => Promise<boolean>;
}

/** `fields` are the names of this form; the ids of their FormFields are `prefix-name`. */
export function useSubmission(prefix: string, fields: readonly string[]): Submission {
  const { describe } = useFailure();
  const isBusy = ref(false);
  const problems = ref<Record<string, string>>({});
  const until = ref<string | null>(null);
  const { left_ms } = useCountdown(until);
  const wait_seconds = computed(() => Math.ceil(left_ms.value / 1_000));
  const errors = computed(() =>
    Object.entries(problems.value).map(([name, message]) => ({ id: fields.includes(name) ? `${prefix}-${name}` : "", message })),
  );

  async function submit(send: () => Promise<void>, check: () => Record<string, string> = () => ({})): Promise<boolean> {
    if (isBusy.value || wait_seconds.value > 0) return false;
    problems.value = check();
    if (errors.value.length) return false;
    isBusy.value = true;
    try {
      await send();
      return true;
    } catch (error) {
      refuse(error);
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  function refuse(error: unknown): void {
    if (error instanceof ApiRefusal && error.code === Code.tooMany) {
      until.value = new Date(serverNow() + Number(error.detail.retry_after ?? 60) * 1_000).toISOString();
      return;
    }
    problems.value = problemsIn(error);
  }

  function problemsIn(error: unknown): Record<string, string> {
    if (error instanceof ApiRefusal) {
      if (Object.keys(error.fields).length) return { ...error.fields };
      const field = fieldByCode[error.code];
      if (field) return { [field]: error.msg };
    }
    const { title, hint } = describe(error);
    return { "": [title, hint].filter(Boolean).join(" ") };
  }

  return { isBusy, problems, errors, wait_seconds, submit };
}
