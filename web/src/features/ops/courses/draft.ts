/** A course while it is edited: everything it says, with nothing left out, and what makes it unlike what was read. */

import type { ChapterContent, CourseContent, LessonContent } from "@/api/generated";

export type LessonDraft = Required<LessonContent> & { key: string };
export type ChapterDraft = Required<Omit<ChapterContent, "lessons">> & { key: string; lessons: LessonDraft[] };
export type CourseDraft = Required<Omit<CourseContent, "chapters">> & { chapters: ChapterDraft[] };

let made = 0;
const freshKey = () => `new-${++made}`;

/** A place may move, so what is drawn goes by a key that stays. */
export function newLesson(): LessonDraft {
  return { id: null, key: freshKey(), name: "", section_type: 2, section_link: "", seconds: 0, free_trial: false };
}

export function newChapter(): ChapterDraft {
  return { id: null, key: freshKey(), name: "", summary: "", lessons: [] };
}

function lessonDraft({ id = null, name, section_type = 2, section_link = "", seconds = 0, free_trial = false }: LessonContent): LessonDraft {
  return { id, key: id === null ? freshKey() : `lesson-${id}`, name, section_type, section_link, seconds, free_trial };
}

function chapterDraft({ id = null, name, summary = "", lessons = [] }: ChapterContent): ChapterDraft {
  return { id, key: id === null ? freshKey() : `chapter-${id}`, name, summary, lessons: lessons.map(lessonDraft) };
}

export function draftOf(content: CourseContent): CourseDraft {
  const {
    name, sub_category_id, course_img = "", course_type = 0, degree_id = null, brief = "", level = 1, pub_date = null, period = 7,
    order = 0, attachment_path = "", template_id = 1, hours = 0, slogan = "", video_brief_link = "", why_study = "", what_to_study = "",
    career_improvement = "", prerequisite = "", teacher_ids = [], recommended_ids = [], outline = [], chapters = [], prices = [], questions = [],
  } = structuredClone(content);
  return {
    name, sub_category_id, course_img, course_type, degree_id, brief, level, pub_date, period, order, attachment_path, template_id, hours, slogan,
    video_brief_link, why_study, what_to_study, career_improvement, prerequisite, teacher_ids, recommended_ids, outline, prices, questions,
    chapters: chapters.map(chapterDraft),
  };
}

/** What is sent: as read, without the keys. */
export function contentOf({ chapters, ...rest }: CourseDraft): CourseContent {
  const plain: CourseContent = JSON.parse(JSON.stringify(rest)) as CourseContent;
  return {
    ...plain,
    chapters: chapters.map(({ id, name, summary, lessons }) => ({
      id, name, summary,
      lessons: lessons.map(({ id: lesson, name: title, section_type, section_link, seconds, free_trial }) => ({ id: lesson, name: title, section_type, section_link, seconds, free_trial })),
    })),
  };
}

export function isSame(draft: CourseDraft, content: CourseContent): boolean {
  return JSON.stringify(contentOf(draft)) === JSON.stringify(contentOf(draftOf(content)));
}

/** The list with the one at `from` put to `to`; places outside of it change nothing. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = [...items];
  const [one] = from >= 0 && to >= 0 && to < items.length ? rest.splice(from, 1) : [];
  if (one !== undefined) rest.splice(to, 0, one);
  return rest;
}

/** A lesson one place up or down; past the edge of its chapter it goes to the next one. False: there is nowhere to go. */
export function stepLesson(chapters: ChapterDraft[], chapter: number, place: number, by: -1 | 1): { chapter: number; place: number } | null {
  const home = chapters[chapter];
  const lesson = home?.lessons[place];
  if (!home || !lesson) return null;
  const to = place + by;
  if (to >= 0 && to < home.lessons.length) {
    home.lessons = moved(home.lessons, place, to);
    return { chapter, place: to };
  }
  const next = chapters[chapter + by];
  if (!next) return null;
  home.lessons.splice(place, 1);
  const there = by === 1 ? 0 : next.lessons.length;
  next.lessons.splice(there, 0, lesson);
  return { chapter: chapter + by, place: there };
}

/** The id of the control that fills a gap or mends a field: `chapters.0.lessons.1.section_link`. */
export function fieldId(field: string): string {
  return `course-${field.replaceAll(".", "-")}`;
}

/** `99`, `99.5`, `99.00` → 9900, 9950, 9900; null is no amount of money. */
export function fenOf(text: string): number | null {
  const found = /^([0-9]{1,7})(?:\.([0-9]{1,2}))?$/.exec(text.trim());
  return found ? Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0")) : null;
}
