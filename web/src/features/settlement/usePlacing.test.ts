import { PiniaColada } from "@pinia/colada";
import { flushPromises, mount } from "@vue/test-utils";
import { createPinia } from "pinia";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineComponent, h } from "vue";
import { createMemoryHistory, createRouter } from "vue-router";
import { ApiRefusal, NetworkLoss } from "@/api/refusal.ts";
import { attemptFor, lastAttempt } from "./attempt.ts";
import { line, quote } from "./quotes.testdata.ts";
import { usePlacing, type Placing } from "./usePlacing.ts";

const api = vi.hoisted(() => ({ placeOrder: vi.fn() }));
vi.mock("@/api/generated", () => api);
vi.mock("@/api/generated/@pinia/colada.gen", () => ({ mySettlementQueryKey: () => ["settlement"] }));

const SEEN = quote([line("course:1", 19_900)]);
const PLACED = { order: { number: "20261122" }, payment: null };
const BODY = { payment_method: "alipay", expected_payable_fen: 19_900 };
const refusal = (code: number, status = 409, detail = {}) => new ApiRefusal({ code, status, msg: "", detail });
const keys = () => api.placeOrder.mock.calls.map(([{ headers }]) => (headers as Record<string, string>)["Idempotency-Key"]);
const bodies = () => api.placeOrder.mock.calls.map(([{ body }]) => body as unknown);

async function opened() {
  const blank = { render: () => h("div") };
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: "/checkout", component: blank }, { path: "/pay/:number", name: "pay", component: blank }] });
  await router.push("/checkout");
  const shop = { read: vi.fn(() => Promise.resolve(SEEN)), adopt: vi.fn(), refresh: vi.fn(() => Promise.resolve()) };
  let placing: Placing | undefined;
  mount(defineComponent({
    setup() {
      placing = usePlacing(shop);
      return () => h("div");
    },
  }), { global: { plugins: [createPinia(), PiniaColada, router] } });
  if (!placing) throw new Error("not set up");
  return { placing, shop, path: () => router.currentRoute.value.path };
}

beforeEach(() => {
  sessionStorage.clear();
  vi.resetAllMocks();
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("the key of an attempt", () => {
  it("is the settlement's, also after a reload", () => {
    const { key } = attemptFor("2026-11-22T12:30:00Z");

    expect(attemptFor("2026-11-22T12:30:00Z").key).toBe(key);
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(attemptFor("2026-11-22T13:00:00Z").key).not.toBe(key);
  });
});

describe("an order", () => {
  it("is submitted once by two clicks, and leads to its page", async () => {
    const { placing, path } = await opened();
    api.placeOrder.mockResolvedValue(PLACED);

    await Promise.all([placing.submit(SEEN, "alipay"), placing.submit(SEEN, "alipay")]);

    expect([bodies(), path(), lastAttempt()?.order, lastAttempt()?.unanswered]).toEqual([[BODY], "/pay/20261122", "20261122", null]);
  });

  it("with nothing to pay names no way to pay", async () => {
    const { placing, shop } = await opened();
    const free = { ...SEEN, payable_fen: 0 };
    shop.read.mockResolvedValue(free);
    api.placeOrder.mockResolvedValue(PLACED);

    await placing.submit(free, "alipay");

    expect(bodies()).toEqual([{ payment_method: null, expected_payable_fen: 0 }]);
  });

  it("is sent again by itself with the same key when no answer comes", async () => {
    const { placing, path } = await opened();
    api.placeOrder.mockRejectedValueOnce(new NetworkLoss()).mockResolvedValueOnce(PLACED);

    const done = placing.submit(SEEN, "alipay");
    await flushPromises();
    expect([placing.stage.value, lastAttempt()?.unanswered]).toEqual(["no answer", BODY]);
    await vi.advanceTimersByTimeAsync(1_000);
    await done;

    expect([new Set(keys()).size, bodies(), path()]).toEqual([1, [BODY, BODY], "/pay/20261122"]);
  });

  it("is the same request by hand too, whatever the page shows by then", async () => {
    const { placing } = await opened();
    api.placeOrder.mockRejectedValue(new NetworkLoss());
    const done = placing.submit(SEEN, "alipay");
    await vi.runAllTimersAsync();
    await done;
    expect([placing.stage.value, placing.problem.value]).toEqual(["idle", expect.any(NetworkLoss)]);

    api.placeOrder.mockResolvedValue(PLACED);
    await placing.submit({ ...SEEN, payable_fen: 1 }, "alipay_wap");

    expect([new Set(keys()).size, bodies().at(-1)]).toEqual([1, BODY]);
  });

  it("that was refused can be submitted anew under the same key", async () => {
    const { placing, shop } = await opened();
    api.placeOrder.mockRejectedValueOnce(refusal(1514)).mockResolvedValueOnce(PLACED);

    await placing.submit(SEEN, "alipay");
    expect([lastAttempt()?.unanswered, shop.refresh.mock.calls.length]).toEqual([null, 1]);
    shop.read.mockResolvedValue({ ...SEEN, payable_fen: 100 });
    await placing.submit({ ...SEEN, payable_fen: 100 }, "alipay");

    expect([new Set(keys()).size, bodies().at(-1)]).toEqual([1, { ...BODY, expected_payable_fen: 100 }]);
  });

  it("that became dearer asks first, with both prices", async () => {
    const { placing } = await opened();
    const after = quote([line("course:1", 20_900)]);
    api.placeOrder.mockRejectedValue(refusal(1623, 409, { quote: after }));

    await placing.submit(SEEN, "alipay");

    expect([placing.dearer.value, placing.stage.value, placing.problem.value]).toEqual([{ before: SEEN, after }, "idle", null]);
  });

  it("is not sent when the settlement is another one by now", async () => {
    const { placing, shop } = await opened();
    shop.read.mockResolvedValue({ ...SEEN, expires_at: "2026-11-22T13:00:00Z" });

    await placing.submit(SEEN, "alipay");

    expect([api.placeOrder.mock.calls.length, placing.stage.value]).toEqual([0, "idle"]);
  });

  it("whose fate the server does not know stays unanswered", async () => {
    const { placing } = await opened();
    api.placeOrder.mockRejectedValue(refusal(1100, 500));

    await placing.submit(SEEN, "alipay");

    expect(lastAttempt()?.unanswered).toEqual(BODY);
  });
});
