/** Kinds of questions, as the backend numbers them. */
export const kind = { single: 0, multiple: 1, trueFalse: 2, text: 3, number: 4, code: 5 } as const;

/** Keys of their names in the messages, by number. */
export const kindNames = ["single", "multiple", "trueFalse", "text", "number", "code"] as const;

export function isChoosing(asked: number): boolean {
  return asked === kind.single || asked === kind.multiple || asked === kind.trueFalse;
}

/** The answer after a choice was taken or left: several choices collect, others replace. */
export function chosen(asked: number, given: readonly string[], name: string, isTaken: boolean): string[] {
  if (asked !== kind.multiple) return isTaken ? [name] : [];
  const others = given.filter((one) => one !== name);
  return isTaken ? [...others, name].sort() : others;
}
