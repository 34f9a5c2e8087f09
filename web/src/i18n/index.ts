/** Messages: Chinese in the first bundle, other languages when asked for. One file for each feature: `app.menu` is in app.json. */

import { createI18n } from "vue-i18n";

export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];
interface Messages {
  [key: string]: string | Messages;
}
type Files = Record<string, Messages>;

const chinese = import.meta.glob<Messages>("./zh-CN/*.json", { eager: true, import: "default" });
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

export async function useLocale(locale: Locale): Promise<void> {
  if (locale === "en") i18n.global.setLocaleMessage("en", await english());
  i18n.global.locale.value = locale;
  document.documentElement.lang = locale;
}

/** Switch, and tell the server by a cookie, so that pages and messages come in it too. */
export async function chooseLocale(locale: Locale): Promise<void> {
  await useLocale(locale);
  document.cookie = `luffy-language=${locale === "en" ? "en" : "zh-hans"}; path=/; max-age=31536000; SameSite=Lax`;
}
