/**
 * Messages, one file for each feature: `app.menu` is in app.json. What public pages say in Chinese is in the first
 * bundle; everything else comes when it is asked for.
 */

import { createI18n } from "vue-i18n";

export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];
export interface Messages {
  [key: string]: string | Messages;
}
type Files = Record<string, Messages>;

const chinese = import.meta.glob<Messages>(
  "./zh-CN/{app,cart,catalog,components,failure,format,home,titles}.json",
  { eager: true, import: "default" },
);
const english = () => import("./en.ts").then((module) => module.default);

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

let moreChinese: Promise<void> | null = null;

/** For pages beyond the public ones. */
export async function loadAllMessages(locale = i18n.global.locale.value): Promise<void> {
  // English always comes whole.
  if (locale === "en") return;
  moreChinese ??= import("./zh-CN.ts").then((module) => {
    i18n.global.mergeLocaleMessage("zh-CN", module.default);
  });
  await moreChinese.catch((error: unknown) => {
    moreChinese = null;
    throw error;
  });
}

export async function useLocale(locale: Locale): Promise<void> {
  if (locale === "en") i18n.global.setLocaleMessage("en", await english());
  // Whatever page it is that people read in English before.
  else if (i18n.global.locale.value === "en") await loadAllMessages(locale);
  i18n.global.locale.value = locale;
  document.documentElement.lang = locale;
}

/** Switch, and tell the server by a cookie, so that pages and messages come in it too. */
export async function chooseLocale(locale: Locale): Promise<void> {
  await useLocale(locale);
  document.cookie = `luffy-language=${locale === "en" ? "en" : "zh-hans"}; path=/; max-age=31536000; SameSite=Lax`;
}
