import { PiniaColada, useQuery, useQueryCache } from "@pinia/colada";
import { flushPromises, mount } from "@vue/test-utils";
import { createPinia } from "pinia";
import { expect, it, vi } from "vitest";
import { createApp, defineComponent, h } from "vue";
import { bootAccount, primeQueries } from "./boot.ts";
import { getCourseQuery } from "./generated/@pinia/colada.gen";

it("shows what the server printed without asking for it again", async () => {
  const printed = { account: null, queries: [{ key: [{ _id: "getCourse", path: { course_id: 3 } }], data: { name: "Python" } }] };
  document.body.innerHTML = `<script type="application/json" id="boot">${JSON.stringify(printed)}</script>`;
  const fetch = vi.fn();
  vi.stubGlobal("fetch", fetch);
  const pinia = createPinia();
  createApp({}).use(pinia).use(PiniaColada, { queryOptions: { staleTime: 30_000 } }).runWithContext(() => {
    primeQueries(useQueryCache(pinia));
  });
  const page = defineComponent(() => {
    const { data } = useQuery(() => getCourseQuery({ path: { course_id: 3 } }));
    return () => h("h1", data.value?.name);
  });

  const wrapper = mount(page, { global: { plugins: [pinia, [PiniaColada, { queryOptions: { staleTime: 30_000 } }]] } });
  await flushPromises();

  expect([wrapper.text(), bootAccount(), fetch.mock.calls.length]).toEqual(["Python", null, 0]);
});
