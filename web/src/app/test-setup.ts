import { config } from "@vue/test-utils";
import { i18n, loadMessages } from "@/i18n/index.ts";

// A message that does not exist fails the test that shows it.
i18n.global.setMissingHandler((locale, key) => {
  throw new Error(`no message ${key} in ${locale}`);
});
await loadMessages("offices");
config.global.plugins = [i18n];
