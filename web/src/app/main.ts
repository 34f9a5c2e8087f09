import "@/styles/layers.css";
import "@/styles/tokens.css";
import "@/styles/base.css";
import "@/styles/first.css";

import { PiniaColada, useQueryCache } from "@pinia/colada";
import { createPinia } from "pinia";
import { createApp, watch } from "vue";
import { primeQueries } from "@/api/boot.ts";
import { configureApi } from "@/api/client.ts";
import { setBrand } from "@/composables/page-title.ts";
import { hasStarted } from "@/composables/stages.ts";
import { useSession } from "@/features/accounts/session.ts";
import { site } from "@/features/site/site.ts";
import { i18n, pageLocale, useLocale } from "@/i18n/index.ts";
import App from "./App.vue";
import { reloadWhenOutdated } from "./outdated.ts";
import { router } from "./router.ts";
import { showTheme } from "./theme.ts";

async function start(): Promise<void> {
  showTheme();
  setBrand(site.short_name);
  reloadWhenOutdated(router);
  const app = createApp(App).use(createPinia()).use(PiniaColada, { queryOptions: { staleTime: 30_000 } });
  primeQueries(useQueryCache());
  const session = useSession();
  configureApi({ onUnauthenticated: session.wasEnded, language: () => i18n.global.locale.value });
  await useLocale(pageLocale());
  app.use(i18n).use(router);
  // The server's labels come in the language asked for.
  const queries = useQueryCache();
  watch(i18n.global.locale, () => void queries.invalidateQueries());
  // Until the page is here, people read what the server printed.
  await router.isReady();
  const place = document.getElementById("app");
  // Who has scrolled by now stays where she is while the parts of a long page come.
  if (place) place.style.minHeight = `${place.offsetHeight}px`;
  app.mount("#app");
  hasStarted();
  setTimeout(() => place?.style.removeProperty("min-height"), 2_000);
}

void start();
