import { z } from 'zod';
import { criteriaSchema, type Criteria } from '../records/criteria';
import { criteriaChanges } from '../readiness/criteria/changes';
import { criteriaHash, defaultCriteria } from '../readiness/criteria/criteria';
import { createStore } from './create-store';

/** One set of criteria that judged, from `since` until the next one. */
export interface KeptEvaluation {
  /** When it began, epoch ms; null for the criteria that the app starts with. */
  since: number | null;
  criteria: readonly Criteria[];
  /** Against the one before it. */
  changes: readonly string[];
}

export interface CriteriaFields {
  /** Every evaluation of this browser, the one in force last; at least one. */
  evaluations: readonly KeptEvaluation[];
  /** What was kept could not be read, or cannot be kept. */
  trouble: string | null;
}

const most = 100;
const kept = z
  .array(
    z.object({
      since: z.number().nullable(),
      criteria: z.array(criteriaSchema).min(1),
      changes: z.array(z.string()),
    }),
  )
  .min(1);

const first: KeptEvaluation = { since: null, criteria: defaultCriteria, changes: [] };
const start: CriteriaFields = { evaluations: [first], trouble: null };

export const useCriteria = createStore(
  { evaluations: ['screen', 'local_storage', 'report'], trouble: ['screen'] },
  start,
  {
    key: 'shadowproof.criteria',
    schema: { evaluations: kept },
    whenUnreadable: {
      trouble:
        'The criteria kept in this browser could not be read; the criteria that the app starts with judge.',
    },
  },
);

/** The evaluation in force. */
export const inForce = ({ evaluations }: CriteriaFields): KeptEvaluation => evaluations.at(-1) ?? first;

/** One hash for a list of criteria: their own, joined. */
export const hashOfAll = (criteria: readonly Criteria[]): string => criteria.map(criteriaHash).join('+');

export const isPreset = (criteria: readonly Criteria[]): boolean =>
  hashOfAll(criteria) === hashOfAll(defaultCriteria);

/** What a link says of the criteria in force: the beginning of each hash; nothing where they are the presets. */
export function criteriaMark(): string | null {
  const { criteria } = inForce(useCriteria.getState());
  if (isPreset(criteria)) return null;
  return criteria.map((each) => criteriaHash(each).slice(0, 8)).join('.');
}

/** Another version name: "2" after "1", else with a mark. */
export function nextVersion(version: string): string {
  return /^\d{1,6}$/.test(version) ? String(Number(version) + 1) : `${version.slice(0, 30)}, changed`;
}

/**
 * From now on these criteria judge. The evaluation before stays listed. A changed text under an old
 * version gets the next version, so that two texts never share a name. False when nothing changed.
 */
export function judgeBy(criteria: readonly Criteria[], now: number): boolean {
  const before = useCriteria.getState().evaluations;
  const current = before.at(-1) ?? first;
  const renamed = criteria.map((each) => {
    const old = current.criteria.find(({ name }) => name === each.name);
    const isChanged = old !== undefined && criteriaHash(old) !== criteriaHash(each);
    return isChanged && old.version === each.version ? { ...each, version: nextVersion(each.version) } : each;
  });
  if (hashOfAll(renamed) === hashOfAll(current.criteria)) return false;
  const next = { since: now, criteria: renamed, changes: criteriaChanges(current.criteria, renamed) };
  const evaluations = [...before, next].slice(-most);
  useCriteria.setState({ evaluations });
  const trouble = 'This browser keeps nothing: the criteria hold until the page is closed.';
  useCriteria.setState({ trouble: useCriteria.isKept() ? null : trouble });
  return true;
}
