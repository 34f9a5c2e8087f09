/** What the course list is narrowed to. It stands in the address under the API's own names, so that a link says it all. */

import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from "vue";
import { useRoute, type LocationQuery, type RouteLocationRaw } from "vue-router";
import type { ListCoursesData } from "@/api/generated";

export const sorts = ["default", "newest", "price_up", "price_down"] as const;
export type Sort = (typeof sorts)[number];

/** null, false, "" and the default sort narrow nothing. */
export interface CourseFilters {
  q: string;
  category: number | null;
  sub_category: number | null;
  level: number | null;
  type: number | null;
  price_min: number | null;
  price_max: number | null;
  free_preview: boolean;
  sort: Sort;
  page: number;
}

export const noFilters: Readonly<CourseFilters> = {
  q: "",
  category: null,
  sub_category: null,
  level: null,
  type: null,
  price_min: null,
  price_max: null,
  free_preview: false,
  sort: "default",
  page: 1,
};

/** The server asks the same for its first HTML (luffy/storefront/pages.py). */
export const COURSES_ON_PAGE = 12;

const LARGEST_ID = 2 ** 31 - 1;
const LONGEST_SEARCH = 100;
const LAST_PAGE = 10_000;
const YES = new Set(["true", "1", "yes", "on"]);

/** People write addresses by hand: what makes no sense in one is left out. */
export function readFilters(query: LocationQuery): CourseFilters {
  const text = (name: string): string => {
    const value = query[name];
    return typeof value === "string" ? value : "";
  };
  const number = (name: string, least: number, most: number): number | null => {
    const value = /^\d+$/.test(text(name)) ? Number(text(name)) : NaN;
    return value >= least && value <= most ? value : null;
  };
  const q = text("q");
  return {
    q: q.length <= LONGEST_SEARCH ? q : "",
    category: number("category", 1, LARGEST_ID),
    sub_category: number("sub_category", 1, LARGEST_ID),
    level: number("level", 0, 2),
    type: number("type", 0, 2),
    price_min: number("price_min", 0, LARGEST_ID),
    price_max: number("price_max", 0, LARGEST_ID),
    free_preview: YES.has(text("free_preview").toLowerCase()),
    sort: sorts.find((sort) => sort === text("sort")) ?? "default",
    page: number("page", 1, LAST_PAGE) ?? 1,
  };
}

/** Only what differs from `noFilters`, so that equal questions have equal addresses. */
function told(filters: CourseFilters): Partial<CourseFilters> {
  const usual: Record<string, unknown> = { ...noFilters };
  return Object.fromEntries(Object.entries(filters).filter(([name, value]) => value !== usual[name]));
}

export function writeFilters(filters: CourseFilters): Record<string, string> {
  return Object.fromEntries(Object.entries(told(filters)).map(([name, value]) => [name, String(value)]));
}

/** The question for the API. */
export function asked(filters: CourseFilters): NonNullable<ListCoursesData["query"]> {
  return { ...told(filters), page_size: COURSES_ON_PAGE };
}

/** How many of them narrow the list; sort, page and the words searched for are shown elsewhere. */
export function narrowing(filters: CourseFilters): number {
  const price = filters.price_min !== null || filters.price_max !== null;
  const category = filters.category !== null || filters.sub_category !== null;
  return [category, filters.level !== null, filters.type !== null, price, filters.free_preview].filter(Boolean).length;
}

export interface AddressFilters {
  filters: Readonly<ShallowRef<CourseFilters>>;
  /** How many narrow the list. */
  count: ComputedRef<number>;
  /** The address of the list with some of it changed, from its first page on. */
  linkTo: (change: Partial<CourseFilters>) => RouteLocationRaw;
}

export function useCourseFilters(): AddressFilters {
  const route = useRoute();
  const filters = shallowRef(readFilters(route.query));
  // On the way to another page the address is that page's already.
  watch(() => route.query, (query) => {
    if (route.name === "courses") filters.value = readFilters(query);
  });
  return {
    filters,
    count: computed(() => narrowing(filters.value)),
    linkTo: (change) => ({ name: "courses", query: writeFilters({ ...filters.value, page: 1, ...change }) }),
  };
}
