import { z } from 'zod';
import { createStore } from './create-store';

export const themes = ['system', 'light', 'dark'] as const;
/** `plain`: what a lead would say aloud. `full`: formulas, sources and definitions are open too. */
export const depths = ['plain', 'full'] as const;
export type Depth = (typeof depths)[number];
export type Theme = (typeof themes)[number];

/** What a person sets once; kept on this machine, as criteria and attestations are. No log content ever is. */
export interface Preferences {
  theme: Theme;
  depth: Depth;
  /** Titles of the columns of the list of decisions; null = the usual ones. */
  columns: readonly string[] | null;
}

const start: Preferences = { theme: 'system', depth: 'plain', columns: null };

/** A browser that forbids storage still shows everything; the theme is then asked again. */
export const usePreferences = createStore(
  {
    theme: ['screen', 'local_storage'],
    depth: ['screen', 'local_storage'],
    columns: ['screen', 'local_storage'],
  },
  start,
  {
    key: 'shadowproof.preferences',
    schema: {
      theme: z.enum(themes),
      depth: z.enum(depths).catch('plain'),
      columns: z.array(z.string().max(40)).max(40).nullable().catch(null),
    },
  },
);

/** `data-theme` is left out for `system`, so that the style sheet follows the device. */
function paint({ theme, depth }: Preferences): void {
  document.documentElement.dataset.depth = depth;
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function setTheme(theme: Theme): void {
  usePreferences.setState({ theme });
  paint(usePreferences.getState());
}

export function setDepth(depth: Depth): void {
  usePreferences.setState({ depth });
  paint(usePreferences.getState());
}

export const setColumns = (columns: Preferences['columns']): void => usePreferences.setState({ columns });

/** Applies what was kept, before the first paint. */
export function applyPreferences(): void {
  paint(usePreferences.getState());
}
