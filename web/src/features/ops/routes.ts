import type { RouteRecordRaw } from "vue-router";

/** Operators' pages stand inside OpsLayout, which also lists them at their side. */
const routes: RouteRecordRaw[] = [
  {
    path: "/ops",
    component: () => import("./OpsLayout.vue"),
    redirect: { name: "ops-orders" },
    meta: { title: "titles.opsOrders", needsSession: true },
    children: [
      { path: "/ops/orders", name: "ops-orders", component: () => import("./pages/OpsOrdersPage.vue"), meta: { title: "titles.opsOrders", needsSession: true } },
      { path: "/ops/orders/:number", name: "ops-order", component: () => import("./pages/OpsOrderPage.vue"), props: true, meta: { title: "titles.opsOrder", needsSession: true } },
      { path: "/ops/refunds", name: "ops-refunds", component: () => import("./pages/OpsRefundsPage.vue"), meta: { title: "titles.opsRefunds", needsSession: true } },
      { path: "/ops/refunds/:number", name: "ops-refund", component: () => import("./pages/OpsRefundPage.vue"), props: true, meta: { title: "titles.opsRefund", needsSession: true } },
      { path: "/ops/anomalies", name: "ops-anomalies", component: () => import("./pages/AnomaliesPage.vue"), meta: { title: "titles.opsAnomalies", needsSession: true } },
      { path: "/ops/reconciliation", name: "ops-bills", component: () => import("./pages/BillsPage.vue"), meta: { title: "titles.opsReconciliation", needsSession: true } },
      { path: "/ops/reconciliation/:channel/:day", name: "ops-bill", component: () => import("./pages/BillPage.vue"), props: true, meta: { title: "titles.opsBill", needsSession: true } },
      { path: "/ops/withdrawals", name: "ops-withdrawals", component: () => import("./pages/WithdrawalsPage.vue"), meta: { title: "titles.opsWithdrawals", needsSession: true } },
      { path: "/ops/withdrawals/:number", name: "ops-withdrawal", component: () => import("./pages/OpsWithdrawalPage.vue"), props: true, meta: { title: "titles.opsWithdrawal", needsSession: true } },
      { path: "/ops/liability", name: "ops-liability", component: () => import("./pages/LiabilityPage.vue"), meta: { title: "titles.opsLiability", needsSession: true } },
      { path: "/ops/degrees", name: "ops-degrees", component: () => import("./pages/OpsDegreesPage.vue"), meta: { title: "titles.opsDegrees", needsSession: true } },
      { path: "/ops/degrees/:id(\\d+)", name: "ops-degree", component: () => import("./pages/OpsDegreePage.vue"), props: ({ params }) => ({ id: Number(params.id) }), meta: { title: "titles.opsDegree", needsSession: true } },
      { path: "/ops/articles", name: "ops-articles", component: () => import("./pages/OpsArticlesPage.vue"), meta: { title: "titles.opsArticles", needsSession: true } },
      { path: "/ops/articles/new", name: "ops-article-new", component: () => import("./pages/OpsArticlePage.vue"), meta: { title: "titles.opsArticleNew", needsSession: true } },
      { path: "/ops/articles/:id(\\d+)", name: "ops-article", component: () => import("./pages/OpsArticlePage.vue"), props: ({ params }) => ({ id: Number(params.id) }), meta: { title: "titles.opsArticle", needsSession: true } },
      { path: "/ops/moderation", name: "ops-moderation", component: () => import("./pages/ModerationPage.vue"), meta: { title: "titles.opsModeration", needsSession: true } },
      { path: "/ops/moderation/words", name: "ops-words", component: () => import("./pages/WordsPage.vue"), meta: { title: "titles.opsWords", needsSession: true } },
      { path: "/ops/invoices", name: "ops-invoices", component: () => import("./pages/OpsInvoicesPage.vue"), meta: { title: "titles.opsInvoices", needsSession: true } },
    ],
  },
];

export default routes;
