import type { RouteRecordRaw } from "vue-router";

/** Operators' pages stand inside OpsLayout, which also lists them at their side. */
const routes: RouteRecordRaw[] = [
  {
    path: "/ops",
    component: () => import("./OpsLayout.vue"),
    redirect: { name: "ops-withdrawals" },
    meta: { title: "titles.opsWithdrawals", needsSession: true },
    children: [
      { path: "/ops/withdrawals", name: "ops-withdrawals", component: () => import("./pages/WithdrawalsPage.vue"), meta: { title: "titles.opsWithdrawals", needsSession: true } },
      { path: "/ops/withdrawals/:number", name: "ops-withdrawal", component: () => import("./pages/OpsWithdrawalPage.vue"), props: true, meta: { title: "titles.opsWithdrawal", needsSession: true } },
      { path: "/ops/liability", name: "ops-liability", component: () => import("./pages/LiabilityPage.vue"), meta: { title: "titles.opsLiability", needsSession: true } },
      { path: "/ops/invoices", name: "ops-invoices", component: () => import("./pages/OpsInvoicesPage.vue"), meta: { title: "titles.opsInvoices", needsSession: true } },
    ],
  },
];

export default routes;
