import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/me/berries", name: "berries", component: () => import("./pages/BerriesPage.vue"), meta: { title: "titles.berries", needsSession: true } },
  { path: "/me/berries/withdrawals/:number", name: "withdrawal", component: () => import("./pages/WithdrawalPage.vue"), props: true, meta: { title: "titles.withdrawal", needsSession: true } },
];

export default routes;
