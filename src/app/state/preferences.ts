import { z } from 'zod';
import { create } from 'zustand';
import type { FieldsFor } from './travel';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What a person sets once; kept on this machine, as criteria and attestations are. No log content ever is. */
export interface Preferences {
  theme: Theme;
}

const storageKey = 'shadowproof.preferences';
const kept = z.object({ theme: z.enum(themes) } satisfies Record<
  FieldsFor<'preferences', 'local_storage'>,
  z.ZodType
>);

function read(): Preferences {
  try {
    return kept.parse(JSON.parse(localStorage.getItem(storageKey) ?? ''));
  } catch {
    return { theme: 'system' };
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

export const usePreferences = create<Preferences & { setTheme(theme: Theme): void }>((set) => ({
  ...read(),
  setTheme(theme) {
    set({ theme });
    keep({ theme });
    paint(theme);
  },
}));

/** Applies what was kept, before the first paint. */
export function applyPreferences(): void {
  paint(usePreferences.getState().theme);
}
