import type { AccountOut } from "@/api/generated";

/** Who may look after students: mentors their own, who leads teaching everybody's. */
export function isMentor(account: AccountOut | null | undefined): boolean {
  return Boolean(account?.may.includes("mentor"));
}
