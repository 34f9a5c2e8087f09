import { beforeEach, describe, expect, it, vi } from "vitest";
import { configureApi, callAuth } from "./client.ts";
import { me, removeFromCart, signOut } from "./generated";
import { ApiRefusal, NetworkLoss } from "./refusal.ts";

const onUnauthenticated = vi.fn();
let calls: Request[] = [];

/** Answer calls one after another; the rest with the last one. */
function server(...answers: (() => Response)[]): void {
  vi.stubGlobal("fetch", vi.fn((request: Request) => {
    calls.push(request);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError("Failed to fetch"));
  }));
}

const answer = (body: unknown, status = 200) => () => Response.json(body, { status });
const ok = answer({ code: 1000, data: { username: "韩梅梅" } });
const refusal = (code: number, status: number, detail: object = {}) =>
  answer({ code, msg: "不行", detail, request_id: "abcdef0123456789" }, status);

beforeEach(() => {
  calls = [];
  onUnauthenticated.mockReset();
  configureApi({ onUnauthenticated, language: () => "en" });
  document.cookie = "csrftoken=token1; path=/";
});

describe("a call", () => {
  it("gives what is in the envelope, in the language of the page", async () => {
    server(ok);

    expect(await me()).toEqual({ username: "韩梅梅" });
    expect(calls[0]?.headers.get("Accept-Language")).toBe("en");
    expect(calls[0]?.headers.has("X-CSRFToken")).toBe(false);
  });

  it("that changes something carries the CSRF token", async () => {
    server(answer({ code: 1000, data: null }));

    expect(await signOut()).toBeNull();
    expect(calls[0]?.headers.get("X-CSRFToken")).toBe("token1");
  });

  it("fetches the CSRF token first when there is none", async () => {
    document.cookie = "csrftoken=; path=/; max-age=0";
    server(() => {
      document.cookie = "csrftoken=fresh; path=/";
      return Response.json({});
    }, ok);

    await signOut();

    expect(calls.map((request) => new URL(request.url).pathname)).toEqual(["/_allauth/browser/v1/config", "/api/v1/auth/logout"]);
    expect(calls[1]?.headers.get("X-CSRFToken")).toBe("fresh");
  });

  it("is said again, once, when the CSRF token was out of date", async () => {
    server(refusal(1107, 403), answer({}), refusal(1107, 403));

    await expect(removeFromCart({ path: { product: "course:1" } })).rejects.toMatchObject({ code: 1107 });
    expect(calls).toHaveLength(3);
  });
});

describe("a refusal", () => {
  it("carries number, words, details, fields and request id", async () => {
    server(refusal(1101, 422, { fields: [{ where: "body.given.password", problem: "太短" }] }));

    const error: unknown = await me().catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(ApiRefusal);
    expect(error).toMatchObject({ code: 1101, status: 422, msg: "不行", requestId: "abcdef0123456789", fields: { password: "太短" } });
    expect(onUnauthenticated).not.toHaveBeenCalled();
  });

  it("to somebody who is not signed in is told to the session", async () => {
    server(refusal(1103, 401));

    await expect(me()).rejects.toMatchObject({ code: 1103 });
    expect(onUnauthenticated).toHaveBeenCalledTimes(1);
  });

  it("of django-allauth looks the same", async () => {
    server(answer({ status: 400, errors: [{ message: "已有这个名字", code: "username_taken", param: "username" }] }, 400));

    await expect(callAuth("POST", "/auth/signup", { username: "a" })).rejects.toMatchObject({
      code: 1101,
      msg: "已有这个名字",
      fields: { username: "已有这个名字" },
      detail: { codes: ["username_taken"] },
    });
    expect(await calls[0]?.json()).toEqual({ username: "a" });
  });

  it("from a proxy has the number 0", async () => {
    server(() => new Response("<html>Bad Gateway</html>", { status: 502 }));

    await expect(me()).rejects.toMatchObject({ code: 0, status: 502, msg: "" });
  });
});

describe("no answer", () => {
  it("is a loss of the network", async () => {
    server();

    await expect(me()).rejects.toBeInstanceOf(NetworkLoss);
  });

  it("to a call that was given up stays that", async () => {
    vi.stubGlobal("fetch", vi.fn((_request: Request, init: RequestInit) => {
      const reason: unknown = init.signal?.reason;
      return Promise.reject(reason instanceof Error ? reason : new Error("not aborted"));
    }));

    await expect(me({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
  });
});
