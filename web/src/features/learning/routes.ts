import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/learn", name: "learn", component: () => import("./pages/LearnPage.vue"), meta: { title: "titles.learn", needsSession: true } },
  { path: "/learn/:course(\\d+)", name: "learn-course", component: () => import("./pages/CourseEntryPage.vue"), meta: { title: "titles.lesson" } },
  { path: "/learn/:course(\\d+)/:lesson(\\d+)", name: "lesson", component: () => import("./pages/LessonPage.vue"), meta: { title: "titles.lesson" } },
  { path: "/me/courses", name: "my-courses", component: () => import("./pages/MyCoursesPage.vue"), meta: { title: "titles.myCourses", needsSession: true } },
];

export default routes;
