/** What the catalogue answers. The questions are those of the server's first HTML, so that its answers are found again. */

import { useQuery } from "@pinia/colada";
import { toValue, type MaybeRefOrGetter } from "vue";
import type { ListCoursesData, ListDegreesData } from "@/api/generated";
import { coursesGetCourseQuery, getDegreeQuery, listCategoriesQuery, listCoursesQuery, listDegreesQuery } from "@/api/generated/@pinia/colada.gen";

export const status = { onSale: 0, offline: 1, announced: 2 } as const;
export const courseType = { paid: 0, vip: 1, module: 2 } as const;
export const sectionType = { document: 0, exercise: 1, video: 2 } as const;

/** While another page of the list is on its way, the last one stays. */
export function useCourses(query: MaybeRefOrGetter<NonNullable<ListCoursesData["query"]>>) {
  return useQuery(() => ({ ...listCoursesQuery({ query: toValue(query) }), placeholderData: (before) => before }));
}

export function useDegrees(query: MaybeRefOrGetter<NonNullable<ListDegreesData["query"]>>) {
  return useQuery(() => ({ ...listDegreesQuery({ query: toValue(query) }), placeholderData: (before) => before }));
}

export function useCategories() {
  return useQuery(() => listCategoriesQuery({ query: { page_size: 100 } }));
}

export function useCourse(id: number) {
  return useQuery(() => coursesGetCourseQuery({ path: { course_id: id } }));
}

export function useDegree(id: number) {
  return useQuery(() => getDegreeQuery({ path: { degree_id: id } }));
}
