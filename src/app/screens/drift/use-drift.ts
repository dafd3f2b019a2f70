import { useEffect, useRef, useState } from 'react';
import { driftBundles, type DriftBundle, type DriftBundles } from '../../../metrics/drift/bundles';
import { driftKpiOf, driftKpis, productionKpis, testKpis, type DriftKpi } from '../../../metrics/drift/kpis';
import { readOverview, worstLoss, type OverviewRead, type ShownLoss } from '../../../metrics/drift/overview';
import type { Selection } from '../../../slice/selection/selection';
import type { DriftPair } from '../../../session/drift-pair';
import { useReleaseNames } from '../../ask/use-release-names';
import { useSelection } from '../../../session/slice-store';
import { useQuery, type Answer } from '../../ask/use-query';
import { useView } from '../../../session/view';

/** What every part of the screen reads: the slice, the two bundles, the measure taken apart. */
export interface Compared {
  readonly selection: Selection;
  readonly read: DriftBundles;
  readonly before: DriftBundle;
  readonly after: DriftBundle;
  readonly releases: readonly [string, string];
  readonly kpi: DriftKpi;
  /** Points. */
  readonly margin: number;
  /** Bundles of the candidate's agent. */
  readonly own: readonly DriftBundle[];
  /** Every measure of every bundle. */
  readonly overview: Answer<OverviewRead>;
  /** The loss that the screen opened on, or null where the pair was chosen or no loss is shown. */
  readonly openedOn: ShownLoss | null;
  readonly nameOf: (release: string) => string;
}

export type Drift =
  | { readonly state: 'reading'; readonly answer: Answer<DriftBundles | OverviewRead> }
  | { readonly state: 'alone'; readonly read: DriftBundles; readonly why: string }
  | { readonly state: 'compared'; readonly compared: Compared };

/** Decisions that a comparison can use: matured production, else tests. */
const usable = ({ matured, decisions, production }: DriftBundle) => matured + decisions - production;

const fewest = 10;

/** The pair that a link or a click asked for; what it leaves open is the worst shown loss, else the newest bundle. */
export function chosenPair(
  bundles: readonly DriftBundle[],
  { baseline, candidate }: Pick<DriftPair, 'baseline' | 'candidate'>,
): { before: DriftBundle; after: DriftBundle } | string {
  const find = (release: string | null, agent?: string) =>
    bundles.find((each) => each.release === release && (agent === undefined || each.agent === agent)) ??
    bundles.find((each) => each.release === release);
  if (candidate !== null && !find(candidate))
    return 'The candidate that the link names is not in this slice.';
  if (baseline !== null && !find(baseline)) return 'The baseline that the link names is not in this slice.';
  const ready = bundles.filter(
    (each) => usable(each) >= fewest && each.previous !== null && each.release !== baseline,
  );
  const newest = [...(ready.length > 0 ? ready : bundles)].sort((a, b) => b.first - a.first)[0];
  const after = find(candidate) ?? newest;
  if (!after) return 'No bundle decided in this slice.';
  const before = find(baseline, after.agent) ?? find(after.previous, after.agent);
  if (!before || before.release === after.release)
    return bundles.length === 1
      ? 'One bundle alone decided in this slice; a comparison needs two.'
      : 'This bundle is the first of its agent: there is none before it. Pick a baseline below.';
  return { before, after };
}

/** The measure asked for where the pair has it, else the first that the pair's records can hold. */
export function chosenKpi(pair: DriftPair, after: DriftBundle): DriftKpi {
  const asked = driftKpis.find(({ id }) => id === pair.kpi);
  if (asked) return asked;
  return after.production > 0 ? productionKpis[0]! : (testKpis[1] ?? driftKpiOf('attacked_right_share'));
}

export function useDrift(): Drift {
  const selection = useSelection();
  const pair = useView((view) => view.pair);
  const nameOf = useReleaseNames();
  const answer = useQuery((query, signal) => driftBundles(query, selection, signal), [selection]);
  const overview = useQuery((query, signal) => readOverview(query, selection, signal), [selection]);
  const read = answer.value;
  if (read === undefined || answer.state === 'error') return { state: 'reading', answer };
  const isOpen = pair.candidate === null && pair.baseline === null;
  if (isOpen && overview.state === 'loading') return { state: 'reading', answer: overview };
  const openedOn = isOpen && overview.value ? worstLoss(overview.value, read.bundles) : null;
  const chosen = chosenPair(read.bundles, {
    ...pair,
    candidate: pair.candidate ?? openedOn?.release ?? null,
  });
  if (typeof chosen === 'string') return { state: 'alone', read, why: chosen };
  const { before, after } = chosen;
  return {
    state: 'compared',
    compared: {
      selection,
      read,
      before,
      after,
      releases: [before.release, after.release],
      kpi: pair.kpi === null && openedOn ? openedOn.kpi : chosenKpi(pair, after),
      margin: pair.margin,
      own: read.bundles.filter(({ agent }) => agent === after.agent),
      overview,
      openedOn,
      nameOf,
    },
  };
}

/** Changes what is compared; the link follows. */
export const compare = (change: Partial<DriftPair>): void =>
  useView.setState(({ pair }) => ({ pair: { ...pair, ...change } }));

/** Brings a part of the screen into sight, opens it where it is folded, and gives its heading the focus. */
export function bringIntoSight(id: string): void {
  const part = document.getElementById(id);
  if (part instanceof HTMLDetailsElement) part.open = true;
  const heading = part?.querySelector<HTMLElement>('h1, h2, summary');
  if (!part || !heading) return;
  if (heading.tagName !== 'SUMMARY') heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  part.scrollIntoView({ block: 'start' });
}

/** Changes what is compared, and brings the part that answers into sight once it does. */
export type Choose = (change: Partial<DriftPair>, answeredAt: string) => void;

/** `Choose` for a screen whose answer is there when `isReady`. */
export function useChoose(isReady: boolean): Choose {
  const [choice, setChoice] = useState<{ readonly answeredAt: string }>();
  const answered = useRef(choice);
  useEffect(() => {
    if (choice === undefined || !isReady || answered.current === choice) return;
    answered.current = choice;
    bringIntoSight(choice.answeredAt);
  }, [choice, isReady]);
  return (change, answeredAt) => {
    compare(change);
    setChoice({ answeredAt });
  };
}
