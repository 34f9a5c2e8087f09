import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/checkout", name: "checkout", component: () => import("./pages/CheckoutPage.vue"), meta: { title: "titles.checkout", needsSession: true } },
];

export default routes;
