/** One course while it is edited: read, changed, saved against what was read, and never lost by leaving. */

import { useQuery, useQueryCache } from "@pinia/colada";
import { computed, ref, shallowRef, watch } from "vue";
import { onBeforeRouteLeave } from "vue-router";
import { editorEditCourse, editorSaveCourse, type ChangeOut, type CourseContent, type EditedCourseOut } from "@/api/generated";
import { editorEditCourseQuery } from "@/api/generated/@pinia/colada.gen";
import { isRefusal, type ApiRefusal } from "@/api/refusal.ts";
import { useEventListener } from "@/composables/events.ts";
import { useSession } from "@/features/accounts/session.ts";
import { contentOf, draftOf, isSame, type CourseDraft } from "./draft.ts";

export const MEANWHILE = 3400;
export const INCOMPLETE = 3401;

export interface Conflict {
  by: string | null;
  at: string | null;
  digest: string;
  changed: ChangeOut[];
}

export function useCourseEditor(id: number) {
  const session = useSession();
  const queries = useQueryCache();
  const { data, error, isLoading, refetch } = useQuery(() => ({ ...editorEditCourseQuery({ path: { course_id: id } }), enabled: session.isSignedIn, staleTime: 0, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false }));
  const read = shallowRef<EditedCourseOut | null>(null);
  const draft = ref<CourseDraft | null>(null);
  const conflict = shallowRef<Conflict | null>(null);
  const leaving = shallowRef<((go: boolean) => void) | null>(null);
  const isDirty = computed(() => draft.value !== null && read.value !== null && !isSame(draft.value, read.value.content));

  /** From now on this is what was read. */
  function take(found: EditedCourseOut): void {
    read.value = found;
    draft.value = draftOf(found.content);
    conflict.value = null;
    // What the public sees of it is kept too.
    void queries.invalidateQueries({ predicate: ({ key: [one] }) => /[cC]ourses?|History|history/.test((one as { _id?: string } | undefined)?._id ?? "") && !(one as { _id?: string })._id?.startsWith("editorEdit") });
  }

  /** What is on the shelf changed; what is being written stays. */
  function standing(found: EditedCourseOut): void {
    if (isDirty.value) read.value = { ...found, content: read.value?.content ?? found.content, digest: read.value?.digest ?? found.digest };
    else take(found);
  }

  async function save(digest = read.value?.digest ?? ""): Promise<void> {
    if (!draft.value) return;
    const content: CourseContent = contentOf(draft.value);
    try {
      take(await editorSaveCourse({ path: { course_id: id }, body: { digest, content } }));
    } catch (problem) {
      if (!isRefusal(problem, MEANWHILE)) throw problem;
      conflict.value = conflictIn(problem);
    }
  }

  async function takeTheirs(): Promise<void> {
    take(await editorEditCourse({ path: { course_id: id } }));
  }

  function conflictIn({ detail }: ApiRefusal): Conflict {
    return { by: detail.by as string | null, at: detail.at as string | null, digest: String(detail.digest), changed: detail.changed as ChangeOut[] };
  }

  watch(data, (found) => {
    if (found && read.value === null) take(found);
  }, { immediate: true });
  useEventListener(window, "beforeunload", (event) => {
    if (isDirty.value) event.preventDefault();
  });
  onBeforeRouteLeave(async () => {
    if (!isDirty.value) return true;
    return new Promise<boolean>((resolve) => {
      leaving.value = (go) => {
        leaving.value = null;
        resolve(go);
      };
    });
  });

  return { read, draft, isDirty, conflict, leaving, error, isLoading, refetch, save, take, standing, takeTheirs };
}
