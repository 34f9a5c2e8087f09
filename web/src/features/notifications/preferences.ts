/** My choices of what I am told: shown as chosen at once, written one after the other, taken back when refused. */

import { useQuery, useQueryCache } from "@pinia/colada";
import { computed, shallowRef } from "vue";
import { chooseNotifications, type PreferenceOut, type PreferencesOut } from "@/api/generated";
import { notificationPreferencesQuery, notificationPreferencesQueryKey } from "@/api/generated/@pinia/colada.gen";

export type Language = PreferencesOut["language"];
export type Rhythm = PreferencesOut["rhythm"];
type Kind = PreferenceOut["kind"];
export type Way = "in_app" | "email" | "sms" | "wechat";

/** The ways that there are for this reader: what would go nowhere is not offered. */
export function waysOf({ sms, wechat, has_sms, has_wechat }: PreferencesOut): Way[] {
  return ["in_app", "email", ...(has_sms && sms ? ["sms" as const] : []), ...(has_wechat && wechat ? ["wechat" as const] : [])];
}

/** The kinds under their groups, in the order they came. */
export function grouped(kinds: PreferenceOut[]): [group: string, kinds: PreferenceOut[]][] {
  const groups = new Map<string, PreferenceOut[]>();
  for (const one of kinds) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  return [...groups];
}

export function withWay(chosen: PreferencesOut, kind: Kind, way: Way, isOn: boolean): PreferencesOut {
  return { ...chosen, kinds: chosen.kinds.map((one) => (one.kind === kind ? { ...one, [way]: isOn } : one)) };
}

/** What the server is told: all choices at once. */
export function bodyOf({ language, rhythm, kinds }: PreferencesOut) {
  return { language, rhythm, kinds: Object.fromEntries(kinds.map(({ kind, in_app, email, sms, wechat }) => [kind, { in_app, email, sms, wechat }])) };
}

export function usePreferences(onProblem: (problem: unknown) => void) {
  const queries = useQueryCache();
  const { data, error, isLoading, refetch } = useQuery(() => notificationPreferencesQuery());
  const wanted = shallowRef<PreferencesOut | null>(null);
  const chosen = computed(() => wanted.value ?? data.value ?? null);
  let writing: Promise<void> = Promise.resolve();

  /** Writes wait for each other, so that the last choice is the last that the server hears of. */
  function choose(next: PreferencesOut): Promise<void> {
    wanted.value = next;
    writing = writing.then(() => write(next));
    return writing;
  }

  async function write(next: PreferencesOut): Promise<void> {
    try {
      queries.setQueryData(notificationPreferencesQueryKey(), await chooseNotifications({ body: bodyOf(next) }));
      if (wanted.value === next) wanted.value = null;
    } catch (problem) {
      wanted.value = null;
      onProblem(problem);
    }
  }

  /** The server told them along with something else. */
  function put(told: PreferencesOut): void {
    wanted.value = null;
    queries.setQueryData(notificationPreferencesQueryKey(), told);
  }

  return { chosen, choose, put, error, isLoading, refetch };
}
