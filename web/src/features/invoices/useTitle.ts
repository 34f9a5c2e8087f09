/** The title that is being written: filled in from the last one, its tax number checked when the field is left. */

import { computed, reactive, ref, watch, type ComputedRef, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import { checkTaxNumber, type TitleIn, type TitleOut } from "@/api/generated";
import { isRefusal } from "@/api/refusal.ts";

const TAX_NUMBER_MALFORMED = 2101;
type Words = Required<TitleIn>;

export interface WrittenTitle {
  words: Words;
  /** What the form found missing. */
  missing: () => Record<string, string>;
  /** What is wrong with the tax number, in words; empty when nothing is, or nothing was written. */
  flaw: Ref<string>;
  flawIn: (error: unknown) => string;
  check: () => Promise<void>;
  take: (title: TitleOut) => void;
  body: ComputedRef<TitleIn>;
}

export function useTitle(saved: () => readonly TitleOut[] | undefined): WrittenTitle {
  const { t } = useI18n();
  const words = reactive<Words>({ buyer: "personal", name: "", tax_number: "", email: "" });
  const flaw = ref("");
  let isTouched = false;

  function take({ buyer, name, tax_number, email }: TitleOut): void {
    Object.assign(words, { buyer, name, tax_number, email });
    flaw.value = "";
  }

  // Only into an empty form: what she has written stays.
  watch(saved, (titles) => {
    const [last] = titles ?? [];
    if (last && !isTouched && !words.name) take(last);
    isTouched ||= titles !== undefined;
  }, { immediate: true });
  watch(() => [words.buyer, words.tax_number], () => (flaw.value = ""));

  async function check(): Promise<void> {
    const asked = words.tax_number;
    if (words.buyer !== "company" || !asked.trim()) return;
    try {
      const { tax_number } = await checkTaxNumber({ path: { number: asked } });
      if (words.tax_number === asked) words.tax_number = tax_number;
    } catch (error) {
      // Whatever else went wrong is told when the form is sent.
      if (words.tax_number === asked) flaw.value = flawIn(error);
    }
  }

  function flawIn(error: unknown): string {
    return isRefusal(error, TAX_NUMBER_MALFORMED) ? t(`invoices.flaws.${String(error.detail.reason)}`) : "";
  }

  function missing(): Record<string, string> {
    return {
      ...(words.name.trim() ? {} : { name: t("invoices.nameMissing") }),
      ...(words.buyer === "company" && !words.tax_number.trim() ? { tax_number: t("invoices.flaws.missing") } : {}),
    };
  }

  const body = computed<TitleIn>(() => ({
    ...words,
    name: words.name.trim(),
    tax_number: words.buyer === "company" ? words.tax_number.trim() : "",
    email: words.email.trim(),
  }));
  return { words, missing, flaw, flawIn, check, take, body };
}
