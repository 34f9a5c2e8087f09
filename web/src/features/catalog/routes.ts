import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/", name: "home", component: () => import("./pages/HomePage.vue"), meta: { title: "titles.home" } },
  { path: "/courses", name: "courses", component: () => import("./pages/CourseListPage.vue"), meta: { title: "titles.courses" } },
  { path: "/courses/:id(\\d+)", name: "course", component: () => import("./pages/CoursePage.vue"), props: (route) => ({ id: Number(route.params.id) }), meta: { title: "titles.course" } },
  { path: "/degrees", name: "degrees", component: () => import("./pages/DegreeListPage.vue"), meta: { title: "titles.degrees" } },
  { path: "/degrees/:id(\\d+)", name: "degree", component: () => import("./pages/DegreePage.vue"), props: (route) => ({ id: Number(route.params.id) }), meta: { title: "titles.degree" } },
  { path: "/teachers/:id(\\d+)", name: "teacher", component: () => import("./pages/TeacherPage.vue"), props: (route) => ({ id: Number(route.params.id) }), meta: { title: "titles.teacher" } },
];

export default routes;
