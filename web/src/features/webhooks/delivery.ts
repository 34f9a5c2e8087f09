import type { DeliveryOut } from "@/api/generated";

/** How loud each state is. */
export const tones = { waiting: "warn", delivered: "ok", dead: "bad" } as const satisfies Record<DeliveryOut["status"], string>;
