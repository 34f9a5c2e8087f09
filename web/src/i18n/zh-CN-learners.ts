import { byFeature, type Messages } from "./index.ts";

/** What neither public pages and the cart say nor the offices alone. */
export default byFeature(
  import.meta.glob<Messages>(
    [
      "./zh-CN/*.json",
      "!./zh-CN/{app,cart,catalog,components,failure,format,home,membership,titles}.json",
      "!./zh-CN/{ops,office,mentor,campaigns,webhooks,figures,dev}.json",
    ],
    { eager: true, import: "default" },
  ),
);
