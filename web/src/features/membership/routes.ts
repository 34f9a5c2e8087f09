import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/membership", name: "membership", component: () => import("./pages/MembershipPage.vue"), meta: { title: "titles.membership" } },
  { path: "/me/membership", name: "my-membership", component: () => import("./pages/MyMembershipPage.vue"), meta: { title: "titles.myMembership", needsSession: true } },
];

export default routes;
