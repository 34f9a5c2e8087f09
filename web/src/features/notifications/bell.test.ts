import { PiniaColada } from "@pinia/colada";
import { flushPromises, mount, type VueWrapper } from "@vue/test-utils";
import { createPinia } from "pinia";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryHistory, createRouter } from "vue-router";
import NotificationBell from "./NotificationBell.vue";
import { EVERY_MS } from "./unread.ts";

const api = vi.hoisted(() => ({ unread: vi.fn() }));
vi.mock("@/api/generated/@pinia/colada.gen", () => ({
  unreadNotificationsQuery: () => ({ key: ["unread"], query: api.unread }),
  unreadNotificationsQueryKey: () => ["unread"],
  listNotificationsQueryKey: () => ["list"],
}));
vi.mock("@/features/accounts/session.ts", () => ({ useSession: () => ({ isSignedIn: true }) }));

let isHidden = false;
let bell: VueWrapper | undefined;

async function shown(): Promise<VueWrapper> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: "/:path(.*)*", name: "notifications", component: {} }] });
  bell = mount(NotificationBell, { global: { plugins: [createPinia(), PiniaColada, router] } });
  await flushPromises();
  return bell;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, "hidden", "get").mockImplementation(() => isHidden);
  api.unread.mockReset().mockResolvedValue({ unread: 3 });
});

afterEach(() => {
  bell?.unmount();
  isHidden = false;
  vi.useRealTimers();
});

describe("the bell", () => {
  it("says how many are unread", async () => {
    const { element } = await shown();

    expect(element.getAttribute("aria-label")).toBe("我的消息，3 条未读");
    expect(element.textContent).toContain("3");
  });

  it("says nothing of none", async () => {
    api.unread.mockResolvedValue({ unread: 0 });
    const { element } = await shown();

    expect(element.getAttribute("aria-label")).toBe("我的消息");
    expect(element.querySelector(".count")).toBeNull();
  });

  it("asks once a minute, not while the page is hidden, and at once when it is shown again", async () => {
    await shown();
    expect(api.unread).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(EVERY_MS + 10);
    expect(api.unread).toHaveBeenCalledTimes(2);

    isHidden = true;
    await vi.advanceTimersByTimeAsync(5 * EVERY_MS);
    const before = api.unread.mock.calls.length;
    expect(before).toBeLessThanOrEqual(3);
    isHidden = false;
    document.dispatchEvent(new Event("visibilitychange"));
    await flushPromises();
    expect(api.unread).toHaveBeenCalledTimes(before + 1);
  });

  it("keeps what it knows when an answer fails", async () => {
    const { element } = await shown();
    api.unread.mockRejectedValue(new Error("no"));

    await vi.advanceTimersByTimeAsync(EVERY_MS + 10);

    expect(element.textContent).toContain("3");
  });
});
