/** What the server already put into the page, so that it need not be asked for again. */

import type { QueryCache } from "@pinia/colada";

type Value = string | number | boolean;

/** Answers of the API by their addresses, as in `/api/v1/courses?page_size=8`. */
type Boot = { path: string; data: unknown }[];

/** The public addresses, by the generated queries that ask for them. */
const operations: [name: string, address: RegExp][] = [
  ["listCourses", /^\/api\/v1\/courses$/],
  ["coursesGetCourse", /^\/api\/v1\/courses\/(?<course_id>\d+)$/],
  ["listDegrees", /^\/api\/v1\/degrees$/],
  ["getDegree", /^\/api\/v1\/degrees\/(?<degree_id>\d+)$/],
  ["articlesListArticles", /^\/api\/v1\/articles$/],
  ["articlesGetArticle", /^\/api\/v1\/articles\/(?<article_id>\d+)$/],
  ["getMemberPrices", /^\/api\/v1\/products\/(?<product>[a-z]+:\d+)\/member-prices$/],
  ["listCategories", /^\/api\/v1\/categories$/],
];

/** Fill the cache with the page's own answers, under the keys of the generated queries. */
export function primeQueries(cache: QueryCache): void {
  const text = document.getElementById("boot")?.textContent;
  for (const { path, data } of text ? (JSON.parse(text) as Boot) : []) {
    const key = keyOf(path);
    if (key) cache.setQueryData([key], data);
  }
}

function keyOf(path: string): Record<string, string | Record<string, Value>> | null {
  const { pathname, searchParams } = new URL(path, location.origin);
  for (const [name, address] of operations) {
    const found = address.exec(pathname);
    if (!found) continue;
    return { _id: name, ...given("path", Object.entries(found.groups ?? {})), ...given("query", [...searchParams]) };
  }
  return null;
}

function given(part: "path" | "query", pairs: [string, string][]): Record<string, Record<string, Value>> {
  return pairs.length ? { [part]: Object.fromEntries(pairs.map(([name, text]) => [name, valueOf(name, text)])) } : {};
}

/** In the generated types, words are text whatever they look like; other values are what they look like. */
function valueOf(name: string, text: string): Value {
  if (name === "tag") return text;
  if (name !== "q" && /^\d+$/.test(text)) return Number(text);
  return text === "true" || text === "false" ? text === "true" : text;
}
