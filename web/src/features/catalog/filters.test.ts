import { mount } from "@vue/test-utils";
import { describe, expect, it } from "vitest";
import { nextTick } from "vue";
import { createMemoryHistory, createRouter } from "vue-router";
import { asked, narrowing, noFilters, readFilters, useCourseFilters, writeFilters, type AddressFilters, type CourseFilters } from "./filters.ts";

const all: CourseFilters = {
  q: "django 结算",
  category: 2,
  sub_category: 5,
  level: 0,
  type: 1,
  price_min: 0,
  price_max: 30000,
  free_preview: true,
  sort: "price_up",
  page: 3,
};

describe("filters in the address", () => {
  it("come back as they went in", () => {
    expect(readFilters(writeFilters(all))).toEqual(all);
  });

  it("are left out when they narrow nothing", () => {
    expect(writeFilters(noFilters)).toEqual({});
    expect(readFilters({})).toEqual(noFilters);
  });

  it("keep level 0 and price 0, which do narrow", () => {
    expect(writeFilters({ ...noFilters, level: 0, price_max: 0 })).toEqual({ level: "0", price_max: "0" });
  });

  it("that make no sense are left out one by one", () => {
    const query = { level: "7", category: "-1", page: "x", sort: "cheap", q: "a".repeat(101), type: ["0", "1"], sub_category: "4" };
    expect(readFilters(query)).toEqual({ ...noFilters, sub_category: 4 });
  });

  it("ask the API for the same, a page at a time", () => {
    expect(asked({ ...noFilters, level: 1, free_preview: true })).toEqual({ level: 1, free_preview: true, page_size: 12 });
    expect(asked(noFilters)).toEqual({ page_size: 12 });
  });

  it("count a price range and a category once", () => {
    expect(narrowing(all)).toBe(5);
    expect(narrowing({ ...noFilters, q: "go", sort: "newest", page: 2 })).toBe(0);
  });
});

describe("useCourseFilters", () => {
  async function listAt(address: string) {
    const Page = { template: "<i />" };
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [{ path: "/courses", name: "courses", component: Page }, { path: "/cart", name: "cart", component: Page }],
    });
    await router.push(address);
    let found: AddressFilters | undefined;
    mount({ setup: () => { found = useCourseFilters(); }, template: "<i />" }, { global: { plugins: [router] } });
    if (!found) throw new Error("not mounted");
    return { router, ...found };
  }

  it("follows the address", async () => {
    const { router, filters } = await listAt("/courses?level=1");
    await router.push("/courses?level=2&page=4");
    await nextTick();

    expect(filters.value).toEqual({ ...noFilters, level: 2, page: 4 });
  });

  it("changes one filter, keeps the others and goes back to the first page", async () => {
    const { router, linkTo } = await listAt("/courses?level=1&q=go&page=4");

    expect(router.resolve(linkTo({ free_preview: true })).fullPath).toBe("/courses?q=go&level=1&free_preview=true");
    expect(router.resolve(linkTo({ level: null })).fullPath).toBe("/courses?q=go");
  });

  it("keeps what it had while another page comes up", async () => {
    const { router, filters } = await listAt("/courses?level=1");
    await router.push("/cart?level=2");
    await nextTick();

    expect(filters.value.level).toBe(1);
  });
});
