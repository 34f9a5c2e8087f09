import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/privacy", name: "privacy-policy", component: () => import("./pages/PolicyPage.vue"), meta: { title: "titles.privacyPolicy" } },
  { path: "/me/privacy", name: "my-privacy", component: () => import("./pages/MyPrivacyPage.vue"), meta: { title: "titles.myPrivacy", needsSession: true } },
  {
    path: "/ops/privacy",
    component: () => import("@/features/ops/OpsLayout.vue"),
    meta: { title: "titles.opsPrivacy", needsSession: true, needs: "protect_data" },
    children: [{ path: "", name: "ops-privacy", component: () => import("./pages/OpsPrivacyPage.vue"), meta: { title: "titles.opsPrivacy", needsSession: true, needs: "protect_data" } }],
  },
];

export default routes;
