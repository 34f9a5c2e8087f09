import { mount } from "@vue/test-utils";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createMemoryHistory, createRouter } from "vue-router";
import { locales, useLocale } from "@/i18n/index.ts";
import UiPage from "./pages/UiPage.vue";

const names = (folder: string) => readdirSync(join(import.meta.dirname, folder)).filter((name) => name.endsWith(".vue"));

describe("the gallery", () => {
  afterEach(() => useLocale("zh-CN"));

  it.each(locales)("has all its words in %s", async (locale) => {
    await useLocale(locale);
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: "/:rest(.*)*", component: UiPage }] });
    await router.push("/dev/ui");
    const page = mount(UiPage, { global: { plugins: [router] } });
    expect(page.get("h1").text()).toBe(locale === "en" ? "Components" : "组件");
    expect(page.findAll("[data-component]").length).toBeGreaterThan(15);
    page.unmount();
  });

  it("leaves no component out", () => {
    const shown = [...names("sections").map((name) => `sections/${name}`), "pages/UiPage.vue"]
      .map((path) => readFileSync(join(import.meta.dirname, path), "utf8"))
      .join();
    // The region stands in the app; the ring is in the buttons.
    const elsewhere = ["ToastRegion.vue", "SpinnerMark.vue"];
    expect(names("../../components").filter((name) => !elsewhere.includes(name) && !shown.includes(`/${name}"`))).toEqual([]);
  });
});
