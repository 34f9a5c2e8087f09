import type { RouteRecordRaw } from "vue-router";
import { campaignRoutes } from "@/features/campaigns/routes.ts";

/** Operators' pages stand inside OpsLayout, which shows each to who may do what it `needs`; menu.ts lists them. */
const routes: RouteRecordRaw[] = [
  {
    path: "/ops",
    component: () => import("./OpsLayout.vue"),
    meta: { title: "titles.ops", needsSession: true },
    children: [
      { path: "", name: "ops", component: () => import("./pages/OpsHomePage.vue"), meta: { title: "titles.ops", needsSession: true } },
      { path: "/ops/orders", name: "ops-orders", component: () => import("./pages/OpsOrdersPage.vue"), meta: { title: "titles.opsOrders", needsSession: true, needs: "see_orders" } },
      { path: "/ops/orders/:number", name: "ops-order", component: () => import("./pages/OpsOrderPage.vue"), props: true, meta: { title: "titles.opsOrder", needsSession: true, needs: "see_orders" } },
      { path: "/ops/refunds", name: "ops-refunds", component: () => import("./pages/OpsRefundsPage.vue"), meta: { title: "titles.opsRefunds", needsSession: true, needs: "approve_refunds" } },
      { path: "/ops/refunds/:number", name: "ops-refund", component: () => import("./pages/OpsRefundPage.vue"), props: true, meta: { title: "titles.opsRefund", needsSession: true, needs: "approve_refunds" } },
      { path: "/ops/anomalies", name: "ops-anomalies", component: () => import("./pages/AnomaliesPage.vue"), meta: { title: "titles.opsAnomalies", needsSession: true, needs: "see_money" } },
      { path: "/ops/reconciliation", name: "ops-bills", component: () => import("./pages/BillsPage.vue"), meta: { title: "titles.opsReconciliation", needsSession: true, needs: "see_money" } },
      { path: "/ops/reconciliation/:channel/:day", name: "ops-bill", component: () => import("./pages/BillPage.vue"), props: true, meta: { title: "titles.opsBill", needsSession: true, needs: "see_money" } },
      { path: "/ops/withdrawals", name: "ops-withdrawals", component: () => import("./pages/WithdrawalsPage.vue"), meta: { title: "titles.opsWithdrawals", needsSession: true, needs: "approve_withdrawals" } },
      { path: "/ops/withdrawals/:number", name: "ops-withdrawal", component: () => import("./pages/OpsWithdrawalPage.vue"), props: true, meta: { title: "titles.opsWithdrawal", needsSession: true, needs: "approve_withdrawals" } },
      { path: "/ops/gifts", name: "ops-gifts", component: () => import("./pages/GiftsPage.vue"), meta: { title: "titles.opsGifts", needsSession: true, needs: "grant_berries" } },
      { path: "/ops/liability", name: "ops-liability", component: () => import("./pages/LiabilityPage.vue"), meta: { title: "titles.opsLiability", needsSession: true, needs: "see_money" } },
      { path: "/ops/degrees", name: "ops-degrees", component: () => import("./pages/OpsDegreesPage.vue"), meta: { title: "titles.opsDegrees", needsSession: true, needs: "lead_teaching" } },
      { path: "/ops/degrees/:id(\\d+)", name: "ops-degree", component: () => import("./pages/OpsDegreePage.vue"), props: ({ params }) => ({ id: Number(params.id) }), meta: { title: "titles.opsDegree", needsSession: true, needs: "lead_teaching" } },
      { path: "/ops/penalties", name: "ops-penalties", component: () => import("./pages/PenaltiesPage.vue"), meta: { title: "titles.opsPenalties", needsSession: true, needs: "lead_teaching" } },
      { path: "/ops/membership", name: "ops-plans", component: () => import("./pages/OpsPlansPage.vue"), meta: { title: "titles.opsPlans", needsSession: true, needs: "edit_plans" } },
      { path: "/ops/articles", name: "ops-articles", component: () => import("./pages/OpsArticlesPage.vue"), meta: { title: "titles.opsArticles", needsSession: true, needs: "edit_articles" } },
      { path: "/ops/articles/new", name: "ops-article-new", component: () => import("./pages/OpsArticlePage.vue"), meta: { title: "titles.opsArticleNew", needsSession: true, needs: "edit_articles" } },
      { path: "/ops/articles/:id(\\d+)", name: "ops-article", component: () => import("./pages/OpsArticlePage.vue"), props: ({ params }) => ({ id: Number(params.id) }), meta: { title: "titles.opsArticle", needsSession: true, needs: "edit_articles" } },
      { path: "/ops/exercises", name: "ops-exercises", component: () => import("./pages/OpsExercisesPage.vue"), meta: { title: "titles.opsExercises", needsSession: true, needs: "edit_exercises" } },
      { path: "/ops/exercises/courses/:id(\\d+)", name: "ops-exercise-course", component: () => import("./pages/OpsExerciseCoursePage.vue"), props: ({ params }) => ({ id: Number(params.id) }), meta: { title: "titles.opsExerciseCourse", needsSession: true, needs: "edit_exercises" } },
      { path: "/ops/exercises/questions/new", name: "ops-question-new", component: () => import("./pages/OpsQuestionPage.vue"), meta: { title: "titles.opsQuestionNew", needsSession: true, needs: "edit_exercises" } },
      { path: "/ops/exercises/questions/:id(\\d+)", name: "ops-question", component: () => import("./pages/OpsQuestionPage.vue"), props: ({ params }) => ({ id: Number(params.id) }), meta: { title: "titles.opsQuestion", needsSession: true, needs: "edit_exercises" } },
      { path: "/ops/certificates", name: "ops-certificates", component: () => import("./pages/OpsCertificatesPage.vue"), meta: { title: "titles.opsCertificates", needsSession: true, needs: "issue_certificates" } },
      { path: "/ops/moderation", name: "ops-moderation", component: () => import("./pages/ModerationPage.vue"), meta: { title: "titles.opsModeration", needsSession: true, needs: "moderate" } },
      { path: "/ops/moderation/words", name: "ops-words", component: () => import("./pages/WordsPage.vue"), meta: { title: "titles.opsWords", needsSession: true, needs: "moderate" } },
      { path: "/ops/search", name: "ops-search", component: () => import("./pages/SearchWordsPage.vue"), meta: { title: "titles.opsSearch", needsSession: true, needs: "edit_search" } },
      { path: "/ops/invoices", name: "ops-invoices", component: () => import("./pages/OpsInvoicesPage.vue"), meta: { title: "titles.opsInvoices", needsSession: true, needs: "issue_invoices" } },
      ...campaignRoutes,
      { path: "/ops/roles", name: "ops-roles", component: () => import("./pages/RolesPage.vue"), meta: { title: "titles.opsRoles", needsSession: true, needs: "manage_roles" } },
      { path: "/ops/audit", name: "ops-audit", component: () => import("./pages/AuditPage.vue"), meta: { title: "titles.opsAudit", needsSession: true, needs: "see_audit" } },
      { path: "/ops/sign-ins", name: "ops-sign-ins", component: () => import("./pages/SignInsPage.vue"), meta: { title: "titles.opsSignIns", needsSession: true, needs: "see_audit" } },
    ],
  },
];

export default routes;
