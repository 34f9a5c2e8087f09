import { byFeature } from "./index.ts";

export default byFeature(import.meta.glob<Record<string, string>>("./en/*.json", { eager: true, import: "default" }));
