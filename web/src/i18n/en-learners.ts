import { byFeature, type Messages } from "./index.ts";

/** What neither public pages and the cart say nor the offices alone. */
export default byFeature(
  import.meta.glob<Messages>(
    [
      "./en/*.json",
      "!./en/{app,cart,catalog,components,failure,format,home,membership,titles}.json",
      "!./en/{ops,office,mentor,campaigns,webhooks,figures,dev}.json",
    ],
    { eager: true, import: "default" },
  ),
);
