/**
 * What stands under a lesson, each in a tab of its own. A feature that has something to say to a lesson (notes, questions)
 * puts its component here; it gets the lesson and a way to ask and to move the player.
 */

import { defineAsyncComponent, type Component } from "vue";
import type { LessonOut, PlayOut } from "@/api/generated";

export interface PanelProps {
  lesson: LessonOut;
  /** What plays, if it is a video that we may open. */
  playing: PlayOut | null;
  /** Where the player is, in seconds. */
  position: () => number;
  seek: (seconds: number) => void;
}

export interface Panel {
  key: string;
  /** Key of its name in the messages. */
  label: string;
  component: Component;
  /** Whether it has something to show; always, if not said. */
  fits?: (lesson: LessonOut, playing: PlayOut | null) => boolean;
}

export const panels: readonly Panel[] = [
  { key: "materials", label: "learning.tabs.materials", component: defineAsyncComponent(() => import("./MaterialPanel.vue")) },
  { key: "notes", label: "learning.tabs.notes", component: defineAsyncComponent(() => import("@/features/discussions/NotesTab.vue")) },
  { key: "questions", label: "learning.tabs.questions", component: defineAsyncComponent(() => import("@/features/discussions/QuestionsTab.vue")) },
  {
    key: "transcript",
    label: "learning.tabs.transcript",
    component: defineAsyncComponent(() => import("./TranscriptPanel.vue")),
    fits: (_lesson, playing) => Boolean(playing?.subtitles.length),
  },
];

/** Whether we learn what is watched; where others play it, the learner says by herself that she is done. */
export function isMeasured(film: PlayOut | null | undefined): boolean {
  return film?.kind === "hls" || film?.kind === "file";
}

/** What an exercise shows; it gets the lesson and says when it was passed. */
export const exercise: Component = defineAsyncComponent(() => import("@/features/exercises/ExercisePanel.vue"));
