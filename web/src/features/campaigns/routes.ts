import type { RouteRecordRaw } from "vue-router";

/** Stand inside OpsLayout: ops/routes.ts takes them in. */
export const campaignRoutes: RouteRecordRaw[] = [
  { path: "/ops/campaigns", name: "ops-campaigns", component: () => import("./pages/CampaignsPage.vue"), meta: { title: "titles.opsCampaigns", needsSession: true, needs: "run_campaigns" } },
  { path: "/ops/campaigns/new", name: "ops-campaign-new", component: () => import("./pages/CampaignNewPage.vue"), meta: { title: "titles.opsCampaignNew", needsSession: true, needs: "run_campaigns" } },
  { path: "/ops/campaigns/:id(\\d+)", name: "ops-campaign", component: () => import("./pages/CampaignPage.vue"), props: ({ params }) => ({ id: Number(params.id) }), meta: { title: "titles.opsCampaign", needsSession: true, needs: "run_campaigns" } },
  { path: "/ops/grants", name: "ops-grants", component: () => import("./pages/GrantsPage.vue"), meta: { title: "titles.opsGrants", needsSession: true, needs: "grant_access" } },
  { path: "/ops/announce", name: "ops-announce", component: () => import("./pages/AnnouncePage.vue"), meta: { title: "titles.opsAnnounce", needsSession: true, needs: "tell_people" } },
];
