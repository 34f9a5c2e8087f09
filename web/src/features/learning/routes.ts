import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/me/courses", name: "my-courses", component: () => import("./pages/MyCoursesPage.vue"), meta: { title: "titles.myCourses", needsSession: true } },
];

export default routes;
