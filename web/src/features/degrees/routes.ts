import type { RouteLocationNormalized, RouteRecordRaw } from "vue-router";

const ids = (route: RouteLocationNormalized) => ({ id: Number(route.params.id), assignment: Number(route.params.assignment) });

const routes: RouteRecordRaw[] = [
  { path: "/me/degrees", name: "my-degrees", component: () => import("./pages/MyDegreesPage.vue"), meta: { title: "titles.myDegrees", needsSession: true } },
  { path: "/me/degrees/:id(\\d+)", name: "my-degree", component: () => import("./pages/DashboardPage.vue"), props: (route) => ({ id: ids(route).id }), meta: { title: "titles.myDegree", needsSession: true } },
  { path: "/me/degrees/:id(\\d+)/form", name: "degree-form", component: () => import("./pages/FormPage.vue"), props: (route) => ({ id: ids(route).id }), meta: { title: "titles.degreeForm", needsSession: true } },
  { path: "/me/degrees/:id(\\d+)/homework/:assignment(\\d+)", name: "homework", component: () => import("./pages/HomeworkPage.vue"), props: ids, meta: { title: "titles.homework", needsSession: true } },
];

export default routes;
