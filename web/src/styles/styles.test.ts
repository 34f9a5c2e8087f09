import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const sources = join(import.meta.dirname, "..");
const tokens = readFileSync(join(sources, "styles/tokens.css"), "utf8");

function declarations(block: string | undefined): string[] {
  return (block ?? "").split("\n").map((line) => line.trim()).filter((line) => line.endsWith(";"));
}

it("is as dark by the system's wish as by choice", () => {
  const [, chosen, wished] = tokens.split(/\[data-theme="dark"\] \{|:root:not\(\[data-theme="light"\]\) \{/);

  expect(declarations(chosen).length).toBeGreaterThan(30);
  expect(declarations(wished)).toEqual(declarations(chosen));
});

// Readers of QR codes want black on white, in the dark too.
const exempt = ["components/QrCode.vue"];

it("takes colours from tokens only", () => {
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((name) => /^(features|components|app)\/.*\.(vue|css)$/.test(name));
  const literal = /#[0-9a-f]{3,8}\b(?=[;\s,)])|\brgba?\(|\bhsla?\(/i;

  const found = files.filter((name) => {
    const text = readFileSync(join(sources, name), "utf8");
    const styles = name.endsWith(".css") ? text : [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((match) => match[1]).join();
    return literal.test(styles);
  });

  expect(found).toEqual(exempt);
});
