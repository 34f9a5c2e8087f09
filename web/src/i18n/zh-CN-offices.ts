import { byFeature, type Messages } from "./index.ts";

/** What mentors, operators and developers of pages read. */
export default byFeature(
  import.meta.glob<Messages>("./zh-CN/{ops,office,mentor,campaigns,webhooks,figures,dev}.json", { eager: true, import: "default" }),
);
