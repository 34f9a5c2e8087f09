/**
 * Markdown as elements of ours. What is not listed here does not come out: HTML in the source is shown as the text
 * that it is, pictures are links, and links lead to the web or to mail alone.
 */

import { lexer, type Token, type Tokens } from "marked";
import { h, type VNode } from "vue";

type Node = VNode | string;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const PROTOCOLS = new Set(["http:", "https:", "mailto:"]);

/** `topLevel` is the level that `#` gets. Text that nobody can read as Markdown comes out as it is. */
export function render(source: string, topLevel = 3): Node[] {
  try {
    return blocks(lexer(source, { gfm: true, breaks: true }), topLevel);
  } catch {
    return [h("p", { class: "plain" }, source)];
  }
}

/** Where a link may lead, or nothing. */
export function safeAddress(address: string): string | undefined {
  // Relative ones would lead into our own pages, as if we had written them.
  if (!URL.canParse(address)) return undefined;
  return PROTOCOLS.has(new URL(address).protocol) ? address : undefined;
}

function blocks(tokens: readonly Token[], top: number): Node[] {
  return tokens.flatMap((token) => block(token, top));
}

function block(token: Token, top: number): Node[] {
  switch (token.type) {
    case "space":
    case "def":
      return [];
    case "heading":
      return [h(`h${Math.min(6, top + (token as Tokens.Heading).depth - 1)}`, inline(token.tokens))];
    case "paragraph":
      return [h("p", inline(token.tokens))];
    case "code":
      // It scrolls by itself, and so must be reached by the keyboard.
      return [h("pre", { tabindex: 0 }, h("code", (token as Tokens.Code).text))];
    case "blockquote":
      return [h("blockquote", blocks(token.tokens ?? [], top))];
    case "list":
      return [list(token as Tokens.List, top)];
    case "table":
      return [table(token as Tokens.Table)];
    case "hr":
      return [h("hr")];
    case "checkbox":
      return [(token as Tokens.Checkbox).checked ? "☑ " : "☐ "];
    case "text":
      return token.tokens ? inline(token.tokens) : [decoded((token as Tokens.Text).text)];
    case "html":
      return [h("p", { class: "plain" }, token.raw.trimEnd())];
    default:
      return [token.raw];
  }
}

function list(token: Tokens.List, top: number): VNode {
  const items = token.items.map((item) => h("li", blocks(item.tokens, top)));
  const start = Number(token.start);
  return token.ordered ? h("ol", start === 1 ? null : { start }, items) : h("ul", items);
}

function table(token: Tokens.Table): VNode {
  const cell = (kind: "th" | "td") => (one: Tokens.TableCell) =>
    h(kind, { ...(kind === "th" ? { scope: "col" } : {}), ...(one.align ? { style: { textAlign: one.align } } : {}) }, inline(one.tokens));
  return h("div", { class: "wide", tabindex: 0 }, h("table", [
    h("thead", h("tr", token.header.map(cell("th")))),
    h("tbody", token.rows.map((row) => h("tr", row.map(cell("td"))))),
  ]));
}

function inline(tokens: readonly Token[] | undefined): Node[] {
  return (tokens ?? []).flatMap((token): Node[] => {
    switch (token.type) {
      case "strong":
      case "em":
      case "del":
        return [h(token.type, inline(token.tokens))];
      case "codespan":
        return [h("code", (token as Tokens.Codespan).text)];
      case "br":
        return [h("br")];
      case "link":
        return link((token as Tokens.Link).href, inline(token.tokens));
      case "image":
        return link((token as Tokens.Image).href, [(token as Tokens.Image).text || (token as Tokens.Image).href]);
      case "checkbox":
        return [(token as Tokens.Checkbox).checked ? "☑ " : "☐ "];
      case "escape":
        return [(token as Tokens.Escape).text];
      case "text":
        return token.tokens ? inline(token.tokens) : [decoded((token as Tokens.Text).text)];
      default:
        return [token.raw];
    }
  });
}

function link(address: string, words: Node[]): Node[] {
  const href = safeAddress(address);
  return href ? [h("a", { href, title: href, target: "_blank", rel: "noopener noreferrer nofollow" }, words)] : words;
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return ENTITIES[name] ?? whole;
    const point = decimal ? Number(decimal) : parseInt(hex ?? "", 16);
    return point > 0 && point <= 0x10_ffff ? String.fromCodePoint(point) : whole;
  });
}
