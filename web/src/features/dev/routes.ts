import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/dev/ui", name: "dev-ui", component: () => import("./pages/UiPage.vue"), meta: { title: "titles.devUi" } },
];

export default routes;
