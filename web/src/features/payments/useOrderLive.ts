/** An order that is watched: asked about every two to five seconds for as long as it may move, and at once when somebody looks. */

import { useQuery, useQueryCache } from "@pinia/colada";
import { computed, toValue, watch, type ComputedRef, type MaybeRefOrGetter, type Ref } from "vue";
import type { OrderWithMoneyBackOut } from "@/api/generated";
import { myOrderQuery } from "@/api/generated/@pinia/colada.gen";
import { ApiRefusal } from "@/api/refusal.ts";
import { serverNow } from "@/composables/clock.ts";
import { usePolling } from "@/composables/usePolling.ts";
import { orderMoved } from "@/features/orders/moved.ts";
import { mayMove, stageOf, type Stage } from "./stage.ts";

export interface OrderLive {
  /** The newest that is known. */
  order: ComputedRef<OrderWithMoneyBackOut | undefined>;
  stage: ComputedRef<Stage | undefined>;
  /** Why the last asking failed; beside a known order it means that this may be old. */
  error: ComputedRef<unknown>;
  isAsking: Readonly<Ref<boolean>>;
  askNow: () => Promise<void>;
}

export function useOrderLive(number: MaybeRefOrGetter<string>): OrderLive {
  const queries = useQueryCache();
  const { data: order, error, refetch } = useQuery(() => ({
    ...myOrderQuery({ path: { number: toValue(number) } }),
    staleTime: 0,
    // The polling does both.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  }));
  const stage = computed(() => order.value && stageOf(order.value));
  const isFollowed = computed(() => (order.value ? mayMove(order.value, serverNow()) : isPassing(error.value)));
  const { askNow, isAsking } = usePolling(() => refetch(true), { active: isFollowed, fastest_ms: 2_000, slowest_ms: 5_000 });

  watch(stage, (now, before) => {
    if (now && before) orderMoved(queries).catch(() => undefined);
  });

  return { order: computed(() => order.value), stage, error: computed(() => error.value), isAsking, askNow };
}

/** Nobody answered, or not as meant: that may be over in a moment. */
function isPassing(error: unknown): boolean {
  return Boolean(error) && !(error instanceof ApiRefusal && error.status < 500 && error.status !== 429);
}
