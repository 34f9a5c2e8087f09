import { byFeature, type Messages } from "./index.ts";

/** What public pages and the cart say. */
export default byFeature(
  import.meta.glob<Messages>(
    "./en/{app,cart,catalog,components,failure,format,home,membership,titles}.json",
    { eager: true, import: "default" },
  ),
);
