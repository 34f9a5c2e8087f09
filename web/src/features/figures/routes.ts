import type { RouteRecordRaw } from "vue-router";

/** Inside the frame of operators' pages. */
const routes: RouteRecordRaw[] = [
  {
    path: "/ops/dashboard",
    component: () => import("@/features/ops/OpsLayout.vue"),
    meta: { title: "titles.opsDashboard", needsSession: true, needs: "see_figures" },
    children: [{ path: "", name: "ops-dashboard", component: () => import("./pages/DashboardPage.vue"), meta: { title: "titles.opsDashboard", needsSession: true, needs: "see_figures" } }],
  },
];

export default routes;
