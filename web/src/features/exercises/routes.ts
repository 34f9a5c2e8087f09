import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/me/mistakes", name: "mistakes", component: () => import("./pages/MistakesPage.vue"), meta: { title: "titles.mistakes", needsSession: true } },
];

export default routes;
