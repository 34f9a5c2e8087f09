import { watch } from "vue";
import { useRoute, useRouter } from "vue-router";
import { loginTo, useSession } from "@/features/accounts/session.ts";

/** When the session ends under a page that needs one: sign in and come back, instead of showing somebody nothing. */
export function useComeBack(): void {
  const session = useSession();
  const router = useRouter();
  const route = useRoute();
  watch(() => session.account, (account) => {
    if (account === null) void router.replace(loginTo(route.fullPath));
  });
}
