/** The lessons of a course with my progress. */

import { useQuery } from "@pinia/colada";
import { computed, type ComputedRef } from "vue";
import type { CourseOutlineOut } from "@/api/generated";
import { lessonsGetCourseOutlineQuery } from "@/api/generated/@pinia/colada.gen";
import { useFailure, type Failure } from "@/composables/failure.ts";

export interface Outline {
  outline: ComputedRef<CourseOutlineOut | undefined>;
  failure: ComputedRef<Failure | null>;
  isLoading: ComputedRef<boolean>;
  refetch: () => Promise<unknown>;
}

export function useOutline(course: () => number): Outline {
  const { describe } = useFailure();
  const { data, error, isLoading, refetch } = useQuery(() => lessonsGetCourseOutlineQuery({ path: { course_id: course() } }));
  return {
    outline: computed(() => data.value),
    failure: computed(() => (error.value && !data.value ? describe(error.value) : null)),
    isLoading: computed(() => isLoading.value),
    refetch,
  };
}
