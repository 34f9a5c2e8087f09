import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/refund-rules", name: "refund-rules", component: () => import("./pages/RefundRulesPage.vue"), meta: { title: "titles.refundRules" } },
  { path: "/me/orders/:number/refund", name: "ask-refund", component: () => import("./pages/AskRefundPage.vue"), props: true, meta: { title: "titles.askRefund", needsSession: true } },
  { path: "/me/refunds/:number", name: "refund", component: () => import("./pages/RefundPage.vue"), props: true, meta: { title: "titles.refund", needsSession: true } },
];

export default routes;
