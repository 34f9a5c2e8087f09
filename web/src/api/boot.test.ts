import { PiniaColada, useQuery, useQueryCache } from "@pinia/colada";
import { flushPromises, mount } from "@vue/test-utils";
import { createPinia } from "pinia";
import { expect, it, vi } from "vitest";
import { createApp, defineComponent, h } from "vue";
import { primeQueries } from "./boot.ts";
import { coursesGetCourseQuery, listCategoriesQuery, listCoursesQuery } from "./generated/@pinia/colada.gen";

const printed = [
  { path: "/api/v1/courses/3", data: { name: "Python" } },
  { path: "/api/v1/categories", data: { total: 7 } },
  { path: "/api/v1/courses?free_preview=true&page_size=4&q=2026&sort=newest", data: { total: 5 } },
];

it("shows at once what the server printed, and does not ask for it", async () => {
  document.body.innerHTML = `<script type="application/json" id="boot">${JSON.stringify(printed)}</script>`;
  const fetch = vi.fn();
  vi.stubGlobal("fetch", fetch);
  const pinia = createPinia();
  const options = { queryOptions: { staleTime: 30_000 } };
  createApp({}).use(pinia).use(PiniaColada, options).runWithContext(() => {
    primeQueries(useQueryCache(pinia));
  });
  const page = defineComponent(() => {
    const course = useQuery(() => coursesGetCourseQuery({ path: { course_id: 3 } }));
    const categories = useQuery(() => listCategoriesQuery());
    const query = { sort: "newest", q: "2026", page_size: 4, free_preview: true, level: undefined } as const;
    const courses = useQuery(() => listCoursesQuery({ query }));
    return () => h("h1", `${course.data.value?.name} ${categories.data.value?.total} ${courses.data.value?.total}`);
  });

  const wrapper = mount(page, { global: { plugins: [pinia, [PiniaColada, options]] } });

  expect(wrapper.text()).toBe("Python 7 5");
  await flushPromises();
  expect(fetch).not.toHaveBeenCalled();
});
