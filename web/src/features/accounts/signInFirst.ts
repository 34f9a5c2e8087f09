/** Pressed by nobody in particular: sign in first, then come back here. */

import { useRoute, useRouter } from "vue-router";
import { loginTo, useSession } from "./session.ts";

/**
 * `if (!(await isSomebody())) return;`: waits until it is known who is here, and leads nobody to the sign-in page.
 * If it cannot be known, what was pressed says so itself.
 */
export function useSignInFirst(): () => Promise<boolean> {
  const session = useSession();
  const route = useRoute();
  const router = useRouter();

  return async function isSomebody(): Promise<boolean> {
    await session.ready().catch(() => undefined);
    if (session.account !== null) return true;
    await router.push(loginTo(route.fullPath));
    return false;
  };
}
