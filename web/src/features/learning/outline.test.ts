import { describe, expect, it } from "vitest";
import type { CourseOutlineOut, OutlineLessonOut } from "@/api/generated";
import { entry, neighbour } from "./outline.ts";

const lesson = (id: number, given: Partial<OutlineLessonOut> = {}): OutlineLessonOut =>
  ({ id, name: String(id), section_type: 2, seconds: 60, free_trial: false, is_open: true, reason: "enrolment", percent: 0, done: false, ...given });
const outline = (...lessons: OutlineLessonOut[]): CourseOutlineOut =>
  ({ course_id: 1, name: "", is_owned: true, reason: "enrolment", valid_until: null, degree_id: null, lessons: lessons.length, done: 0, percent: 0, chapters: [{ id: 1, number: 1, name: "", lessons }] });

describe("lessons beside a lesson", () => {
  const course = outline(lesson(1, { done: true }), lesson(2, { is_open: false }), lesson(3));

  it("are the next and the one before", () => {
    expect(neighbour(course, 1, 1)?.id).toBe(2);
    expect(neighbour(course, 1, 1, true)?.id).toBe(3);
    expect(neighbour(course, 3, -1)?.id).toBe(2);
    expect(neighbour(course, 3, 1)).toBeNull();
    expect(neighbour(course, 9, 1)).toBeNull();
  });

  it("begin with the first one that is not done", () => {
    expect(entry(course)?.id).toBe(3);
    expect(entry(outline(lesson(1, { done: true })))?.id).toBe(1);
    expect(entry(outline())).toBeNull();
  });
});
