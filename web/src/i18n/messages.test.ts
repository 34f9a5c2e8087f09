import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { i18n, useLocale } from "./index.ts";
import learners from "./zh-CN-learners.ts";
import offices from "./zh-CN-offices.ts";

await useLocale("en");
await useLocale("zh-CN");

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

/** Keys that the sources in a folder name. */
function namedIn(folder: string, counts: (path: string) => boolean = () => true): string[] {
  const files = [...sourceFiles(join(sources, folder))].filter((path) => counts(relative(sources, path)));
  const keys = files.flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(/(?:\bt\(|\bkeypath="|title: )['"]?([a-z][\w-]*(?:\.[\w-]+)+)['"]/g)].map((match) => match[1] ?? ""),
  );
  return [...new Set(keys)];
}

const isOf = (bundle: object, key: string) => (key.split(".")[0] ?? "") in bundle;

const placeholders = (message: string) => [...new Set(message.match(/\{\w+\}/g))].sort();
const zh = flat(chinese);
const en = flat(i18n.global.getLocaleMessage("en"));

describe("messages", () => {
  it("are there in English for each Chinese one, and no others", () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it("fill in the same values in both languages", () => {
    const different = [...zh].filter(([key, text]) => placeholders(text).join() !== placeholders(en.get(key) ?? "").join());
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it("exist for each key that the sources name", () => {
    expect(namedIn("").filter((key) => !zh.has(key))).toEqual([]);
  });

  it("of the offices are named in the offices alone", () => {
    const theirs = /^features\/(ops|mentor|campaigns|webhooks|figures|dev)\//;
    expect(namedIn("", (path) => !theirs.test(path)).filter((key) => isOf(offices, key))).toEqual([]);
  });

  it.each(["app", "components", "features/catalog", "features/cart"])("that %s names are in the first bundle", (folder) => {
    expect(namedIn(folder).filter((key) => isOf(learners, key) || isOf(offices, key))).toEqual([]);
  });

  it("shout at nobody", () => {
    expect([...zh, ...en].filter(([, text]) => /[!！]/.test(text)).map(([key]) => key)).toEqual([]);
  });
});
