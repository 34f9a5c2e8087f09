/** WebVTT as lines with their times. Only what is needed to read along: no styles, no regions. */

export interface Cue {
  from: number;
  to: number;
  text: string;
}

const TIMES = /^(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})\s+-->\s+(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})/;

function seconds(hours: string | undefined, minutes: string, whole: string, thousandths: string): number {
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(whole) + Number(thousandths) / 1000;
}

export function cuesOf(text: string): Cue[] {
  return text.replaceAll("\r\n", "\n").split(/\n{2,}/).flatMap((block) => {
    const lines = block.split("\n");
    const at = lines.findIndex((line) => TIMES.test(line));
    const found = TIMES.exec(lines[at] ?? "");
    if (!found) return [];
    const [, h = undefined, m = "", s = "", ms = "", h2 = undefined, m2 = "", s2 = "", ms2 = ""] = found;
    const said = lines.slice(at + 1).join(" ").replace(/<[^>]*>/g, "").trim();
    return said ? [{ from: seconds(h, m, s, ms), to: seconds(h2, m2, s2, ms2), text: said }] : [];
  });
}
