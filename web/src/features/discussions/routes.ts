import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/me/notes", name: "my-notes", component: () => import("./pages/MyNotesPage.vue"), meta: { title: "titles.myNotes", needsSession: true } },
];

export default routes;
