/** What the server already put into the page, so that it need not be asked for again. */

import type { QueryCache } from "@pinia/colada";
import type { AccountOut } from "./generated";

interface Boot {
  /** Who is signed in, null for nobody; absent when the page is the same for everybody. */
  account?: AccountOut | null;
  queries?: { key: [Record<string, never>]; data: unknown }[];
}

let boot: Boot | null = null;

function read(): Boot {
  const text = document.getElementById("boot")?.textContent;
  return text ? (JSON.parse(text) as Boot) : {};
}

export function bootAccount(): AccountOut | null | undefined {
  boot ??= read();
  return boot.account;
}

/** Fill the cache with the page's own answers, under the keys of the generated queries. */
export function primeQueries(cache: QueryCache): void {
  boot ??= read();
  for (const { key, data } of boot.queries ?? []) cache.setQueryData(key, data);
}
