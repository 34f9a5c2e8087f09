import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/me/berries", name: "berries", component: () => import("./pages/BerriesPage.vue"), meta: { title: "titles.berries", needsSession: true } },
];

export default routes;
