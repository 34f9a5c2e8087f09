/** How every call goes out and comes back: cookies, CSRF, language, time limit, envelope, refusals. */

import { learnServerTime } from "@/composables/clock.ts";
import type { CreateClientConfig } from "./generated/client.gen";
import { Code, NetworkLoss, refusalIn, type ApiRefusal } from "./refusal.ts";

const AUTH = "/_allauth/browser/v1";
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
const LIMIT_MS = 20_000;

type Listener = () => void;
let onUnauthenticated: Listener = () => undefined;
let language = (): string => document.documentElement.lang || "zh-CN";

/** Who wants to know that the backend takes us for nobody, and which language people read. */
export function configureApi(options: { onUnauthenticated: Listener; language: () => string }): void {
  onUnauthenticated = options.onUnauthenticated;
  language = options.language;
}

/** Whether somebody may be signed in: who signs in gets a CSRF token, so without one there is nobody to ask for. */
export function mayHaveSession(): boolean {
  return csrfToken() !== "";
}

/** Read by the generated client when it is made. */
export const createClientConfig: CreateClientConfig = (config) => ({
  ...config,
  baseUrl: undefined as unknown as string,
  fetch: async (input, init) => {
    const response = await exchange(new Request(input, init));
    return response;
  },
  responseTransformer: (body) => Promise.resolve((body as { data: unknown }).data),
});

/** Send; give the answer if it is a good one, else throw `ApiRefusal` or `NetworkLoss`. */
export async function exchange(request: Request): Promise<Response> {
  const isUnsafe = !SAFE.has(request.method);
  if (isUnsafe && !csrfToken()) await renewCsrfToken();
  const again = isUnsafe ? request.clone() : null;
  let response = await send(request);
  if (response.ok) return response;
  let refusal = await refusalIn(response);
  // The token changes when somebody signs in in another tab: fetch the new one and say it again, once.
  if (again && refusal.code === Code.csrf) {
    await renewCsrfToken();
    response = await send(again);
    if (response.ok) return response;
    refusal = await refusalIn(response);
  }
  throw heard(refusal);
}

/** What every call says beside its own headers. */
export function ownHeaders(method: string): Record<string, string> {
  const token = SAFE.has(method) ? "" : csrfToken();
  return { "Accept-Language": language(), Accept: "application/json", ...(token ? { "X-CSRFToken": token } : {}) };
}

/** Tell whoever wants to know when a refusal says that nobody is signed in. */
export function heard(refusal: ApiRefusal): ApiRefusal {
  if (refusal.code === Code.unauthenticated) onUnauthenticated();
  return refusal;
}

/** Call django-allauth, which has documents of its own. */
export async function callAuth(method: "GET" | "POST" | "DELETE", path: string, body?: object, headers: Record<string, string> = {}): Promise<void> {
  const init: RequestInit = { method, credentials: "same-origin", headers };
  if (body) Object.assign(init, { body: JSON.stringify(body), headers: { ...headers, "Content-Type": "application/json" } });
  await exchange(new Request(new URL(AUTH + path, location.origin), init));
}

async function send(request: Request): Promise<Response> {
  for (const [name, value] of Object.entries(ownHeaders(request.method))) request.headers.set(name, value);
  try {
    const response = await fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(LIMIT_MS)]) });
    learnServerTime(response.headers.get("Date"));
    return response;
  } catch (error) {
    // Given up by the caller, who no longer wants an answer.
    if (request.signal.aborted) throw error;
    throw new NetworkLoss(error);
  }
}

export async function renewCsrfToken(): Promise<void> {
  await send(new Request(new URL(`${AUTH}/config`, location.origin)));
}

export function csrfToken(): string {
  return /(?:^|;\s*)(?:__Host-csrf|csrftoken)=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}
