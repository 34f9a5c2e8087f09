/** Every page there is, feature by feature; each is loaded when it is first visited. */

import { createRouter, createWebHistory, type RouteLocationNormalized } from "vue-router";
import type { Action } from "@/api/generated";
import accounts from "@/features/accounts/routes.ts";
import { requireSession } from "@/features/accounts/session.ts";
import cart from "@/features/cart/routes.ts";
import catalog from "@/features/catalog/routes.ts";
import certificates from "@/features/certificates/routes.ts";
import community from "@/features/community/routes.ts";
import coupons from "@/features/coupons/routes.ts";
import degrees from "@/features/degrees/routes.ts";
import dev from "@/features/dev/routes.ts";
import discussions from "@/features/discussions/routes.ts";
import figures from "@/features/figures/routes.ts";
import exercises from "@/features/exercises/routes.ts";
import invoices from "@/features/invoices/routes.ts";
import learning from "@/features/learning/routes.ts";
import membership from "@/features/membership/routes.ts";
import mentor from "@/features/mentor/routes.ts";
import notifications from "@/features/notifications/routes.ts";
import ops from "@/features/ops/routes.ts";
import orders from "@/features/orders/routes.ts";
import payments from "@/features/payments/routes.ts";
import privacy from "@/features/privacy/routes.ts";
import refunds from "@/features/refunds/routes.ts";
import reviews from "@/features/reviews/routes.ts";
import search from "@/features/search/routes.ts";
import settlement from "@/features/settlement/routes.ts";
import wallet from "@/features/wallet/routes.ts";
import webhooks from "@/features/webhooks/routes.ts";
import { loadMessages, type Readers } from "@/i18n/index.ts";

declare module "vue-router" {
  interface RouteMeta {
    /** Key of the page's title until the page itself knows a better one (composables/page-title.ts). */
    title: string;
    /** Only for who is signed in; others go to /login and come back. */
    needsSession?: boolean;
    /** Operators' pages: what one must be allowed to do, of the table in docs/rules/permissions.md. */
    needs?: Action;
  }
}

export const router = createRouter({
  history: createWebHistory("/"),
  routes: [
    ...[catalog, community, cart, settlement, payments, orders, refunds, invoices, learning, degrees, coupons, wallet, membership, mentor, ops, figures, webhooks, privacy, notifications, reviews, discussions, exercises, certificates, search, accounts, dev].flat(),
    { path: "/:path(.*)*", name: "not-found", component: () => import("./NotFoundPage.vue"), meta: { title: "titles.notFound" } },
  ],
  scrollBehavior(to, from, saved) {
    if (saved) return saved;
    if (to.hash) return { el: to.hash, top: 80 };
    // Filters, tabs and pages of a list are in the query: what changes below them moves nothing.
    return to.path === from.path ? false : { top: 0 };
  },
});

// The others' words are in the first bundle.
const readersOf = (to: RouteLocationNormalized): Readers | null =>
  to.name === "cart" || catalog.some(({ name }) => name === to.name) ? null : /^\/(ops|mentor|dev)(\/|$)/.test(to.path) ? "offices" : "learners";
router.beforeEach((to) => {
  // While session and page are on their way.
  const readers = readersOf(to);
  if (readers) loadMessages(readers).catch(() => undefined);
  return to.meta.needsSession ? requireSession(to) : true;
});
router.beforeResolve(async (to) => {
  const readers = readersOf(to);
  if (readers) await loadMessages(readers);
});
