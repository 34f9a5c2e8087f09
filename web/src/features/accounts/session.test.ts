import { PiniaColada } from "@pinia/colada";
import { mount } from "@vue/test-utils";
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RouteLocationNormalized } from "vue-router";
import { nextPage, requireSession, useSession } from "./session.ts";

const account = { id: 1, username: "韩梅梅", email: "", role: "learner" };
const nobody = () => Response.json({ code: 1103, msg: "请先登录", detail: {}, request_id: "" }, { status: 401 });
const somebody = () => Response.json({ code: 1000, data: account });
const cart = { fullPath: "/cart?tab=1" } as RouteLocationNormalized;
let calls: string[] = [];

function server(answers: Record<string, () => Response>): void {
  vi.stubGlobal("fetch", vi.fn((request: Request) => {
    const call = `${request.method} ${new URL(request.url).pathname}`;
    calls.push(call);
    const answer = answers[call];
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError("Failed to fetch"));
  }));
}

beforeEach(() => {
  calls = [];
  // The tests are no tabs of one another.
  vi.stubGlobal("BroadcastChannel", class { postMessage(): void { calls.push("told other tabs"); } });
  document.cookie = "csrftoken=token1; path=/";
  const pinia = createPinia();
  setActivePinia(pinia);
  mount({ template: "<p />" }, { global: { plugins: [pinia, PiniaColada] } });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a page that belongs to somebody", () => {
  it("sends nobody to the log-in, and back later", async () => {
    server({ "GET /api/v1/me": nobody });

    expect(await requireSession(cart)).toEqual({ name: "login", query: { next: "/cart?tab=1" } });
  });

  it("lets in who is signed in, and asks once", async () => {
    server({ "GET /api/v1/me": somebody });

    expect(await Promise.all([requireSession(cart), requireSession(cart)])).toEqual([true, true]);
    expect([calls, useSession().account?.username]).toEqual([["GET /api/v1/me"], "韩梅梅"]);
  });

  it("asks nothing when nobody ever signed in here", async () => {
    document.cookie = "csrftoken=; path=/; max-age=0";
    server({});

    expect([await requireSession(cart), calls]).toEqual([{ name: "login", query: { next: "/cart?tab=1" } }, []]);
  });

  it("shows itself what is wrong when nobody answers", async () => {
    server({});

    expect([await requireSession(cart), useSession().account]).toEqual([true, undefined]);
  });
});

describe("signing in", () => {
  it("makes the account known", async () => {
    server({ "POST /_allauth/browser/v1/auth/login": () => Response.json({}), "GET /api/v1/me": somebody });

    await useSession().logIn({ name: "may@example.com", password: "secret" });

    expect([calls, useSession().isSignedIn]).toEqual([["POST /_allauth/browser/v1/auth/login", "GET /api/v1/me", "told other tabs"], true]);
  });

  it("with a wrong password changes nothing", async () => {
    const wrong = { status: 400, errors: [{ message: "密码不对", code: "invalid_login", param: "password" }] };
    server({ "POST /_allauth/browser/v1/auth/login": () => Response.json(wrong, { status: 400 }) });

    await expect(useSession().logIn({ name: "may", password: "x" })).rejects.toMatchObject({ msg: "密码不对" });
    expect(useSession().account).toBeUndefined();
  });
});

describe("the way back", () => {
  it.each([
    ["/cart?tab=1", "/cart?tab=1"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["https://evil.example", "/"],
    ["/courses?q=a%26b#top", "/courses?q=a%26b#top"],
    ["/\t/evil.example", "/"],
    ["/\n/evil.example", "/"],
    ["/.//evil.example", "/"],
    ["/x/..//evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["evil.example", "/"],
    ["/login?next=/cart", "/"],
    ["/register", "/"],
    ["/loginless", "/loginless"],
    [["/cart"], "/"],
    ["", "/"],
    [undefined, "/"],
  ])("of %s is %s", (next, page) => {
    expect(nextPage(next)).toBe(page);
  });
});
