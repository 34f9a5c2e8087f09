import { describe, expect, it } from "vitest";
import { contentOf, draftOf, fenOf, fieldId, isSame, moved, newChapter, newLesson, stepLesson } from "./draft.ts";

const content = {
  name: "航海学",
  sub_category_id: 1,
  chapters: [
    { id: 1, name: "风", lessons: [{ id: 11, name: "季风" }, { id: 12, name: "台风" }] },
    { id: 2, name: "浪", lessons: [{ id: 21, name: "潮汐" }] },
  ],
};
const names = (draft: ReturnType<typeof draftOf>) => draft.chapters.map((chapter) => chapter.lessons.map(({ name }) => name));

describe("a draft", () => {
  it("is what was read until something changes", () => {
    const draft = draftOf(content);
    expect(isSame(draft, content)).toBe(true);
    Object.assign(draft.chapters[0]?.lessons[0] ?? {}, { free_trial: true });
    expect(isSame(draft, content)).toBe(false);
  });

  it("sends no keys, and no ids of what is new", () => {
    const draft = draftOf(content);
    draft.chapters.push({ ...newChapter(), name: "新", lessons: [newLesson()] });
    const sent = contentOf(draft);
    expect(sent.chapters?.[2]).toEqual({ id: null, name: "新", summary: "", lessons: [{ id: null, name: "", section_type: 2, section_link: "", seconds: 0, free_trial: false }] });
  });

  it("is not bound to what was read", () => {
    const draft = draftOf(content);
    Object.assign(draft.chapters[0] ?? {}, { name: "改" });
    expect(content.chapters[0]?.name).toBe("风");
  });
});

describe("order", () => {
  it("changes by one place within a chapter, and on into the next", () => {
    const draft = draftOf(content);
    expect(stepLesson(draft.chapters, 0, 0, 1)).toEqual({ chapter: 0, place: 1 });
    expect(names(draft)).toEqual([["台风", "季风"], ["潮汐"]]);
    expect(stepLesson(draft.chapters, 0, 1, 1)).toEqual({ chapter: 1, place: 0 });
    expect(names(draft)).toEqual([["台风"], ["季风", "潮汐"]]);
    expect(stepLesson(draft.chapters, 1, 0, -1)).toEqual({ chapter: 0, place: 1 });
    expect(names(draft)).toEqual([["台风", "季风"], ["潮汐"]]);
  });

  it("stays at the ends", () => {
    const draft = draftOf(content);
    expect(stepLesson(draft.chapters, 0, 0, -1)).toBeNull();
    expect(stepLesson(draft.chapters, 1, 0, 1)).toBeNull();
    expect(names(draft)).toEqual([["季风", "台风"], ["潮汐"]]);
    expect(moved([1, 2, 3], 0, 3)).toEqual([1, 2, 3]);
    expect(moved([1, 2, 3], 2, 0)).toEqual([3, 1, 2]);
  });
});

it("knows money when it sees it", () => {
  expect(["99", "99.5", "0.01", " 0 "].map(fenOf)).toEqual([9_900, 9_950, 1, 0]);
  expect(["", "-1", "1.234", "1e3", "abc", "12345678"].map(fenOf)).toEqual([null, null, null, null, null, null]);
});

it("names the control of a gap", () => {
  expect(fieldId("chapters.0.lessons.1.section_link")).toBe("course-chapters-0-lessons-1-section_link");
});
