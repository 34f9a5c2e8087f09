/** What somebody wanted to put into the cart before signing in; kept in this tab until that has happened. */

export interface Wanted {
  product: string;
  policyId: number;
}

const KEY = "cart-wanted";

export function keepWanted(wanted: Wanted): void {
  sessionStorage.setItem(KEY, JSON.stringify(wanted));
}

/** Take it, so that nobody else does. */
export function takeWanted(): Wanted | null {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return kept === null ? null : (JSON.parse(kept) as Wanted);
}
