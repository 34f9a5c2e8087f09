/** The player's keys. What is typed into a field is not for it. */

export type Command = "toggle" | "back" | "forward" | "backShort" | "forwardShort" | "louder" | "quieter" | "mute" | "full" | "captions" | "slower" | "faster" | "help";

const COMMANDS: Readonly<Record<string, Command>> = {
  " ": "toggle", k: "toggle", j: "back", l: "forward", ArrowLeft: "backShort", ArrowRight: "forwardShort",
  ArrowUp: "louder", ArrowDown: "quieter", m: "mute", f: "full", c: "captions", "<": "slower", ">": "faster", "?": "help",
};
/** For the help: what is written on the keys, and what they do. */
export const SHOWN: readonly [string, Command][] = [
  ["Space / K", "toggle"], ["J", "back"], ["L", "forward"], ["←", "backShort"], ["→", "forwardShort"], ["↑", "louder"],
  ["↓", "quieter"], ["M", "mute"], ["F", "full"], ["C", "captions"], ["<", "slower"], [">", "faster"], ["?", "help"],
];
const TYPING = "input:not([type=range]), textarea, select, [contenteditable=true]";
/** These have a meaning of their own for keys that move or press. */
const PRESSED = "button, a, summary, [role=tab], [role=slider], [role=menuitem], input[type=range]";

export function commandOf(event: KeyboardEvent): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(TYPING) || target?.closest("[role=dialog]")) return null;
  const command = COMMANDS[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
  const isOwn = event.key === " " || event.key.startsWith("Arrow");
  return isOwn && target?.closest(PRESSED) ? null : command;
}
