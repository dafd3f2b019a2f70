import type { BundleStep } from '../../../../metrics/bundle-changes/steps';
import { readLink } from '../../../../session/link';
import type { NamedView } from '../../../../session/named-views';
import type { Selection } from '../../../../slice/selection/selection';
import { utcPeriod } from '../../../../words/format';
import { day } from '../../../../words/time-words';

/** Two slices to compare; without `a` the one in view is the first. */
export interface Pair {
  readonly words: string;
  readonly a?: Selection;
  readonly b: Selection;
}

const weeks4 = 28 * day;
const said = (from: number, to: number) => utcPeriod(from, to - 1);

/** The period in view with the equally long one before it; where no period is set, the last four weeks with the four before. */
export function periodPairs(
  selection: Selection,
  { from: first, to: last }: { readonly from: number; readonly to: number },
): Pair[] {
  const { from, to } = selection;
  if (from === undefined) {
    const end = to ?? (Math.floor(last / day) + 1) * day;
    const [start, before] = [end - weeks4, end - 2 * weeks4];
    if (before + weeks4 <= first) return [];
    return [
      {
        words: `last four weeks, ${said(start, end)}, with the four before`,
        a: { ...selection, from: start, to: end },
        b: { ...selection, from: before, to: start },
      },
    ];
  }
  const end = to ?? (Math.floor(last / day) + 1) * day;
  const before = from - (end - from);
  if (end <= from || from <= first) return [];
  return [{ words: said(before, from), b: { ...selection, from: before, to: from } }];
}

/** The bundle in view with the one whose place it took; where none is chosen, the latest of each agent. */
export function bundlePairs(
  selection: Selection,
  steps: readonly Pick<BundleStep, 'agent' | 'before' | 'after'>[],
  nameOf: (release: string) => string,
): Pair[] {
  const { release: chosen = [], ...only } = selection.only;
  const keeping = (release: string): Selection => ({ ...selection, only: { ...only, release: [release] } });
  const wanted =
    chosen.length === 1
      ? steps.filter(({ after }) => after === chosen[0])
      : steps.filter((step, at) => !steps.some(({ agent }, later) => later > at && agent === step.agent));
  return wanted.slice(0, 20).map(({ before, after }) => ({
    words: `${nameOf(after)} with ${nameOf(before)}`,
    ...(chosen.length === 1 ? {} : { a: keeping(after) }),
    b: keeping(before),
  }));
}

export const namedPairs = (views: readonly NamedView[]): Pair[] =>
  views.map(({ name, address }) => ({ words: name, b: readLink(address).selection }));
