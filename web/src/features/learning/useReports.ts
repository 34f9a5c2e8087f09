/** Tells the server what was played: every ten seconds, on a pause, and when the page is left. Guests tell nothing. */

import { onBeforeUnmount, onMounted } from "vue";
import { lessonsReportProgress, type ProgressOut } from "@/api/generated";
import { isRefusal } from "@/api/refusal.ts";
import { deviceName } from "./preferences.ts";
import { Watched } from "./watched.ts";

const EVERY_MS = 10_000;
const TOO_MANY_DEVICES = 2503;

export interface Reports {
  watched: Watched;
  /** Tell now; `stopped` when nothing plays any more. */
  send: (stopped?: boolean) => Promise<void>;
}

export function useReports(given: {
  lesson: () => number;
  isWanted: () => boolean;
  position: () => number;
  onTold: (progress: ProgressOut) => void;
  onTooManyDevices: () => void;
}): Reports {
  const watched = new Watched();
  let timer: ReturnType<typeof setInterval> | undefined;
  // Where it opened: a page that is left again without playing has nothing to tell.
  let toldPosition = Math.floor(given.position());

  async function send(stopped = false): Promise<void> {
    const played = watched.take();
    const position = Math.floor(given.position());
    if (!given.isWanted() || (!played.length && position === toldPosition)) return;
    toldPosition = position;
    try {
      const body = { played, position, device: deviceName(), stopped };
      // `keepalive` lets it outlive the page.
      given.onTold(await lessonsReportProgress({ path: { lesson_id: given.lesson() }, body, keepalive: true }));
    } catch (error) {
      watched.putBack(played);
      if (isRefusal(error, TOO_MANY_DEVICES)) given.onTooManyDevices();
    }
  }

  const leave = () => {
    if (document.visibilityState === "hidden") void send();
  };
  const end = () => void send(true);
  onMounted(() => {
    timer = setInterval(() => void send(), EVERY_MS);
    document.addEventListener("visibilitychange", leave);
    addEventListener("pagehide", end);
  });
  onBeforeUnmount(() => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", leave);
    removeEventListener("pagehide", end);
    end();
  });
  return { watched, send };
}
