/** What stands at the side of operators' pages, in parts. A new page gets a line here; its route says what it needs. */

export const parts = [
  { title: "ops.parts.overview", pages: [{ name: "ops-dashboard", title: "titles.opsDashboard" }] },
  {
    title: "ops.parts.money",
    pages: [
      { name: "ops-orders", title: "titles.opsOrders" },
      { name: "ops-refunds", title: "titles.opsRefunds" },
      { name: "ops-anomalies", title: "titles.opsAnomalies" },
      { name: "ops-bills", title: "titles.opsReconciliation" },
      { name: "ops-withdrawals", title: "titles.opsWithdrawals" },
      { name: "ops-gifts", title: "titles.opsGifts" },
      { name: "ops-liability", title: "titles.opsLiability" },
      { name: "ops-invoices", title: "titles.opsInvoices" },
    ],
  },
  {
    title: "ops.parts.teaching",
    pages: [
      { name: "ops-teaching", title: "titles.opsTeaching" },
      { name: "ops-courses", title: "titles.opsCourses" },
      { name: "ops-categories", title: "titles.opsCategories" },
      { name: "ops-teachers", title: "titles.opsTeachers" },
      { name: "ops-degrees", title: "titles.opsDegrees" },
      { name: "ops-penalties", title: "titles.opsPenalties" },
      { name: "ops-exercises", title: "titles.opsExercises" },
      { name: "ops-olx", title: "titles.opsOlx" },
      { name: "ops-certificates", title: "titles.opsCertificates" },
    ],
  },
  {
    title: "ops.parts.selling",
    pages: [
      { name: "ops-plans", title: "titles.opsPlans" },
      { name: "ops-campaigns", title: "titles.opsCampaigns" },
      { name: "ops-grants", title: "titles.opsGrants" },
      { name: "ops-announce", title: "titles.opsAnnounce" },
    ],
  },
  {
    title: "ops.parts.content",
    pages: [
      { name: "ops-articles", title: "titles.opsArticles" },
      { name: "ops-moderation", title: "titles.opsModeration" },
      { name: "ops-search", title: "titles.opsSearch" },
    ],
  },
  {
    title: "ops.parts.school",
    pages: [
      { name: "ops-exchange", title: "titles.opsExchange" },
      { name: "ops-site", title: "titles.opsSite" },
      { name: "ops-webhooks", title: "titles.opsWebhooks" },
      { name: "ops-privacy", title: "titles.opsPrivacy" },
      { name: "ops-roles", title: "titles.opsRoles" },
      { name: "ops-sign-ins", title: "titles.opsSignIns" },
      { name: "ops-audit", title: "titles.opsAudit" },
    ],
  },
] as const;
