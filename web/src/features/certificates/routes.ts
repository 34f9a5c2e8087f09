import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/me/certificates", name: "my-certificates", component: () => import("./pages/MyCertificatesPage.vue"), meta: { title: "titles.myCertificates", needsSession: true } },
  { path: "/certificates/:number", name: "certificate", component: () => import("./pages/CertificatePage.vue"), props: true, meta: { title: "titles.certificate" } },
];

export default routes;
