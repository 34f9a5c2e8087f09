import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/pay/:number", name: "pay", component: () => import("./pages/PayPage.vue"), props: true, meta: { title: "titles.pay", needsSession: true } },
];

export default routes;
