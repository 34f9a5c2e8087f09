/** Neighbours of a lesson in its course. */

import type { CourseOutlineOut, OutlineLessonOut } from "@/api/generated";

export function lessonsOf(outline: CourseOutlineOut): OutlineLessonOut[] {
  return outline.chapters.flatMap((chapter) => chapter.lessons);
}

/** The next or (`step` -1) previous lesson; with `open`, the next that opens for the reader. */
export function neighbour(outline: CourseOutlineOut, lessonId: number, step: 1 | -1, open = false): OutlineLessonOut | null {
  const lessons = lessonsOf(outline);
  const at = lessons.findIndex((lesson) => lesson.id === lessonId);
  if (at < 0) return null;
  const rest = step > 0 ? lessons.slice(at + 1) : lessons.slice(0, at).reverse();
  return rest.find((lesson) => !open || lesson.is_open) ?? null;
}

/** Where somebody begins or goes on: the first open lesson that is not done, else the first. */
export function entry(outline: CourseOutlineOut): OutlineLessonOut | null {
  const lessons = lessonsOf(outline);
  return lessons.find((lesson) => lesson.is_open && !lesson.done) ?? lessons.find((lesson) => lesson.is_open) ?? lessons[0] ?? null;
}
