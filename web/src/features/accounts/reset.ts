/** Forgotten passwords: ask for a link, look whether it still works, use it. */

import { callAuth } from "@/api/client.ts";
import { Code, isRefusal } from "@/api/refusal.ts";

export async function askForLink(email: string): Promise<void> {
  await callAuth("POST", "/auth/password/request", { email });
}

/** Throws a refusal when the link is no longer good. */
export async function checkLink(key: string): Promise<void> {
  await callAuth("GET", "/auth/password/reset", undefined, { "X-Password-Reset-Key": key });
}

export async function setNewPassword(given: { key: string; password: string }): Promise<void> {
  await callAuth("POST", "/auth/password/reset", given).catch((error: unknown) => {
    // allauth says "unauthenticated" when it has worked: people sign in by the new password.
    if (!isRefusal(error, Code.unauthenticated)) throw error;
  });
}
