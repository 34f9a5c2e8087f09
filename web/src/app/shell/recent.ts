/** What was searched for in this browser, the last first. It stays here: nobody else is told. */

const KEY = "luffy-searches";
const MOST = 5;

export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(words: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([words, ...recentSearches().filter((one) => one !== words)].slice(0, MOST)));
  } catch {
    // A browser that keeps nothing.
  }
}

export function forgetSearches(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}
