/** Puts a film into a `<video>`: browsers that play HLS do it by themselves, for others a library comes along. */

import { onBeforeUnmount, type ShallowRef } from "vue";
import type { PlayOut } from "@/api/generated";

const HLS = "application/vnd.apple.mpegurl";

export function useFilm(video: Readonly<ShallowRef<HTMLVideoElement | null>>, onFailure: () => void): { show: (film: PlayOut) => Promise<void> } {
  let end: (() => void) | null = null;

  async function show(film: PlayOut): Promise<void> {
    end?.();
    end = null;
    const element = video.value;
    if (!element) return;
    if (film.kind !== "hls" || element.canPlayType(HLS)) {
      element.src = film.url;
      return;
    }
    const { default: Hls } = await import("hls.js/light");
    if (!Hls.isSupported()) {
      onFailure();
      return;
    }
    const hls = new Hls({ enableWorker: false });
    hls.on(Hls.Events.ERROR, (_event, problem) => {
      if (problem.fatal) onFailure();
    });
    hls.loadSource(film.url);
    hls.attachMedia(element);
    end = () => {
      hls.destroy();
    };
  }

  onBeforeUnmount(() => end?.());
  return { show };
}
