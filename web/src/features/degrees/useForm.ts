/** The registration form while it is filled in: what was handed in before, what was typed, and sending it. */

import { useQuery, useQueryCache } from "@pinia/colada";
import { computed, reactive, ref, watch } from "vue";
import { useI18n } from "vue-i18n";
import { changeForm, submitForm } from "@/api/generated";
import { myDegreeQuery, myFormQuery } from "@/api/generated/@pinia/colada.gen";
import { isRefusal } from "@/api/refusal.ts";
import { useSession } from "@/features/accounts/session.ts";
import { useSubmission } from "@/features/accounts/submission.ts";
import { answersIn, bodyOf, draftOf, FIELDS, NOTHING, problemsOf, type Answers } from "./answers.ts";
import { degreeMoved } from "./moved.ts";

const FORM_MISSING = 1917;
const PAUSE_MS = 600;

export function useForm(id: number) {
  const { t } = useI18n();
  const session = useSession();
  const queries = useQueryCache();
  const path = { enrolment_id: id };
  const degree = useQuery(() => myDegreeQuery({ path }));
  const hasForm = computed(() => degree.data.value?.has_form);
  const handedIn = useQuery(() => ({ ...myFormQuery({ path }), enabled: hasForm.value === true }));
  const sending = useSubmission("form", FIELDS);
  const answers = reactive<Answers>({ ...NOTHING });
  const isReady = ref(false);
  const isKept = ref(false);
  const draft = computed(() => draftOf(localStorage, session.account?.username ?? "", id));
  let timer: ReturnType<typeof setTimeout> | undefined;

  watch([hasForm, handedIn.data], ([has, form]) => {
    if (isReady.value || has === undefined || (has && !form)) return;
    // What is being corrected is on the server; only what was never sent is kept here.
    Object.assign(answers, form ? answersIn(form) : draft.value.read());
    isReady.value = true;
  }, { immediate: true });
  watch(answers, () => {
    if (!isReady.value || hasForm.value) return;
    isKept.value = false;
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE_MS);
  });

  /** Write down at once what was typed. */
  function keep(): void {
    clearTimeout(timer);
    if (isReady.value && !hasForm.value) isKept.value = draft.value.write(answers);
  }

  function check(): Record<string, string> {
    return Object.fromEntries(Object.entries(problemsOf(answers)).map(([field, problem]) => [field, t(`degrees.form.problem.${problem}`, { field: t(`degrees.form.field.${field}`) })]));
  }

  /** True when it is handed in, or corrected. */
  async function send(): Promise<boolean> {
    const isDone = await sending.submit(async () => {
      await (hasForm.value ? changeForm : submitForm)({ path, body: bodyOf(answers) });
    }, check);
    if (!isDone) return false;
    clearTimeout(timer);
    draft.value.forget();
    await degreeMoved(queries).catch(() => undefined);
    return true;
  }

  const error = computed(() => degree.error.value ?? (isRefusal(handedIn.error.value, FORM_MISSING) ? null : handedIn.error.value));
  const retry = () => Promise.all([degree.refetch(), ...(hasForm.value ? [handedIn.refetch()] : [])]);
  return { degree: degree.data, handedIn: handedIn.data, hasForm, answers, isReady, isKept, keep, send, error, retry, isLoading: degree.isLoading, ...sending };
}
