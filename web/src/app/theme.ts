/** Light, dark, or as the system wishes. The server prints the choice into <html>, so that nothing flashes. */

import { ref } from "vue";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

function isTheme(value: string | undefined): value is Theme {
  return themes.includes(value as Theme);
}

function chosen(): Theme {
  const value = /(?:^|;\s*)luffy-theme=(\w+)/.exec(document.cookie)?.[1];
  return isTheme(value) ? value : "system";
}

export const theme = ref<Theme>(chosen());

export function chooseTheme(value: Theme): void {
  theme.value = value;
  document.cookie = `luffy-theme=${value}; path=/; max-age=31536000; SameSite=Lax`;
  showTheme();
}

export function showTheme(): void {
  if (theme.value === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme.value;
}
