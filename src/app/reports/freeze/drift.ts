import { bundleChanges, type BundleEffect } from '../../../metrics/bundle-changes/bundle-changes';
import { everyRate } from '../../../metrics/catalogue';
import type { Rate } from '../../../metrics/rate/rate';
import type { BlockOf, ReportBlock } from '../../../records/report/blocks';
import { leastCell, type ReportSectionId } from '../../../records/report/report';
import { type Freezing, rangeOf, tenDigits } from './context';
import { groupedBlocks } from './measures';

const isSmall = ({ n, unresolved }: Rate) => [n, n + unresolved].some((size) => size > 0 && size < leastCell);

type Changes = BlockOf<'changes'>['changes'];

function side(freezing: Freezing, release: string, rate: Rate, isHidden: boolean): Changes[number]['before'] {
  return {
    label: freezing.releaseName(release),
    n: isHidden ? null : rate.n,
    hits: isHidden ? null : rate.hits,
    share: isHidden || rate.state !== 'measured' || rate.share === null ? null : tenDigits(rate.share),
    interval: isHidden ? null : rangeOf(rate.interval),
    state: isHidden ? 'hidden' : rate.state,
  };
}

const attributions = {
  aliased: 'several parts changed together',
  same: 'nothing recorded changed',
  not_recorded: 'one of the two bundles has no release record',
} as const;

function what({ step }: BundleEffect): string {
  if (step.attribution !== 'attributable') return attributions[step.attribution];
  return step.changes.map(({ role, from, to }) => `${role}: ${from ?? 'none'} to ${to ?? 'none'}`).join('; ');
}

/** Metrics whose values by bundle stand in a section of their own. */
const elsewhere: Partial<Record<ReportSectionId, string>> = {
  outcomes: 'false_positive_share',
  overrides: 'override_rate',
  rollbacks: 'rollback_rate',
};

/**
 * What moved from bundle to bundle: the false-positive share step by step, and each KPI in their order, but
 * for those that another section of the same report holds.
 */
export async function freezeDrift(
  freezing: Freezing,
  sections: readonly ReportSectionId[],
): Promise<ReportBlock[]> {
  const { query, selection, signal, book } = freezing;
  const found = await bundleChanges(query, selection, signal);
  const held = sections.map((section) => elsewhere[section]);
  const definitions = everyRate.filter(
    ({ id, population }) => population === 'production' && !held.includes(id),
  );
  const changes: BlockOf<'changes'> = {
    kind: 'changes',
    id: 'bundle_changes',
    title: `What changed with each bundle, ${found.riskClass} risk`,
    lead: `The false-positive share before and after, with 95% intervals over all ${found.comparisons} comparisons together. A difference is over time as well as over bundles.`,
    changes: found.effects.map((effect) => {
      const { step, workflow, before, after, difference, interval, direction } = effect;
      const isHidden = isSmall(before) || isSmall(after);
      return {
        agent: step.agent,
        workflow,
        what: what(effect),
        before: side(freezing, step.before, before, isHidden),
        after: side(freezing, step.after, after, isHidden),
        difference: isHidden || difference === null ? null : tenDigits(difference),
        interval: isHidden ? null : rangeOf(interval),
        direction: isHidden ? ('unclear' as const) : direction,
      };
    }),
    statement: book.number('False-positive share before and after each bundle', found.statement),
  };
  return [
    ...(changes.changes.length > 0 ? [changes] : []),
    ...(await groupedBlocks(freezing, definitions, 'release')),
  ];
}
