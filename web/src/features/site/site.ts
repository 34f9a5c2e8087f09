/** What operators set about the site, as the server printed it with the page; changed settings show after a reload. */

import { readonly, reactive } from "vue";
import type { SiteOut } from "@/api/generated";

const defaults: SiteOut = {
  name: "",
  short_name: "Luffy",
  logo: "",
  icp_number: "",
  contact_email: "",
  contact_phone: "",
  contact_address: "",
  features: { reviews: true, community: true, streak: true },
  client: "web",
  purchase_hidden: false,
};

/** The defaults where nothing was printed: in tests, and under the development server. */
export function printedSite(page: Document): SiteOut {
  const text = page.getElementById("site")?.textContent;
  return text ? { ...defaults, ...(JSON.parse(text) as Partial<SiteOut>) } : defaults;
}

export const site = readonly(reactive(printedSite(document)));
