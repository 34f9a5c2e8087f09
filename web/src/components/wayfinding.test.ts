import { flushPromises, mount } from "@vue/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import { createMemoryHistory, createRouter, type Router } from "vue-router";
import AppAccordion from "./AppAccordion.vue";
import AppPagination from "./AppPagination.vue";
import AppTabs from "./AppTabs.vue";

let router: Router;

beforeEach(() => {
  router = createRouter({ history: createMemoryHistory(), routes: [{ path: "/:rest(.*)*", component: { render: () => null } }] });
});

async function at(address: string): Promise<{ plugins: Router[] }> {
  await router.push(address);
  return { plugins: [router] };
}

describe("tabs", () => {
  const tabs = [{ key: "all", label: "全部", count: 3 }, { key: "done", label: "已完成" }];
  const show = async (address: string) =>
    mount(AppTabs, { props: { tabs, label: "状态" }, slots: { default: ({ tab }: { tab: string }) => tab }, global: await at(address), attachTo: document.body });
  const chosen = (wrapper: Awaited<ReturnType<typeof show>>) => wrapper.get("[role=tab][aria-selected=true]").text();

  it("take the choice from the address, and the first when it names none", async () => {
    expect(chosen(await show("/orders?tab=done"))).toBe("已完成");
    expect(chosen(await show("/orders?tab=unknown"))).toContain("全部");
  });

  it("put the choice into the address, drop the page and keep the rest", async () => {
    const wrapper = await show("/orders?q=vue&page=4");
    await wrapper.findAll("[role=tab]")[1]?.trigger("mousedown", { button: 0 });
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe("/orders?q=vue&tab=done");
    expect(chosen(wrapper)).toBe("已完成");
    expect(wrapper.get("[role=tabpanel][data-state=active]").text()).toBe("done");
  });

  it("leave the first one out of the address", async () => {
    const wrapper = await show("/orders?tab=done");
    await wrapper.findAll("[role=tab]")[0]?.trigger("mousedown", { button: 0 });
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe("/orders");
  });
});

describe("pages", () => {
  const show = async (address: string, props: { page: number; pages: number }) =>
    mount(AppPagination, { props, global: await at(address) });

  it("are real links that keep the rest of the address", async () => {
    const wrapper = await show("/courses?sort=new&page=6", { page: 6, pages: 12 });
    const numbers = wrapper.findAll("ol li").map((item) => item.text());
    expect(numbers).toEqual(["1", "…", "5", "6", "7", "…", "12"]);
    expect(wrapper.findAll("ol a").map((link) => link.attributes("href"))).toEqual([
      "/courses?sort=new",
      "/courses?sort=new&page=5",
      "/courses?sort=new&page=6",
      "/courses?sort=new&page=7",
      "/courses?sort=new&page=12",
    ]);
    expect(wrapper.get("[aria-current=page]").text()).toBe("6");
    expect(wrapper.get("[rel=prev]").attributes("href")).toBe("/courses?sort=new&page=5");
    expect(wrapper.get("[rel=next]").attributes("href")).toBe("/courses?sort=new&page=7");
  });

  it("write a number instead of a gap of one", async () => {
    const wrapper = await show("/courses", { page: 1, pages: 3 });
    expect(wrapper.findAll("ol li").map((item) => item.text())).toEqual(["1", "2", "3"]);
    expect(wrapper.find("[rel=prev]").exists()).toBe(false);
  });

  it("are not shown when there is only one", async () => {
    expect((await show("/courses", { page: 1, pages: 1 })).find("nav").exists()).toBe(false);
  });
});

describe("an accordion", () => {
  it("keeps the words of closed sections in the page", () => {
    const sections = [{ key: "one", title: "第一章" }, { key: "two", title: "第二章" }];
    const wrapper = mount(AppAccordion, {
      props: { sections, open: ["two"] },
      slots: { default: ({ section }: { section: { title: string } }) => `${section.title}的内容` },
    });
    expect(wrapper.text()).toContain("第一章的内容");
    expect(wrapper.findAll("details").map((details) => (details.element as HTMLDetailsElement).open)).toEqual([false, true]);
  });
});
