import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/search", name: "search", component: () => import("./pages/SearchPage.vue"), meta: { title: "titles.search" } },
];

export default routes;
