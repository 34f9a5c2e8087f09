import { expect, it } from "vitest";
import { createI18n } from "vue-i18n";
import { compiled } from "../../scripts/messages.ts";
import { i18n, useLocale } from "./index.ts";

const values = { count: 3, n: 2, name: "Vue" };

await useLocale("en");
await useLocale("zh-CN");

it.each(Object.entries({ "zh-CN": i18n.global.getLocaleMessage("zh-CN"), en: i18n.global.getLocaleMessage("en") }))(
  "compiled messages of %s say what the messages say",
  (locale, messages) => {
    const plain = createI18n({ legacy: false, locale, messages: { [locale]: messages }, missingWarn: false });
    const built = createI18n({ legacy: false, locale, messages: { [locale]: compiled(messages) as typeof messages }, missingWarn: false });
    const keys = keysOf(messages);
    expect(keys.length).toBeGreaterThan(100);
    const said = (shop: typeof plain) => keys.map((key) => [shop.global.t(key, values), shop.global.t(key, values, 1)]);
    expect(said(built)).toEqual(said(plain));
  },
);

function keysOf(messages: object, prefix = ""): string[] {
  return Object.entries(messages).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === "string" ? [prefix + key] : keysOf(inner as object, `${prefix}${key}.`),
  );
}
