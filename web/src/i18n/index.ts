/**
 * Messages, one file for each feature: `app.menu` is in app.json. What public pages and the cart say in Chinese is in
 * the first bundle; what learners read beyond that, and what is read in the offices, come when they are asked for.
 */

import { createI18n } from "vue-i18n";

export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];
export interface Messages {
  [key: string]: string | Messages;
}
type Files = Record<string, Messages>;

const chinese = import.meta.glob<Messages>(
  "./zh-CN/{app,cart,catalog,components,failure,format,home,membership,titles}.json",
  { eager: true, import: "default" },
);

/** `{'./zh-CN/cart.json': …}` as `{cart: …}`. */
export function byFeature(files: Files): Messages {
  return Object.fromEntries(
    Object.entries(files).map(([path, messages]) => [path.replace(/^.*\/(.*)\.json$/, "$1"), messages]),
  );
}

export const i18n = createI18n({
  legacy: false,
  locale: "zh-CN" as Locale,
  fallbackLocale: "zh-CN",
  messages: { "zh-CN": byFeature(chinese), en: {} } as Record<Locale, Messages>,
  missingWarn: import.meta.env.DEV,
  fallbackWarn: import.meta.env.DEV,
});

/** What the server chose and printed into the page. */
export function pageLocale(): Locale {
  return document.documentElement.lang.startsWith("en") ? "en" : "zh-CN";
}

type Bundle = () => Promise<{ default: Messages }>;
/** `learners`: beyond the public pages. `offices`: of mentors and operators, who read the learners' too. */
const more = {
  "zh-CN": { learners: () => import("./zh-CN-learners.ts"), offices: () => import("./zh-CN-offices.ts") },
  en: { public: () => import("./en.ts"), learners: () => import("./en-learners.ts"), offices: () => import("./en-offices.ts") },
} satisfies Record<Locale, Record<string, Bundle>>;
export type Readers = "learners" | "offices";

const wanted = new Set<Readers>();
const coming = new Map<Bundle, Promise<void>>();

async function bring(locale: Locale): Promise<void> {
  const bundles: Bundle[] = [...wanted].map((readers) => more[locale][readers]);
  if (locale === "en") bundles.push(more.en.public);
  await Promise.all(bundles.map((bundle) => once(bundle, locale)));
}

function once(bundle: Bundle, locale: Locale): Promise<void> {
  const known = coming.get(bundle);
  if (known) return known;
  const merged = bundle().then(
    (module) => { i18n.global.mergeLocaleMessage(locale, module.default); },
    (error: unknown) => {
      coming.delete(bundle);
      throw error;
    },
  );
  coming.set(bundle, merged);
  return merged;
}

/** For pages beyond the public ones. */
export async function loadMessages(readers: Readers = "learners"): Promise<void> {
  wanted.add("learners").add(readers);
  await bring(i18n.global.locale.value);
}

export async function useLocale(locale: Locale): Promise<void> {
  await bring(locale);
  i18n.global.locale.value = locale;
  document.documentElement.lang = locale;
}

/** Switch, and tell the server by a cookie, so that pages and messages come in it too. */
export async function chooseLocale(locale: Locale): Promise<void> {
  await useLocale(locale);
  document.cookie = `luffy-language=${locale === "en" ? "en" : "zh-hans"}; path=/; max-age=31536000; SameSite=Lax`;
}
