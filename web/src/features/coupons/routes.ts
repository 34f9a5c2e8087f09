import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/coupons", name: "coupons", component: () => import("./pages/ClaimCentrePage.vue"), meta: { title: "titles.coupons" } },
  { path: "/me/coupons", name: "my-coupons", component: () => import("./pages/MyCouponsPage.vue"), meta: { title: "titles.myCoupons", needsSession: true } },
];

export default routes;
