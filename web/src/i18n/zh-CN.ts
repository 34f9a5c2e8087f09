import { byFeature, type Messages } from "./index.ts";

/** All that index.ts does not bring at once. */
export default byFeature(
  import.meta.glob<Messages>(
    ["./zh-CN/*.json", "!./zh-CN/{app,cart,catalog,components,failure,format,home,titles}.json"],
    { eager: true, import: "default" },
  ),
);
