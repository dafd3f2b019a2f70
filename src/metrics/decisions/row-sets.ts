import { decisionEnding } from '../accounting/accounting';
import { proposalFate, proposed } from '../accounting/fates';
import { driftRowSets } from '../drift/row-sets';
import { plain, type RowSet } from '../rate/row-set';
import { setsOfFields } from './sets-of-fields';
import { setsOfOverrides } from './sets-of-overrides';
import { setsOfPeople } from './sets-of-people';
import { setsOfQueue } from './sets-of-queue';
import { setsOfSamples } from './sets-of-samples';
import { setsOfTests } from './sets-of-tests';
import { setsOfWaits } from './sets-of-waits';
import { setsOfWhatIf } from './sets-of-what-if';

export type { RowSet } from '../rate/row-set';

const ofAge = `is_proposal AND NOT is_duplicate AND CASE
  WHEN evidence_n = 0 THEN 'no evidence'
  WHEN evidence_age_s IS NULL THEN 'no time'
  WHEN evidence_age_s < 0 THEN 'after the decision'
  WHEN evidence_age_s <= 3600 THEN 'up to 1 hour'
  WHEN evidence_age_s <= 28800 THEN 'up to 8 hours'
  WHEN evidence_age_s <= 86400 THEN 'up to 1 day'
  ELSE 'over 1 day'
  END = ?`;

const confident = "is_proposal AND confidence IS NOT NULL AND unadjudicable NOT IN ('duplicate', 'test')";

const setsOfDecisions: readonly RowSet[] = [
  {
    id: 'ending',
    title: ([ending]) => `Decisions that ended so: ${plain(ending)}`,
    population: 'view',
    clause: `${decisionEnding} = ?`,
    keys: 1,
  },
  {
    id: 'fate',
    title: ([fate]) => `Proposals by what became of them: ${fate === 'open' ? 'still open' : plain(fate)}`,
    population: 'view',
    clause: `${proposed} AND coalesce(nullif(?, '') = ${proposalFate}, true)
  AND coalesce(nullif(?, '') = CAST(agent AS VARCHAR), true)
  AND coalesce(nullif(?, '') = CAST(release AS VARCHAR), true) AND coalesce(nullif(?, '') = week, true)`,
    keys: 4,
  },
  {
    id: 'evidence_age',
    title: ([band]) => `Proposals by the age of their oldest evidence: ${band}`,
    population: 'production',
    clause: ofAge,
    keys: 1,
  },
  {
    id: 'evidence_age_judged',
    title: ([band, wrong]) =>
      `${wrong === 'wrong' ? 'Wrong actions' : 'Resolved actions'} by the age of their oldest evidence: ${band}`,
    population: 'production',
    clause: `${ofAge}
  AND is_action AND is_mature AND truth IS NOT NULL AND (NOT truth OR ? <> 'wrong')`,
    keys: 2,
  },
  {
    id: 'confidence_judged',
    title: () => 'Proposals with a confidence whose truth is known',
    population: 'production',
    clause: `${confident} AND is_mature AND truth IS NOT NULL`,
    keys: 0,
  },
  {
    id: 'confidence_open',
    title: () => 'Proposals with a confidence, older than the lag and without a label',
    population: 'production',
    clause: `${confident} AND is_mature AND truth IS NULL`,
    keys: 0,
  },
];

/** Every such set, by what a link calls it. */
export const rowSets: readonly RowSet[] = [
  ...setsOfWaits,
  ...setsOfPeople,
  ...setsOfOverrides,
  ...setsOfQueue,
  ...setsOfSamples,
  ...setsOfTests,
  ...setsOfDecisions,
  ...setsOfFields,
  ...setsOfWhatIf,
  ...driftRowSets,
];

/** The set of this name; undefined when there is none. */
export const rowSetOf = (id: string): RowSet | undefined => rowSets.find((set) => set.id === id);
