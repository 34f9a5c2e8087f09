import { PiniaColada } from "@pinia/colada";
import { flushPromises, mount, type VueWrapper } from "@vue/test-utils";
import { createPinia } from "pinia";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineComponent, h } from "vue";
import type { OrderOut } from "@/api/generated";
import { ApiRefusal, NetworkLoss } from "@/api/refusal.ts";
import { anOrder } from "@/features/orders/example.ts";
import { useOrderLive, type OrderLive } from "./useOrderLive.ts";

const NOW = Date.parse("2026-11-22T12:10:00Z");
const api = vi.hoisted(() => ({ myOrder: vi.fn(), orderMoved: vi.fn() }));
vi.mock("@/api/generated/@pinia/colada.gen", () => ({
  myOrderQuery: ({ path }: { path: { number: string } }) => ({ key: ["order", path.number], query: api.myOrder }),
}));
vi.mock("@/features/orders/moved.ts", () => ({ orderMoved: api.orderMoved }));

const paid = { status: "paid", paid_at: "2026-11-22T12:10:01Z", actions: [] } as const satisfies Partial<OrderOut>;
let page: VueWrapper | undefined;
let isHidden = false;

async function watched(): Promise<OrderLive> {
  let live: OrderLive | undefined;
  page = mount(defineComponent({
    setup() {
      live = useOrderLive("01HXORDER");
      return () => h("div");
    },
  }), { global: { plugins: [createPinia(), PiniaColada] } });
  await flushPromises();
  return live as OrderLive;
}

async function askedWithin(milliseconds: number): Promise<number> {
  const before = api.myOrder.mock.calls.length;
  await vi.advanceTimersByTimeAsync(milliseconds);
  return api.myOrder.mock.calls.length - before;
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.spyOn(document, "hidden", "get").mockImplementation(() => isHidden);
  api.myOrder.mockReset().mockResolvedValue(anOrder());
  api.orderMoved.mockReset().mockResolvedValue(undefined);
});

afterEach(() => {
  page?.unmount();
  isHidden = false;
  vi.useRealTimers();
});

describe("an order that is followed", () => {
  it("is asked about after 2 seconds at first and every 5 in the end", async () => {
    await watched();
    expect(await askedWithin(1_900)).toBe(0);
    expect(await askedWithin(200)).toBe(1);
    await askedWithin(15_000);
    expect(await askedWithin(20_000)).toBe(4);
  });

  it("heals by itself from unpaid over being opened to open, and is then left alone", async () => {
    const live = await watched();
    expect(live.stage.value).toBe("pending");
    api.myOrder.mockResolvedValue(anOrder({ ...paid, opened: false }));
    await askedWithin(2_100);
    expect(live.stage.value).toBe("opening");
    api.myOrder.mockResolvedValue(anOrder({ ...paid, opened: true, actions: ["learn"] }));
    await askedWithin(6_000);
    expect(live.stage.value).toBe("opened");
    expect(api.orderMoved).toHaveBeenCalledTimes(2);
    expect(await askedWithin(60_000)).toBe(0);
  });

  it("is not asked about while nobody looks, and at once when somebody does", async () => {
    await watched();
    isHidden = true;
    document.dispatchEvent(new Event("visibilitychange"));
    expect(await askedWithin(60_000)).toBe(0);
    isHidden = false;
    document.dispatchEvent(new Event("visibilitychange"));
    expect(api.myOrder).toHaveBeenCalledTimes(2);
  });

  it("stays on the page when asking fails, and goes on", async () => {
    const live = await watched();
    api.myOrder.mockRejectedValue(new NetworkLoss());
    await askedWithin(2_100);
    expect([live.order.value?.number, live.error.value instanceof NetworkLoss]).toEqual(["01HXORDER", true]);
    api.myOrder.mockResolvedValue(anOrder({ ...paid, opened: true }));
    await askedWithin(6_000);
    expect([live.stage.value, live.error.value]).toEqual(["opened", null]);
  });

  it("comes when the network does, though it was not there at first", async () => {
    api.myOrder.mockRejectedValue(new NetworkLoss());
    const live = await watched();
    expect(live.order.value).toBeUndefined();
    api.myOrder.mockResolvedValue(anOrder());
    await askedWithin(2_100);
    expect(live.stage.value).toBe("pending");
  });

  it("is not asked about again when there is none", async () => {
    api.myOrder.mockRejectedValue(new ApiRefusal({ code: 1630, status: 404, msg: "订单不存在" }));
    await watched();
    expect(await askedWithin(60_000)).toBe(0);
  });

  it("is followed for ten minutes after its time, for late money may revive it", async () => {
    vi.setSystemTime(Date.parse("2026-11-22T12:39:00Z"));
    api.myOrder.mockImplementation(() => Promise.resolve(anOrder({ status: "expired", actions: [] })));
    const live = await watched();
    expect(await askedWithin(10_000)).toBeGreaterThan(1);
    await askedWithin(60_000);
    expect(await askedWithin(60_000)).toBe(0);
    expect(live.stage.value).toBe("expired");
  });
});
