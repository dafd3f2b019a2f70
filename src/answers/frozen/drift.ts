import {
  bundleChangesByRisk,
  type BundleChanges,
  type BundleEffect,
  riskClassesOf,
} from '../../metrics/bundle-changes/bundle-changes';
import { catalogue } from '../../metrics/catalogue';
import { driftBundles } from '../../metrics/drift/bundles';
import {
  discoveryLevel,
  overview,
  type Overview,
  type OverviewCell,
  type OverviewRow,
} from '../../metrics/drift/overview';
import type { Rate } from '../../metrics/rate/rate';
import type { BlockOf, ReportBlock } from '../../records/report/blocks';
import type { ReportSectionId } from '../../records/report/report';
import { type Freezing, rangeOf, tenDigits } from './context';
import { groupedBlocks } from './measures';
import { matchedBlock } from './drift-matched';
import { mixBlock } from './drift-mix';
import { againstWords, pairsOf } from './drift-pairs';
import { type LeftOut, leftOutSteps, smallSides } from './drift-left-out';
import { sideOf } from './drift-side';

type Changes = BlockOf<'changes'>;
type Change = Changes['changes'][number];

interface Pair {
  readonly agent: string;
  readonly subject: string;
  readonly what: string;
  readonly releases: readonly [before: string, after: string];
  readonly before: Rate;
  readonly after: Rate;
  readonly difference: number | null;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  readonly direction: Change['direction'];
  /** Its numbers must be left out. */
  readonly isHidden: boolean;
}

function changeOf(freezing: Freezing, pair: Pair): Change {
  const { agent, subject, what, releases, before, after, difference, interval, direction, isHidden } = pair;
  return {
    agent,
    subject,
    what,
    before: sideOf(freezing.releaseName(releases[0]), before, isHidden),
    after: sideOf(freezing.releaseName(releases[1]), after, isHidden),
    difference: isHidden || difference === null ? null : tenDigits(difference),
    interval: isHidden ? null : rangeOf(interval),
    direction: isHidden ? 'unclear' : direction,
  };
}

const attributions = {
  aliased: 'several parts changed together',
  same: 'nothing recorded changed',
  not_recorded: 'one of the two bundles has no release record',
} as const;

const partsSaid = (changes: readonly { role: string; from: string | null; to: string | null }[]) =>
  changes.map(({ role, from, to }) => `${role}: ${from ?? 'none'} to ${to ?? 'none'}`).join('; ');

const what = ({ step }: BundleEffect): string =>
  step.attribution === 'attributable' ? partsSaid(step.changes) : attributions[step.attribution];

/** The false-positive share of each workflow, bundle by bundle, in one risk class. */
function stepsBlock(freezing: Freezing, found: BundleChanges, isLeftOut: LeftOut): Changes {
  const isAlone = riskClassesOf(freezing.selection).length === 1;
  return {
    kind: 'changes',
    // One risk class alone kept the plain id from the first reports on.
    id: isAlone || found.riskClass === 'high' ? 'bundle_changes' : 'bundle_changes_low',
    title: `False positives with each bundle, ${found.riskClass} risk`,
    lead: `Before and after, with 95% intervals over all ${found.comparisons} comparisons of this risk class together. A difference is over time as well as over bundles; a part named beside it is what the release records say changed.`,
    changes: found.effects.map((effect) =>
      changeOf(freezing, {
        agent: effect.step.agent,
        subject: effect.workflow,
        what: what(effect),
        releases: [effect.step.before, effect.step.after],
        before: effect.before,
        after: effect.after,
        difference: effect.difference,
        interval: effect.interval,
        direction: effect.direction,
        isHidden: isLeftOut(found.riskClass, effect),
      }),
    ),
    statement: freezing.book.number(
      `False-positive share before and after each bundle, ${found.riskClass} risk`,
      found.statement,
    ),
  };
}

function cellChange(
  freezing: Freezing,
  { bundle, baseline }: OverviewRow,
  { kpi, riskClass, against, change }: OverviewCell,
  isSmallIn: (release: string, kpi: string) => boolean,
): Change[] {
  if (against === null || baseline === null || against.difference === null) return [];
  if (change === 'none') return [];
  freezing.metrics.add(kpi.id);
  const risk = riskClass === null ? '' : `, ${riskClass} risk`;
  return [
    changeOf(freezing, {
      agent: bundle.agent,
      subject: `${kpi.definition.title}${risk}`,
      what: bundle.changes === null ? 'what changed is not recorded' : partsSaid(bundle.changes),
      releases: [baseline, bundle.release],
      before: against.before,
      after: against.after,
      difference: against.difference,
      interval: against.interval,
      direction: change,
      isHidden: [baseline, bundle.release].some((release) => isSmallIn(release, kpi.id)),
    }),
  ];
}

/** Every measure of every bundle against its baseline. */
function overviewBlock(freezing: Freezing, found: Overview): Changes {
  const { book, baseline } = freezing;
  for (const statement of found.statements) book.number('Drift: sums by bundle and risk class', statement);
  const isSmallIn = smallSides(found);
  return {
    kind: 'changes',
    id: 'drift_overview',
    title: `Every measure of every bundle against ${againstWords(freezing, baseline)}`,
    lead: `${found.tests} differences were tested, with at most ${discoveryLevel * 100} of 100 findings expected to be chance (Benjamini-Hochberg). “Worse” and “better” are such findings, “better” only with the unresolved counted against the bundle; intervals are of one difference alone. Only what moved is listed.`,
    changes: found.rows.flatMap((row) =>
      row.cells.flatMap((cell) => cellChange(freezing, row, cell, isSmallIn)),
    ),
    statement: book.number('Drift: sums by bundle and risk class', found.statements[0]),
  };
}

/** Metrics whose values by bundle stand in a section of their own. */
const elsewhere: Partial<Record<ReportSectionId, string>> = {
  outcomes: 'false_positive_share',
  overrides: 'override_rate',
  rollbacks: 'rollback_rate',
};

/**
 * What moved from bundle to bundle: every measure against its baseline, the false-positive share workflow
 * by workflow, the same cases in both bundles, other cases or a changed agent, and the leading measures drawn in their order, but for those that another section
 * of the same report draws.
 */
export async function freezeDrift(
  freezing: Freezing,
  sections: readonly ReportSectionId[],
): Promise<ReportBlock[]> {
  const held = sections.map((section) => elsewhere[section]);
  const definitions = catalogue.filter(({ id }) => !held.includes(id));
  const { query, selection, signal, baseline } = freezing;
  const { bundles } = await driftBundles(query, selection, signal);
  const found = await overview(query, selection, bundles, baseline, signal);
  const pairs = pairsOf(freezing, bundles, baseline);
  const steps = await bundleChangesByRisk(query, selection, signal);
  const isLeftOut = leftOutSteps(steps);
  const moved = [
    overviewBlock(freezing, found),
    ...steps.map((each) => stepsBlock(freezing, each, isLeftOut)),
  ];
  const told = [await matchedBlock(freezing, pairs), await mixBlock(freezing, pairs, found)];
  return [
    ...moved.filter(({ changes }) => changes.length > 0),
    ...told.filter((block) => block !== null),
    ...(await groupedBlocks(freezing, definitions, 'release')),
  ];
}
