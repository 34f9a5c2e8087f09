import type { RouteLocationRaw } from "vue-router";

/** `course:3` → the page of that course. */
export function productPage(product: string): RouteLocationRaw {
  const [kind, id = ""] = product.split(":");
  if (kind === "plan") return { name: "membership" };
  return { name: kind === "degree" ? "degree" : "course", params: { id } };
}
