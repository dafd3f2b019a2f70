import { containmentPrecision } from '../containment-precision/definition';
import { falsePositiveShare } from '../false-positive-share/definition';
import { isMissed, opportunity } from '../missed/opportunity';
import { overScope } from '../over-scope/definition';
import type { RateDefinition } from '../rate/definition';

/** A share that the readers of a drawn sample show, and what it is called. */
export type ReaderRate = Pick<RateDefinition, 'id' | 'title' | 'sql' | 'better' | 'population'>;

const flagged = (counted: string, hit: string, open = `${opportunity} AND truth IS NULL`): string => `
SELECT
  group_key,
  incident_key,
  event_id,
  decision_id,
  ${counted} AS counted,
  ${hit} AS hit,
  ${open} AS "open",
  NOT is_mature AS young
FROM slice`;

const missedByReaders = {
  id: 'missed',
  title: 'Missed cases',
  better: 'lower',
  population: 'production',
  sql: flagged(`${opportunity} AND coalesce(truth, FALSE)`, isMissed),
} as const satisfies ReaderRate;

const agreementWithReaders = {
  id: 'agreement_with_readers',
  title: 'Agreement with blind readers',
  better: 'higher',
  population: 'production',
  sql: flagged(
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
  sql: flagged(
    `${opportunity} AND coalesce(truth, FALSE)`,
    'NOT is_action AND NOT is_escalation',
    `${opportunity} AND truth IS NULL AND NOT is_action AND NOT is_escalation`,
  ),
} as const satisfies ReaderRate;
