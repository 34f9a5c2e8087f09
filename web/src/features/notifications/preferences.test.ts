import { PiniaColada } from "@pinia/colada";
import { flushPromises, mount } from "@vue/test-utils";
import { createPinia } from "pinia";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { defineComponent, h } from "vue";
import type { PreferencesOut } from "@/api/generated";
import { bodyOf, grouped, usePreferences, waysOf, withWay } from "./preferences.ts";

const api = vi.hoisted(() => ({ get: vi.fn(), put: vi.fn() }));
vi.mock("@/api/generated", () => ({ chooseNotifications: api.put }));
vi.mock("@/api/generated/@pinia/colada.gen", () => ({
  notificationPreferencesQuery: () => ({ key: ["preferences"], query: api.get }),
  notificationPreferencesQueryKey: () => ["preferences"],
}));

const before: PreferencesOut = {
  language: "zh-hans",
  email: null,
  rhythm: "daily",
  sms: "138****8000",
  has_sms: true,
  wechat: null,
  has_wechat: true,
  kinds: [
    { kind: "graded", name: "作业已批改", group: "学习", in_app: true, email: true, sms: false, wechat: false },
    { kind: "refund", name: "退费进展", group: "订单与资金", in_app: true, email: true, sms: false, wechat: false },
    { kind: "reward", name: "获得贝里", group: "学习", in_app: true, email: false, sms: false, wechat: false },
  ],
};

async function opened(onProblem = vi.fn()): Promise<ReturnType<typeof usePreferences>> {
  let preferences: ReturnType<typeof usePreferences> | undefined;
  mount(defineComponent({
    setup() {
      preferences = usePreferences(onProblem);
      return () => h("div");
    },
  }), { global: { plugins: [createPinia(), PiniaColada] } });
  await flushPromises();
  if (!preferences) throw new Error("not mounted");
  return preferences;
}

beforeEach(() => {
  api.get.mockReset().mockResolvedValue(before);
  api.put.mockReset();
});

describe("choices of notifications", () => {
  it("stand under their groups in the order they came", () => {
    expect(grouped(before.kinds).map(([group, kinds]) => [group, kinds.map(({ kind }) => kind)])).toEqual([
      ["学习", ["graded", "reward"]],
      ["订单与资金", ["refund"]],
    ]);
  });

  it("are offered by the ways that lead to her", () => {
    expect(waysOf(before)).toEqual(["in_app", "email", "sms"]);
    expect(waysOf({ ...before, sms: null, wechat: "✓", has_wechat: false })).toEqual(["in_app", "email"]);
  });

  it("are told to the server all at once", () => {
    const body = bodyOf(withWay(before, "reward", "email", true));

    expect([body.language, body.rhythm]).toEqual(["zh-hans", "daily"]);
    expect(body.kinds.reward).toEqual({ in_app: true, email: true, sms: false, wechat: false });
    expect(body.kinds.graded).toEqual({ in_app: true, email: true, sms: false, wechat: false });
  });

  it("are shown as chosen at once, and written one after the other", async () => {
    const answers: ((value: PreferencesOut) => void)[] = [];
    api.put.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    const preferences = await opened();
    const first = withWay(before, "graded", "email", false);
    const second = withWay(first, "refund", "email", false);

    void preferences.choose(first);
    const done = preferences.choose(second);
    await flushPromises();
    expect(preferences.chosen.value).toEqual(second);
    expect(api.put).toHaveBeenCalledTimes(1);

    answers[0]?.(first);
    await flushPromises();
    expect(preferences.chosen.value).toEqual(second);
    expect(api.put).toHaveBeenCalledTimes(2);
    answers[1]?.(second);
    await done;
    expect(preferences.chosen.value).toEqual(second);
  });

  it("are as they were when the server refuses", async () => {
    const onProblem = vi.fn();
    api.put.mockRejectedValue(new Error("no"));
    const preferences = await opened(onProblem);

    await preferences.choose(withWay(before, "graded", "email", false));

    expect(preferences.chosen.value).toEqual(before);
    expect(onProblem).toHaveBeenCalledOnce();
  });
});
