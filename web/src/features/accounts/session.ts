/** Who is signed in, and how that changes. */

import { useQueryCache } from "@pinia/colada";
import { acceptHMRUpdate, defineStore } from "pinia";
import { computed, ref } from "vue";
import type { RouteLocationNormalized, RouteLocationRaw } from "vue-router";
import { callAuth, mayHaveSession } from "@/api/client.ts";
import { me, type AccountOut, type Action } from "@/api/generated";
import { Code, isRefusal } from "@/api/refusal.ts";

export const useSession = defineStore("session", () => {
  /** undefined: not known yet; null: nobody. */
  const account = ref<AccountOut | null | undefined>(mayHaveSession() ? undefined : null);
  const isSignedIn = computed(() => Boolean(account.value));
  const may = (action: Action) => Boolean(account.value?.may.includes(action));
  const queries = useQueryCache();
  const otherTabs = new BroadcastChannel("session");
  let asking: Promise<void> | null = null;

  /** Ask the server anew. */
  async function refresh(): Promise<void> {
    try {
      account.value = await me();
    } catch (error) {
      if (!isRefusal(error, Code.unauthenticated)) throw error;
      account.value = null;
    }
  }

  /** Resolve when it is known who is here. */
  async function ready(): Promise<void> {
    if (account.value !== undefined) return;
    asking ??= refresh().finally(() => {
      asking = null;
    });
    await asking;
  }

  async function changed(): Promise<void> {
    await refresh();
    await queries.invalidateQueries();
    otherTabs.postMessage("changed");
  }

  /** `name` is a user name or an e-mail address. "code": the password was right, and a second step follows. */
  async function logIn(given: { name: string; password: string }): Promise<"in" | "code"> {
    const who = given.name.includes("@") ? { email: given.name } : { username: given.name };
    try {
      await callAuth("POST", "/auth/login", { ...who, password: given.password });
    } catch (error) {
      const steps = isRefusal(error, Code.unauthenticated) ? error.detail.steps : null;
      if (Array.isArray(steps) && steps.includes("mfa_authenticate")) return "code";
      throw error;
    }
    await changed();
    return "in";
  }

  /** The second step: what the authenticator app shows, or a recovery code. */
  async function showCode(code: string): Promise<void> {
    await callAuth("POST", "/auth/2fa/authenticate", { code });
    await changed();
  }

  async function register(given: { username: string; email: string; password: string }): Promise<void> {
    const { email, ...rest } = given;
    await callAuth("POST", "/auth/signup", email ? { ...rest, email } : rest);
    await changed();
  }

  /** Sign out and start afresh, so that nothing of the account stays in this page's memory. */
  async function logOut(): Promise<void> {
    await callAuth("DELETE", "/auth/session").catch((error: unknown) => {
      // allauth says "unauthenticated" when it has worked.
      if (!isRefusal(error, Code.unauthenticated)) throw error;
    });
    otherTabs.postMessage("ended");
    location.assign("/");
  }

  /** The server said that nobody is signed in, whatever we thought. */
  function wasEnded(): void {
    if (account.value) account.value = null;
  }

  otherTabs.onmessage = (event: MessageEvent<string>) => {
    if (event.data === "ended") location.reload();
    // If that fails, the next thing people do says so.
    else refresh().then(() => queries.invalidateQueries()).catch(() => undefined);
  };

  return { account, isSignedIn, may, ready, refresh, logIn, showCode, register, logOut, wasEnded };
});

/** Guard of pages that belong to somebody: go and sign in first, then come back. */
export async function requireSession(to: RouteLocationNormalized): Promise<true | RouteLocationRaw> {
  const session = useSession();
  try {
    await session.ready();
  } catch {
    // Not known who this is: the page itself shows what went wrong, and tries again.
    return true;
  }
  if (!session.isSignedIn) return loginTo(to.fullPath);
  return session.account?.needs_second_factor && to.name !== "second-factor" ? secondFactorThen(to.fullPath) : true;
}

/** Where to sign in and come back from: `router.push(loginTo(route.fullPath))`. */
export function loginTo(next: string): RouteLocationRaw {
  return { name: "login", query: { next } };
}

/** Where staff set up a second factor before anything else, and go on from. */
export function secondFactorThen(next: string): RouteLocationRaw {
  return { name: "second-factor", query: next === "/" ? {} : { next } };
}

/** Where `?next=` leads, if that is a page of ours and not one where people sign in. */
export function nextPage(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, location.origin)) return "/";
  // As browsers read it: they drop tabs and line breaks, and take `\\` for `/`.
  const { origin, pathname, search, hash } = new URL(next, location.origin);
  const isOurs = origin === location.origin && !pathname.startsWith("//");
  return isOurs && !/^\/(login|register|forgot|reset)(\/|$)/.test(pathname) ? pathname + search + hash : "/";
}

if (import.meta.hot) import.meta.hot.accept(acceptHMRUpdate(useSession, import.meta.hot));
