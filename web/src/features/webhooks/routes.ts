import type { RouteRecordRaw } from "vue-router";

/** Inside the frame of operators' pages. */
const routes: RouteRecordRaw[] = [
  {
    path: "/ops/webhooks",
    component: () => import("@/features/ops/OpsLayout.vue"),
    meta: { title: "titles.opsWebhooks", needsSession: true, needs: "integrate" },
    children: [{ path: "", name: "ops-webhooks", component: () => import("./pages/WebhooksPage.vue"), meta: { title: "titles.opsWebhooks", needsSession: true, needs: "integrate" } }],
  },
];

export default routes;
