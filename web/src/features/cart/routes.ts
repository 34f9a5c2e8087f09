import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/cart", name: "cart", component: () => import("./pages/CartPage.vue"), meta: { title: "titles.cart", needsSession: true } },
];

export default routes;
