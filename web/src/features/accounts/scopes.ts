/** What a token may be used for, as people choose it: nothing, reading or writing of each noun. */
import type { TokenOut } from "@/api/generated";

export type Scope = NonNullable<TokenOut["scopes"]>[number];
export type Noun = Scope extends `${infer Name}:${string}` ? Name : never;
export const levels = ["none", "read", "write"] as const;
export type Level = (typeof levels)[number];

/** Those of everybody; mentors and operators have one more each. */
export const nouns = ["account", "orders", "refunds", "invoices", "wallet", "learning", "community", "notifications"] as const satisfies Noun[];

/** Least by default: who it belongs to, and nothing else. */
export function leastLevels(): Record<Noun, Level> {
  return { account: "read", orders: "none", refunds: "none", invoices: "none", wallet: "none", learning: "none", community: "none", notifications: "none", mentoring: "none", operations: "none" };
}

export function scopesOf(chosen: Record<Noun, Level>): Scope[] {
  return (Object.entries(chosen) as [Noun, Level][]).filter((entry): entry is [Noun, "read" | "write"] => entry[1] !== "none").map(([noun, level]): Scope => `${noun}:${level}`);
}
