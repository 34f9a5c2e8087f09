import { useI18n } from "vue-i18n";
import { ApiRefusal, Code, NetworkLoss } from "@/api/refusal.ts";

export interface Failure {
  title: string;
  /** What to do about it; empty when the title says it all. */
  hint: string;
  /** For our own search in the logs; empty when there is none. */
  requestId: string;
  isOffline: boolean;
  /** Trying the same again may help. */
  canRetry: boolean;
}

/** What went wrong, for people: `describe(error)` gives words for every error there is. */
export function useFailure(): { describe: (error: unknown) => Failure } {
  const { t } = useI18n();

  function describe(error: unknown): Failure {
    if (error instanceof NetworkLoss) {
      return { title: t("failure.offline"), hint: t("failure.offlineHint"), requestId: "", isOffline: true, canRetry: true };
    }
    if (!(error instanceof ApiRefusal)) {
      return { title: t("failure.unexpected"), hint: t("failure.unexpectedHint"), requestId: "", isOffline: false, canRetry: true };
    }
    const { requestId, status } = error;
    const told = { requestId, isOffline: false, canRetry: status >= 500 || status === 429 };
    if (error.code === Code.tooMany) {
      const seconds = String(error.detail.retry_after ?? 60);
      return { ...told, title: t("failure.busy"), hint: t("failure.busyHint", { seconds }) };
    }
    if (status >= 500 || !error.msg) return { ...told, title: t("failure.server"), hint: t("failure.serverHint"), canRetry: true };
    return { ...told, title: error.msg, hint: "" };
  }

  return { describe };
}
