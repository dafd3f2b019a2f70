import { containmentPrecision } from '../shares/containment-precision';
import { falsePositiveShare } from '../shares/false-positive-share';
import { isMissed, opportunity } from '../missed/opportunity';
import { overScope } from '../shares/over-scope';
import type { RateDefinition } from '../rate/definition';

/** A share that the readers of a drawn sample show, and what it is called. */
export type ReaderRate = Pick<RateDefinition, 'id' | 'title' | 'flags' | 'rows' | 'better' | 'population'>;

const flagged = (counted: string, hit: string, open = `${opportunity} AND truth IS NULL`) =>
  ({
    rows: 'decisions',
    flags: { counted, hit, open, young: 'NOT is_mature', unlogged: 'FALSE', unloggedOf: 'counted' },
  }) as const;

const missedByReaders = {
  id: 'missed',
  title: 'Missed cases',
  better: 'lower',
  population: 'production',
  ...flagged(`${opportunity} AND coalesce(truth, FALSE)`, isMissed),
} as const satisfies ReaderRate;

const agreementWithReaders = {
  id: 'agreement_with_readers',
  title: 'Agreement with blind readers',
  better: 'higher',
  population: 'production',
  ...flagged(
    `${opportunity} AND truth IS NOT NULL`,
    `CASE WHEN truth THEN NOT (${isMissed}) ELSE NOT is_action END`,
  ),
} as const satisfies ReaderRate;

/** What an audit estimates of a scope, beside its gates. */
export const readerRates: readonly ReaderRate[] = [
  falsePositiveShare,
  missedByReaders,
  containmentPrecision,
  overScope,
  agreementWithReaders,
];

/** The gate on known misses, as readers know them: without an answer, what was left alone may be one. */
export const knownMissesByReaders = {
  id: 'known_misses_by_readers',
  title: 'Known misses',
  better: 'lower',
  population: 'production',
  ...flagged(
    `${opportunity} AND coalesce(truth, FALSE)`,
    'NOT is_action AND NOT is_escalation',
    `${opportunity} AND truth IS NULL AND NOT is_action AND NOT is_escalation`,
  ),
} as const satisfies ReaderRate;
