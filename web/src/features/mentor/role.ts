import type { AccountOut } from "@/api/generated";

/** Who may look after students: mentors their own, operators everybody's. */
export function isMentor(account: AccountOut | null | undefined): boolean {
  return Boolean(account && (account.role === "mentor" || account.is_operator));
}
