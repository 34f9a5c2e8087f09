import type { RouteRecordRaw } from "vue-router";

const routes: RouteRecordRaw[] = [
  { path: "/me/invoices", name: "invoices", component: () => import("./pages/InvoicesPage.vue"), meta: { title: "titles.invoices", needsSession: true } },
  { path: "/me/orders/:number/invoice", name: "request-invoice", component: () => import("./pages/RequestInvoicePage.vue"), props: true, meta: { title: "titles.requestInvoice", needsSession: true } },
];

export default routes;
