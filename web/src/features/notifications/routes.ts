import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/me/notifications", name: "notifications", component: () => import("./pages/NotificationsPage.vue"), meta: { title: "titles.notifications", needsSession: true } },
  { path: "/me/notifications/settings", name: "notification-settings", component: () => import("./pages/PreferencesPage.vue"), meta: { title: "titles.notificationSettings", needsSession: true } },
  { path: "/unsubscribe/:token", name: "unsubscribe", component: () => import("./pages/UnsubscribePage.vue"), props: true, meta: { title: "titles.unsubscribe" } },
];

export default routes;
