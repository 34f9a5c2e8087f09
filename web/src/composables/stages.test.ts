import { mount } from "@vue/test-utils";
import { expect, it, vi } from "vitest";
import { defineComponent, h } from "vue";
import { hasStarted, useStages } from "./stages.ts";

const Page = defineComponent(() => {
  const stage = useStages(3);
  return () => h("p", stage.value);
});

it("makes the parts of the first page one after another, and those of later pages at once", async () => {
  const first = mount(Page);
  expect(first.text()).toBe("0");
  await vi.waitFor(() => { expect(first.text()).toBe("3"); });

  hasStarted();

  expect(mount(Page).text()).toBe("3");
});
