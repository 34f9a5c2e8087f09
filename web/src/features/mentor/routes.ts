import type { RouteRecordRaw } from "vue-router";

/** Mentors' pages stand inside MentorLayout. */
const routes: RouteRecordRaw[] = [
  {
    path: "/mentor",
    component: () => import("./MentorLayout.vue"),
    meta: { title: "titles.mentor", needsSession: true },
    children: [
      { path: "/mentor", name: "mentor", component: () => import("./pages/WorkbenchPage.vue"), meta: { title: "titles.mentor", needsSession: true } },
      { path: "/mentor/students", name: "mentor-students", component: () => import("./pages/StudentsPage.vue"), meta: { title: "titles.mentorStudents", needsSession: true } },
      { path: "/mentor/students/:id(\\d+)", name: "mentor-student", component: () => import("./pages/StudentPage.vue"), props: ({ params }) => ({ id: Number(params.id) }), meta: { title: "titles.mentorStudent", needsSession: true } },
      { path: "/mentor/appeals", name: "mentor-appeals", component: () => import("./pages/AppealsPage.vue"), meta: { title: "titles.mentorAppeals", needsSession: true } },
      { path: "/mentor/statement", name: "mentor-statement", component: () => import("./pages/StatementPage.vue"), meta: { title: "titles.mentorStatement", needsSession: true } },
      { path: "/mentor/snippets", name: "mentor-snippets", component: () => import("./pages/SnippetsPage.vue"), meta: { title: "titles.mentorSnippets", needsSession: true } },
    ],
  },
];

export default routes;
