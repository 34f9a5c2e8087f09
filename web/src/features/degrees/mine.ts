/** Which enrolment belongs to a degree that was bought, and where to go on with it. */

import { useQuery } from "@pinia/colada";
import { computed, type ComputedRef } from "vue";
import type { RouteLocationRaw } from "vue-router";
import type { MyDegreeOut } from "@/api/generated";
import { myDegreesQuery } from "@/api/generated/@pinia/colada.gen";
import { lasts } from "./plan.ts";

/** Of `degree:7`: the newest that can be studied, else the newest at all. */
export function enrolmentIn(degrees: readonly MyDegreeOut[], product: string): MyDegreeOut | undefined {
  const mine = degrees.filter(({ degree_id }) => product === `degree:${degree_id}`);
  return mine.find(lasts) ?? mine[0];
}

/** The form first, then the dashboard. */
export function placeOf(degree: MyDegreeOut): RouteLocationRaw {
  return { name: !degree.has_form && lasts(degree) ? "degree-form" : "my-degree", params: { id: degree.id } };
}

/** `of(product)`; nothing for courses, and until it is known. Asks only if there is a degree among the products. */
export function useMyDegrees(products: () => readonly string[]): ComputedRef<(product: string) => MyDegreeOut | undefined> {
  const { data } = useQuery(() => ({
    ...myDegreesQuery({ query: { page_size: 100 } }),
    enabled: products().some((product) => product.startsWith("degree:")),
  }));
  return computed(() => (product: string) => enrolmentIn(data.value?.items ?? [], product));
}
