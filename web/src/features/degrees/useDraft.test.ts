import { mount } from "@vue/test-utils";
import { defineComponent, h, nextTick, reactive } from "vue";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useDraft, type Draft } from "./useDraft.ts";

function written(save: (text: string) => Promise<string | null>) {
  const work = reactive({ text: "", link: "", file_ids: [] as number[] });
  let draft = undefined as unknown as Draft;
  const page = mount(defineComponent(() => {
    draft = useDraft(() => ({ ...work }), (sent) => save(sent.text));
    draft.begin({ ...work }, null);
    return () => h("div");
  }));
  return { work, draft, page };
}

describe("a draft", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is kept once, a moment after the last word", async () => {
    const save = vi.fn(async () => "2026-03-02T04:00:00Z");
    const { work, draft } = written(save);
    for (const text of ["一", "一二", "一二三"]) {
      work.text = text;
      await nextTick();
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(draft.state.value).toBe("dirty");
    await vi.advanceTimersByTimeAsync(1_500);
    expect(save.mock.calls).toEqual([["一二三"]]);
    expect([draft.state.value, draft.savedAt.value]).toEqual(["saved", "2026-03-02T04:00:00Z"]);
  });

  it("is tried again after a failure, with what was written since", async () => {
    const save = vi.fn(async (text: string) => (text === "一" ? Promise.reject(new Error()) : "at"));
    const { work, draft } = written(save);
    work.text = "一";
    await nextTick();
    await vi.advanceTimersByTimeAsync(1_500);
    expect([draft.state.value, draft.isUnsaved.value]).toEqual(["failed", true]);
    work.text = "一二";
    await nextTick();
    await vi.advanceTimersByTimeAsync(1_500);
    expect([draft.state.value, save.mock.lastCall]).toEqual(["saved", ["一二"]]);
  });

  it("is kept when the page is left, and nothing is kept of what was handed in", async () => {
    const save = vi.fn(async () => "at");
    const left = written(save);
    left.work.text = "半句";
    await nextTick();
    left.page.unmount();
    await vi.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenCalledTimes(1);
    const done = written(save);
    done.work.text = "全部";
    await nextTick();
    done.draft.end();
    done.page.unmount();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(save).toHaveBeenCalledTimes(1);
  });
});
