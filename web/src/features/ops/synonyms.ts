/** `py, python；派森` as three words: whoever types them uses whatever comma is at hand. */
export function wordsIn(typed: string): string[] {
  return [...new Set(typed.split(/[,，、;；\n]+/).map((word) => word.trim()).filter(Boolean))];
}
