import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import english from "./en.ts";
import { i18n } from "./index.ts";

const chinese = i18n.global.getLocaleMessage("zh-CN");
const sources = join(import.meta.dirname, "..");

function flat(messages: object, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
      typeof value === "string" ? [[prefix + key, value] as const] : [...flat(value as object, `${prefix}${key}.`)],
    ),
  );
}

function* sourceFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "generated") yield* sourceFiles(path);
    else if (/\.(vue|ts)$/.test(entry.name) && !entry.name.endsWith(".test.ts")) yield path;
  }
}

const placeholders = (message: string) => [...new Set(message.match(/\{\w+\}/g))].sort();
const zh = flat(chinese);
const en = flat(english);

describe("messages", () => {
  it("are there in English for each Chinese one, and no others", () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it("fill in the same values in both languages", () => {
    const different = [...zh].filter(([key, text]) => placeholders(text).join() !== placeholders(en.get(key) ?? "").join());
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it("exist for each key that the sources name", () => {
    const named = [...sourceFiles(sources)].flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/(?:\bt\(|\bkeypath="|title: )['"]?([a-z][\w-]*(?:\.[\w-]+)+)['"]/g)].map((match) => match[1] ?? ""),
    );
    expect([...new Set(named)].filter((key) => !zh.has(key))).toEqual([]);
  });

  it("shout at nobody", () => {
    expect([...zh, ...en].filter(([, text]) => /[!！]/.test(text)).map(([key]) => key)).toEqual([]);
  });
});
