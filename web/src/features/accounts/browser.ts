/** What a browser calls itself, in two words that people know. */

const browsers: [name: string, mark: RegExp][] = [
  ["WeChat", /MicroMessenger\//],
  ["Edge", /Edg(?:e|A|iOS)?\//],
  ["Opera", /OPR\//],
  ["Firefox", /(?:Firefox|FxiOS)\//],
  ["Chrome", /(?:Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /Version\/.*Safari\//],
];
const systems: [name: string, mark: RegExp][] = [
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Android", /Android/],
  ["HarmonyOS", /OpenHarmony|HarmonyOS/],
  ["Windows", /Windows/],
  ["macOS", /Macintosh/],
  ["Linux", /Linux/],
];

/** `Chrome · Windows`; empty when it is neither known. */
export function browserName(userAgent: string): string {
  const nameIn = (known: [string, RegExp][]) => known.find(([, mark]) => mark.test(userAgent))?.[0];
  return [nameIn(browsers), nameIn(systems)].filter(Boolean).join(" · ");
}
