import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/login", name: "login", component: () => import("./pages/LoginPage.vue"), meta: { title: "titles.login" } },
  { path: "/register", name: "register", component: () => import("./pages/RegisterPage.vue"), meta: { title: "titles.register" } },
  { path: "/forgot", name: "forgot", component: () => import("./pages/ForgotPage.vue"), meta: { title: "titles.forgot" } },
  { path: "/reset/:token", name: "reset", component: () => import("./pages/ResetPage.vue"), props: true, meta: { title: "titles.reset" } },
  { path: "/account", name: "account", component: () => import("./pages/AccountPage.vue"), meta: { title: "titles.account", needsSession: true } },
  { path: "/account/second-factor", name: "second-factor", component: () => import("./pages/SecondFactorPage.vue"), meta: { title: "titles.secondFactor", needsSession: true } },
];

export default routes;
