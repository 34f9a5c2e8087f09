/** Which coupon somebody wanted before signing in; kept in this tab until that has happened. */

const KEY = "coupon-wanted";

export function keepWanted(id: number): void {
  sessionStorage.setItem(KEY, String(id));
}

/** Take it, so that it is claimed once. */
export function takeWanted(): number | null {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return kept === null ? null : Number(kept);
}
