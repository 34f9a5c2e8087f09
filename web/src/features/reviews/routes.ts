import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/me/reviews", name: "my-reviews", component: () => import("./pages/MyReviewsPage.vue"), meta: { title: "titles.myReviews", needsSession: true } },
];

export default routes;
