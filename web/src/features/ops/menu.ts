/** What stands at the side of operators' pages. A new page gets a line here; its route says what it needs. */

export const pages = [
  { name: "ops-dashboard", title: "titles.opsDashboard" },
  { name: "ops-orders", title: "titles.opsOrders" },
  { name: "ops-refunds", title: "titles.opsRefunds" },
  { name: "ops-anomalies", title: "titles.opsAnomalies" },
  { name: "ops-bills", title: "titles.opsReconciliation" },
  { name: "ops-withdrawals", title: "titles.opsWithdrawals" },
  { name: "ops-gifts", title: "titles.opsGifts" },
  { name: "ops-liability", title: "titles.opsLiability" },
  { name: "ops-invoices", title: "titles.opsInvoices" },
  { name: "ops-degrees", title: "titles.opsDegrees" },
  { name: "ops-penalties", title: "titles.opsPenalties" },
  { name: "ops-articles", title: "titles.opsArticles" },
  { name: "ops-exercises", title: "titles.opsExercises" },
  { name: "ops-moderation", title: "titles.opsModeration" },
  { name: "ops-search", title: "titles.opsSearch" },
  { name: "ops-webhooks", title: "titles.opsWebhooks" },
  { name: "ops-privacy", title: "titles.opsPrivacy" },
  { name: "ops-roles", title: "titles.opsRoles" },
  { name: "ops-sign-ins", title: "titles.opsSignIns" },
  { name: "ops-audit", title: "titles.opsAudit" },
] as const;
