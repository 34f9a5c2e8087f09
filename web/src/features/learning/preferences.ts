/** How somebody likes to watch: kept in this browser, for all courses. */

import { reactive, watch } from "vue";

export interface Preferences {
  speed: number;
  volume: number;
  muted: boolean;
  captions: boolean;
  autoplay: boolean;
  /** Whether the days in a row are shown. */
  streak: boolean;
}

const PLACE = "learning";
const USUAL: Preferences = { speed: 1, volume: 1, muted: false, captions: true, autoplay: true, streak: true };
export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3] as const;

function kept(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? "{}") as Partial<Preferences>;
  } catch {
    return {};
  }
}

let made: Preferences | null = null;

export function usePreferences(): Preferences {
  if (made) return made;
  const preferences = reactive({ ...USUAL, ...kept() });
  watch(preferences, () => {
    localStorage.setItem(PLACE, JSON.stringify(preferences));
  });
  made = preferences;
  return preferences;
}

/** This tab's name: two tabs that play at once are two. */
export function deviceName(): string {
  const known = sessionStorage.getItem("device");
  if (known) return known;
  const name = crypto.randomUUID();
  sessionStorage.setItem("device", name);
  return name;
}
