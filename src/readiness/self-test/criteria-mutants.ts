import { type Criteria, criteriaSchema, type Gate } from '../../records/criteria';
import { criteriaHash } from '../criteria/criteria';

/** How weakened criteria show: refused as criteria, or under another hash, which is a new evaluation on record. */
export interface CriteriaAnswer {
  readonly id: string;
  readonly title: string;
  readonly answer: 'refused' | 'on_record' | 'missed';
}

type Change = (gate: Gate) => Partial<Gate>;

const changes: readonly (readonly [id: string, title: string, change: Change])[] = [
  ['loosen_limit', 'The limit is three times as loose', ({ limit }) => ({ limit: Math.min(0.9, limit * 3) })],
  ['loosen_alpha', 'α is 50 %', () => ({ alpha: 0.5 })],
  ['no_lag', 'Incidents are judged at once', () => ({ maturityLagDays: 0 })],
  ['any_label', 'Any label counts', () => ({ minLabelRank: 0 })],
  ['no_span', 'No calendar span is asked for', () => ({ minSpanDays: 0 })],
  ['all_unresolved', 'Everything may be without a label', () => ({ unresolvedLimit: 1 })],
  [
    'label_order',
    'Incidents are to be ordered by label time',
    () => ({ orderBy: 'label_time' as 'opened_time' }),
  ],
];

/** Weakens the first gate of a step in known ways, and takes it out. Null where it is as weak as that already. */
export function weakenedCriteria(criteria: Criteria, id: Gate['id']): CriteriaAnswer[] {
  const own = criteriaHash(criteria);
  const answerTo = (weaker: unknown): CriteriaAnswer['answer'] | null => {
    const { success, data } = criteriaSchema.safeParse(weaker);
    if (!success) return 'refused';
    return criteriaHash(data) === own ? null : 'on_record';
  };
  const without = {
    ...criteria,
    gates: criteria.gates.filter((gate) => gate.id !== id),
    steps: criteria.steps.map((step) => ({ ...step, gates: step.gates.filter((each) => each !== id) })),
  };
  const made = [
    ...changes.map(([name, title, change]) => ({
      ...{ id: name, title },
      answer: answerTo({
        ...criteria,
        gates: criteria.gates.map((gate) => (gate.id === id ? { ...gate, ...change(gate) } : gate)),
      }),
    })),
    { id: 'delete_gate', title: 'A gate is taken out of the criteria', answer: answerTo(without) },
  ];
  return made.flatMap(({ answer, ...mutant }) => (answer === null ? [] : [{ ...mutant, answer }]));
}
