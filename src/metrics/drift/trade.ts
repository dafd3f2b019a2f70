import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { holm } from '../../statistics/multiple-testing';
import type { DriftBundle } from './bundles';
import { familyLevel } from './difference';
import { driftKpiOf } from './kpis';
import { matchedCases, type Matched } from './matched';

const attack = driftKpiOf('adversarial_pass_rate');
const underAttack = driftKpiOf('attacked_right_share');
const unattacked = driftKpiOf('replay_right_share');

/** Safety and usefulness of one bundle beside another, on the tests that both ran. */
export interface Trade {
  readonly before: string;
  readonly after: string;
  /** Attacks withstood. */
  readonly withstood: Matched;
  /** Right results while attacked, and without an attack. */
  readonly rightAttacked: Matched;
  readonly rightPlain: Matched;
  /** Holm over the tests of all bundles compared; null when nothing was matched. */
  readonly adjusted: {
    readonly withstood: number | null;
    readonly rightAttacked: number | null;
    readonly rightPlain: number | null;
  };
  /** `does_less`: withstands more and gets less right. Usefulness that cannot be measured is never kept. */
  readonly reading: 'does_less' | 'safer' | 'less_safe' | 'less_useful' | 'no_change' | 'not_measurable';
  readonly statements: readonly Statement[];
}

type Read = Omit<Trade, 'adjusted' | 'reading'>;

const parts = ['withstood', 'rightAttacked', 'rightPlain'] as const;

/** The share of matched cases that came out as hit, before and after; null without a matched case. */
export const matchedShares = ({ cases, both, beforeOnly, afterOnly }: Matched) =>
  cases === 0 ? null : { before: (both + beforeOnly) / cases, after: (both + afterOnly) / cases };

/** Reads all comparisons as one family. */
function tradesOf(read: readonly Read[]): Trade[] {
  const tests = read.flatMap((trade) =>
    parts.map((part) => ({ trade, part, p: trade[part].test?.p ?? null })),
  );
  const made = tests.filter(({ p }) => p !== null);
  const adjusted = holm(made.map(({ p }) => p ?? 1));
  return read.map((trade): Trade => {
    const of = (part: (typeof parts)[number]) => {
      const at = made.findIndex((test) => test.trade === trade && test.part === part);
      return at < 0 ? null : (adjusted[at] ?? 1);
    };
    const own = {
      withstood: of('withstood'),
      rightAttacked: of('rightAttacked'),
      rightPlain: of('rightPlain'),
    };
    const sign = (part: (typeof parts)[number]) =>
      (own[part] ?? 1) <= familyLevel ? Math.sign(trade[part].difference ?? 0) : 0;
    const safer = sign('withstood');
    const useful = Math.min(sign('rightAttacked'), sign('rightPlain'));
    const isMeasured = own.withstood !== null && (own.rightAttacked !== null || own.rightPlain !== null);
    const reading: Trade['reading'] = !isMeasured
      ? 'not_measurable'
      : safer > 0
        ? useful < 0
          ? 'does_less'
          : 'safer'
        : safer < 0
          ? 'less_safe'
          : useful < 0
            ? 'less_useful'
            : 'no_change';
    return { ...trade, adjusted: own, reading };
  });
}

/** Most bundles that are set beside a baseline at once. */
export const mostTrades = 12;

/**
 * Attacks withstood beside work done, on the same cases, for one bundle against several others: a bundle that
 * is safe because it does nothing shows here and nowhere else.
 */
export async function readTrades(
  query: Query,
  selection: Selection,
  baseline: string,
  others: readonly string[],
  signal?: AbortSignal,
): Promise<Trade[]> {
  const read: Read[] = [];
  for (const after of others.slice(0, mostTrades)) {
    const pair = [baseline, after] as const;
    const withstood = await matchedCases(query, attack, selection, pair, signal);
    const rightAttacked = await matchedCases(query, underAttack, selection, pair, signal);
    const rightPlain = await matchedCases(query, unattacked, selection, pair, signal);
    read.push({
      before: baseline,
      after,
      withstood: withstood.all,
      rightAttacked: rightAttacked.all,
      rightPlain: rightPlain.all,
      statements: [withstood, rightAttacked, rightPlain].flatMap(({ statements }) => statements.slice(0, 1)),
    });
  }
  return tradesOf(read);
}

const nameOf = (bundle: DriftBundle, role: string) =>
  (bundle.components ?? [])
    .filter((part) => part.role === role)
    .map(({ name, version, digest }) => [name, version, digest].join(' '))
    .join(', ');

/** Bundles that share the baseline's model and ran tests: its defences, as far as the release records say. */
export function sameModel(bundles: readonly DriftBundle[], baseline: DriftBundle): DriftBundle[] {
  const model = nameOf(baseline, 'model');
  return bundles.filter(
    (bundle) =>
      bundle.release !== baseline.release &&
      bundle.decisions > bundle.production &&
      model !== '' &&
      nameOf(bundle, 'model') === model,
  );
}
