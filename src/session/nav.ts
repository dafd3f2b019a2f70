import { type Screen, screens, shownPart } from './screens';

/** A word of the second line: a screen with its parts, or one part of a screen whose parts stand there. */
export interface NavEntry {
  readonly screen: Screen;
  readonly part: string | null;
  readonly title: string;
}

export interface NavGroup {
  readonly title: string;
  /** The first is what the group itself opens. */
  readonly entries: readonly [NavEntry, ...NavEntry[]];
}

/** Screens whose parts stand in the second line; the parts of any other are a line of its own page. */
const spread: readonly Screen[] = ['readiness', 'load', 'decisions'];

const entry = (screen: Screen, part: string | null = null): NavEntry => ({
  screen,
  part,
  title: screens[screen].parts.find(({ id }) => id === part)?.title ?? screens[screen].title,
});

/** What the bar lists, in its order, and in that of the keys 1 to 4. */
export const groups: readonly NavGroup[] = [
  {
    title: 'Decide',
    entries: [
      entry('readiness', 'verdicts'),
      entry('readiness', 'criteria'),
      entry('readiness', 'plan'),
      entry('audit'),
      entry('readiness', 'watch'),
      entry('readiness', 'ruling'),
      entry('readiness', 'controls'),
      entry('readiness', 'self-test'),
      entry('readiness', 'value'),
      entry('report'),
    ],
  },
  {
    title: 'Explore',
    entries: [entry('outcomes'), entry('overrides'), entry('drift'), entry('what-if'), entry('tests')],
  },
  {
    title: 'Records',
    entries: [entry('decisions', 'list'), entry('decisions', 'queue'), entry('sql'), entry('definitions')],
  },
  {
    title: 'Data',
    entries: [
      entry('load', 'files'),
      entry('load', 'mapper'),
      entry('load', 'integrity'),
      entry('load', 'kept'),
    ],
  },
];

/** The word of the second line under which a part of a screen stands, and its group. */
export function navOf(screen: Screen, part: string | null): { group: NavGroup; entry: NavEntry } {
  const shown = spread.includes(screen) ? (shownPart(screen, part)?.id ?? null) : null;
  for (const group of groups) {
    const found = group.entries.find((each) => each.screen === screen && each.part === shown);
    if (found) return { group, entry: found };
  }
  throw new RangeError(`no group lists ${screen}`);
}

/** Do the parts of the screen make a line on its own page? */
export const hasOwnLine = (screen: Screen): boolean =>
  !spread.includes(screen) && screens[screen].parts.length > 1;
