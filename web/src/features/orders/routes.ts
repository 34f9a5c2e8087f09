import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/me/orders", name: "orders", component: () => import("./pages/OrderListPage.vue"), meta: { title: "titles.orders", needsSession: true } },
  { path: "/me/orders/:number", name: "order", component: () => import("./pages/OrderPage.vue"), props: true, meta: { title: "titles.order", needsSession: true } },
];

export default routes;
