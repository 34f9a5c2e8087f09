import { expect, it } from "vitest";
import { leastLevels, scopesOf } from "./scopes.ts";

it("gives a token nothing but who it belongs to, unless more is chosen", () => {
  expect(scopesOf(leastLevels())).toEqual(["account:read"]);
});

it("names each noun with the level that was chosen", () => {
  expect(scopesOf({ ...leastLevels(), account: "none", orders: "write", wallet: "read" })).toEqual(["orders:write", "wallet:read"]);
});
