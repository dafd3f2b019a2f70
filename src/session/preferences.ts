import { z } from 'zod';
import { create } from 'zustand';
import type { FieldsFor } from './travel';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What a person sets once; kept on this machine, as criteria and attestations are. No log content ever is. */
export interface Preferences {
  theme: Theme;
  /** Titles of the columns of the list of decisions; null = the usual ones. */
  columns: readonly string[] | null;
}

const storageKey = 'shadowproof.preferences';
const kept = z.object({
  theme: z.enum(themes),
  columns: z.array(z.string().max(40)).max(40).nullable().catch(null),
} satisfies Record<FieldsFor<'preferences', 'local_storage'>, z.ZodType>);

function read(): Preferences {
  try {
    return kept.parse(JSON.parse(localStorage.getItem(storageKey) ?? ''));
  } catch {
    return { theme: 'system', columns: null };
  }
}

function keep(preferences: Preferences): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(kept.parse(preferences)));
  } catch {
    // A browser that forbids storage still shows everything; the theme is then asked again.
  }
}

/** `data-theme` is left out for `system`, so that the style sheet follows the device. */
function paint(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export const usePreferences = create<
  Preferences & { setTheme(theme: Theme): void; setColumns(columns: readonly string[] | null): void }
>((set, get) => ({
  ...read(),
  setTheme(theme) {
    set({ theme });
    keep({ theme, columns: get().columns });
    paint(theme);
  },
  setColumns(columns) {
    set({ columns });
    keep({ theme: get().theme, columns });
  },
}));

/** Applies what was kept, before the first paint. */
export function applyPreferences(): void {
  paint(usePreferences.getState().theme);
}
