import type { Gate } from '../../records/criteria';
import { adverseShare } from '../readings/incidents';
import type { GateIncident } from '../readings/incidents';

/** What one gate judged: the part of the criteria and of the log that a mutant changes. */
export interface Judged {
  readonly gate: Gate;
  readonly incidents: readonly GateIncident[];
}

export interface Mutant {
  readonly id: string;
  readonly title: string;
  readonly changes: 'criteria' | 'log';
  /** The mutated copy; null when there is nothing here to mutate that way. */
  readonly apply: (judged: readonly Judged[]) => readonly Judged[] | null;
}

type Change = (incidents: readonly GateIncident[], gate: Gate) => readonly GateIncident[] | null;

function inLog(id: string, title: string, change: Change): Mutant {
  return {
    id,
    title,
    changes: 'log',
    apply: (judged) => {
      const [first, ...rest] = judged;
      if (first === undefined || first.incidents.length === 0) return null;
      const incidents = change(first.incidents, first.gate);
      return incidents === null ? null : [{ gate: first.gate, incidents }, ...rest];
    },
  };
}

function inCriteria(id: string, title: string, change: (gate: Gate) => Partial<Gate>): Mutant {
  return {
    id,
    title,
    changes: 'criteria',
    apply: (judged) => {
      const [first, ...rest] = judged;
      if (first === undefined) return null;
      const gate = { ...first.gate, ...change(first.gate) };
      const same = JSON.stringify(gate) === JSON.stringify(first.gate);
      return same ? null : [{ ...first, gate }, ...rest];
    },
  };
}

const everyTenth = (index: number) => index % 10 === 0;
const inError = (incident: GateIncident) => incident.errors > 0;

function whereInError(
  incidents: readonly GateIncident[],
  change: (incident: GateIncident) => GateIncident,
): readonly GateIncident[] | null {
  if (!incidents.some(inError)) return null;
  return incidents.map((incident) => (inError(incident) ? change(incident) : incident));
}

/** Ways to weaken criteria or spoil a log. Each changes the first gate of a step, or the one that it is about. */
export const mutants: readonly Mutant[] = [
  inLog('drop_labels', 'Labels of every tenth incident are lost', (incidents) =>
    incidents.map((one, index) =>
      everyTenth(index)
        ? { ...one, n: 0, errors: 0, unrecorded: 0, unresolved: one.unresolved + one.n }
        : one,
    ),
  ),
  inLog('drop_bad_labels', 'Only the labels of wrong decisions are lost', (incidents) =>
    whereInError(incidents, (one) => ({
      ...one,
      n: one.n - one.errors,
      errors: 0,
      unrecorded: 0,
      unresolved: one.unresolved + one.errors,
    })),
  ),
  inLog('flip_to_error', 'Every tenth incident turns out wrong', (incidents) =>
    incidents.map((one, index) => (everyTenth(index) ? { ...one, errors: one.n } : one)),
  ),
  inLog('flip_to_right', 'Wrong decisions are logged as right', (incidents) =>
    whereInError(incidents, (one) => ({ ...one, errors: 0, unrecorded: 0, severe: 0 })),
  ),
  {
    id: 'refusal_as_hold',
    title: 'What people refused is logged as held or expired',
    changes: 'log',
    apply: (judged) => {
      const isSpoilt = ({ gate, incidents }: Judged) =>
        gate.metric === 'override_rate' && incidents.some(inError);
      if (!judged.some(isSpoilt)) return null;
      return judged.map((one) =>
        isSpoilt(one)
          ? {
              ...one,
              incidents: one.incidents.map((each) => ({
                ...each,
                n: each.n - each.errors,
                errors: 0,
                unrecorded: 0,
              })),
            }
          : one,
      );
    },
  },
  inLog('remove_errors', 'Incidents with an error are missing from the log', (incidents) =>
    incidents.some(inError) ? incidents.filter((one) => !inError(one)) : null,
  ),
  inLog('repeat_incidents', 'Every incident comes twice', (incidents) =>
    incidents.flatMap((one) => [one, one]),
  ),
  inLog('rename_copies', 'Every incident comes twice, the copy under a new id', (incidents) =>
    incidents.flatMap((one) => [one, { ...one, incident: `copy of ${one.incident}` }]),
  ),
  inLog('order_by_label', 'Incidents come in the order of their labels, the easy ones first', (incidents) => {
    const sorted = [...incidents].sort((a, b) => adverseShare(a) - adverseShare(b));
    return sorted.some((one, index) => one !== incidents[index]) ? sorted : null;
  }),
  inLog('split_incidents', 'Each decision counts as an incident of its own', (incidents) =>
    incidents.some(({ n }) => n > 1)
      ? incidents.flatMap((one) =>
          Array.from({ length: one.n }, (_, part) => ({
            ...one,
            incident: `${one.incident}/${part}`,
            n: 1,
            errors: part < one.errors ? 1 : 0,
            unrecorded: part < (one.unrecorded ?? 0) ? 1 : 0,
            unresolved: 0,
          })),
        )
      : null,
  ),
  inLog('hide_severity', 'Severity is no longer logged', (incidents, gate) =>
    gate.zeroSevereDays === null ? null : incidents.map(({ severe: _, ...one }) => one),
  ),
  {
    id: 'delete_metric',
    title: 'A critical metric is no longer logged',
    changes: 'log',
    apply: ([first, ...rest]) => (first === undefined ? null : [{ ...first, incidents: [] }, ...rest]),
  },
  {
    id: 'delete_gate',
    title: 'A gate is taken out of the criteria',
    changes: 'criteria',
    apply: (judged) => (judged.length === 0 ? null : judged.slice(1)),
  },
  inCriteria('loosen_limit', 'The limit is three times as loose', ({ limit }) => ({
    limit: Math.min(0.9, limit * 3),
  })),
  inCriteria('loosen_alpha', 'α is 50 %', () => ({ alpha: 0.5 })),
  inCriteria('no_lag', 'Incidents are judged at once', () => ({ maturityLagDays: 0 })),
  inCriteria('any_label', 'Any label counts', () => ({ minLabelRank: 0 })),
  inCriteria('no_span', 'No calendar span is asked for', () => ({ minSpanDays: 0 })),
  inCriteria('all_unresolved', 'Everything may be without a label', () => ({ unresolvedLimit: 1 })),
  inCriteria('label_order', 'Incidents are to be ordered by label time', () => ({
    orderBy: 'label_time' as 'opened_time',
  })),
];
