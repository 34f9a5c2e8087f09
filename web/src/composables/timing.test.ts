import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { effectScope, nextTick, ref, type EffectScope } from "vue";
import { learnServerTime, serverNow } from "./clock.ts";
import { useCountdown } from "./useCountdown.ts";
import { useNetwork } from "./useNetwork.ts";
import { usePolling } from "./usePolling.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");
let scope: EffectScope;
let isHidden = false;

function show(isShown: boolean): void {
  isHidden = !isShown;
  document.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.spyOn(document, "hidden", "get").mockImplementation(() => isHidden);
  scope = effectScope();
});

afterEach(() => {
  scope.stop();
  isHidden = false;
  learnServerTime(new Date(Date.now()).toUTCString());
  vi.useRealTimers();
});

describe("the server's time", () => {
  it("is told by its answers", () => {
    learnServerTime("Sun, 22 Nov 2026 12:05:00 GMT");

    expect(serverNow() - Date.now()).toBe(300_000);
  });

  it("is not changed by rounding or by nothing", () => {
    learnServerTime("Sun, 22 Nov 2026 12:00:01 GMT");
    learnServerTime(null);

    expect(serverNow()).toBe(NOW);
  });
});

describe("a countdown", () => {
  it("runs down and says once that it is over", () => {
    const onOver = vi.fn();
    const countdown = scope.run(() => useCountdown("2026-11-22T12:00:03Z", onOver));

    expect(countdown?.left_ms.value).toBe(3_000);
    vi.advanceTimersByTime(1_000);
    expect(countdown?.left_ms.value).toBe(2_000);
    vi.advanceTimersByTime(60_000);

    expect([countdown?.left_ms.value, countdown?.isOver.value, onOver.mock.calls.length]).toEqual([0, true, 1]);
  });

  it("begins again with another deadline", async () => {
    const until = ref("2026-11-22T12:00:00Z");
    const onOver = vi.fn();
    const countdown = scope.run(() => useCountdown(until, onOver));

    expect(countdown?.isOver.value).toBe(true);
    until.value = "2026-11-22T12:00:10Z";
    await nextTick();

    expect([countdown?.left_ms.value, countdown?.isOver.value]).toEqual([10_000, false]);
  });

  it("without a deadline is never over", () => {
    const countdown = scope.run(() => useCountdown(undefined));

    expect([countdown?.left_ms.value, countdown?.isOver.value]).toEqual([0, false]);
  });

  it("is right at once when the page is shown again", () => {
    const countdown = scope.run(() => useCountdown("2026-11-22T12:10:00Z"));

    vi.setSystemTime(NOW + 300_000);
    show(true);

    expect(countdown?.left_ms.value).toBe(300_000);
  });
});

describe("polling", () => {
  const asked = async (ask: ReturnType<typeof vi.fn>, milliseconds: number) => {
    await vi.advanceTimersByTimeAsync(milliseconds);
    return ask.mock.calls.length;
  };

  it("asks less and less often, even when asking fails", async () => {
    const ask = vi.fn(() => Promise.reject(new Error("no answer")));
    scope.run(() => usePolling(ask, { active: true, fastest_ms: 1_000, slowest_ms: 2_000 }));

    expect(await asked(ask, 999)).toBe(0);
    expect(await asked(ask, 1)).toBe(1);
    expect(await asked(ask, 1_500)).toBe(2);
    expect(await asked(ask, 2_000)).toBe(3);
    expect(await asked(ask, 2_000)).toBe(4);
  });

  it("does not ask while nobody looks, and at once when somebody does", async () => {
    const ask = vi.fn(() => Promise.resolve());
    scope.run(() => usePolling(ask, { active: true, fastest_ms: 1_000 }));

    show(false);
    expect(await asked(ask, 60_000)).toBe(0);
    show(true);

    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("stops when it is done and when its page is left", async () => {
    const ask = vi.fn(() => Promise.resolve());
    const active = ref(true);
    scope.run(() => usePolling(ask, { active, fastest_ms: 1_000 }));

    active.value = false;
    await nextTick();
    expect(await asked(ask, 60_000)).toBe(0);
    active.value = true;
    await nextTick();
    scope.stop();

    expect(await asked(ask, 60_000)).toBe(0);
  });

  it("asks one question at a time", async () => {
    const ask = vi.fn(() => new Promise(() => undefined));
    const polling = scope.run(() => usePolling(ask, { active: true }));

    void polling?.askNow();
    void polling?.askNow();

    expect([ask.mock.calls.length, polling?.isAsking.value]).toEqual([1, true]);
    await nextTick();
  });
});

describe("the network", () => {
  it("goes and comes", () => {
    const { isOnline } = useNetwork();

    dispatchEvent(new Event("offline"));
    expect(isOnline.value).toBe(false);
    dispatchEvent(new Event("online"));

    expect(isOnline.value).toBe(true);
  });
});
