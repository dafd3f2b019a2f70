import fc from 'fast-check';
import type { LogRecord } from '../../src/records/record';
import { decision, execution, review, verdict } from '../fixtures/records';

const time = (day: number, hour = 9) => new Date(Date.UTC(2026, 2, 1 + day, hour)).toISOString();
const minutesBefore = (moment: string, minutes: number) =>
  new Date(Date.parse(moment) - minutes * 60_000).toISOString();
const often = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const outcome = fc.constantFrom('approve', 'modify', 'reject', 'override', 'abstain', 'expire');

const one = fc.record({
  incident: fc.integer({ min: 0, max: 9 }),
  day: fc.integer({ min: 0, max: 40 }),
  category: fc.constantFrom('isolate', 'evict', 'harden', 'escalate', 'notify', 'none'),
  environment: fc.constantFrom('production', 'production', 'production', 'test'),
  abstained: fc.constantFrom(false, false, false, true),
  failed: fc.constantFrom(false, false, false, true),
  policy: maybe(
    fc.constantFrom('allow', 'allow', 'deny', 'require_approval', 'require_two_person', 'undefined'),
  ),
  release: fc.constantFrom('r1', 'r2'),
  more: fc.integer({ min: 0, max: 2 }),
  severe: fc.constantFrom(false, false, true),
  repeated: fc.constantFrom(false, false, false, false, true),
  sampled: often(fc.constantFrom(0.1, 0.5, 1)),
  scenario: often(
    fc.record({
      kind: fc.constantFrom('adversarial', 'paraphrase', 'replay', 'chaos'),
      group: fc.integer({ min: 0, max: 3 }),
      met: fc.option(fc.boolean()),
    }),
  ),
  review: maybe(
    fc.record({
      outcome,
      saw: maybe(fc.boolean()),
      same: fc.boolean(),
      earlier: maybe(outcome),
      hours: fc.integer({ min: 1, max: 48 }),
      reviewer: fc.constantFrom('r-1', 'r-2', 'r-3'),
      second: often(outcome),
      shown: maybe(fc.integer({ min: -5, max: 20 })),
    }),
  ),
  execution: maybe(
    fc.record({
      status: fc.constantFrom('success', 'partial', 'failure'),
      undoneAfter: maybe(fc.integer({ min: 0, max: 20 })),
      reason: maybe(fc.constantFrom('wrong', 'planned_expiry', 'test')),
      restored: fc.array(maybe(fc.constantFrom('wrong', 'test')), { maxLength: 3 }),
    }),
  ),
  verdicts: fc.array(
    fc.record({
      verdict: fc.constantFrom(
        'true_positive',
        'true_positive',
        'benign_positive',
        'false_positive',
        'undetermined',
        'duplicate',
      ),
      basis: fc.constantFrom(
        'incident_review',
        'second_analyst',
        'analyst_of_record',
        'closed_classification',
      ),
      byFinding: fc.boolean(),
      names: maybe(fc.constantFrom('own', 'other target', 'other action', 'any', 'own and other', 'nothing')),
    }),
    { maxLength: 2 },
  ),
});
type One = typeof one extends fc.Arbitrary<infer T> ? T : never;

function warrantedBy(names: string, category: string, target: string) {
  const own = category as 'isolate';
  if (names === 'nothing') return [];
  if (names === 'any') return [{ category: own }];
  if (names === 'other action') return [{ category: 'detect' as const, resource_uid: target }];
  if (names === 'other target') return [{ category: own, resource_uid: 'elsewhere' }];
  const wanted = [{ category: own, resource_uid: target }];
  return names === 'own' ? wanted : [...wanted, { category: own, resource_uid: 'elsewhere' }];
}

function recordsOf(spec: One, index: number): LogRecord[] {
  const id = `d${index}`;
  const target = `host-${index}`;
  const at = { decision_id: id };
  const records: LogRecord[] = [
    decision({
      ...at,
      time: time(spec.day),
      incident_uid: `incident-${spec.incident}`,
      finding_uid: `finding-${index}`,
      environment: spec.scenario ? 'test' : (spec.environment as 'production' | 'test'),
      release_id: spec.release,
      mode: (['shadow', 'advisory', 'enforced'] as const)[index % 3],
      ...(index % 4 === 0 ? {} : { rollback_path: 'undo it' }),
      action: { name: `do_${spec.category}`, category: spec.category as 'isolate' },
      resource: { uid: target, criticality: spec.severe ? 'critical' : 'low' },
      reversibility: spec.severe ? 'irreversible' : 'reversible',
      ...(spec.more > 0
        ? {
            targets: Array.from({ length: spec.more + 1 }, (_, i) => ({
              uid: i === 0 ? target : `${target}-${i}`,
            })),
          }
        : {}),
      ...(spec.scenario
        ? {
            scenario: {
              id: `scenario-${index}`,
              kind: spec.scenario.kind as 'replay',
              group: `group-${spec.scenario.group}`,
              category: 'any',
            },
          }
        : {}),
      abstained: spec.abstained,
      error: spec.failed ? { type: 'timeout' } : null,
      policy: spec.policy === undefined ? undefined : { outcome: spec.policy as 'allow' },
    }),
  ];
  if (spec.review) {
    const { earlier, hours, same, saw, second, shown } = spec.review;
    const first = `${id}-first-review`;
    const by = { reviewer: { uid: spec.review.reviewer, group: 'tier-1' } };
    if (second !== undefined)
      records.push(
        review({
          ...at,
          event_id: `${id}-second`,
          outcome: second as 'approve',
          reviewer: { uid: `${spec.review.reviewer}-b` },
          saw_agent_output: saw,
          time: time(spec.day, 11 + hours),
        }),
      );
    if (earlier !== undefined)
      records.push(
        review({
          ...at,
          ...by,
          event_id: first,
          outcome: earlier as 'approve',
          time: time(spec.day, 9 + hours),
        }),
      );
    records.push(
      review({
        ...at,
        ...by,
        event_id: `${id}-review`,
        ...(spec.sampled === undefined ? {} : { sampling: { probability: spec.sampled } }),
        ...(shown === undefined ? {} : { shown_time: minutesBefore(time(spec.day, 10 + hours), shown) }),
        outcome: spec.review.outcome as 'approve',
        time: time(spec.day, 10 + hours),
        saw_agent_output: saw,
        ...(earlier === undefined ? {} : { supersedes: first }),
        ...(spec.review.outcome === 'modify'
          ? {
              modified_action: same
                ? { name: `do_${spec.category}`, category: spec.category as 'isolate' }
                : { name: 'watch', category: 'detect' as const },
            }
          : {}),
      }),
    );
  }
  if (spec.execution) {
    const ran = `${id}-execution`;
    records.push(
      execution({
        ...at,
        event_id: ran,
        status: spec.execution.status as 'success',
        executor: index % 5 === 0 ? 'human' : 'automation',
        time: time(spec.day, 12),
      }),
    );
    if (spec.execution.undoneAfter !== undefined) {
      const day = spec.day + spec.execution.undoneAfter;
      records.push(
        execution({
          ...at,
          event_id: `${id}-rollback`,
          time: time(day, 13),
          rollback_of: ran,
          rollback_reason: spec.execution.reason as 'wrong' | undefined,
        }),
      );
      spec.execution.restored.forEach((reason, turn) =>
        records.push(
          execution({
            ...at,
            event_id: `${id}-restore-${turn}`,
            time: time(day, 14 + turn),
            rollback_of: turn === 0 ? `${id}-rollback` : `${id}-restore-${turn - 1}`,
            rollback_reason: reason as 'wrong' | undefined,
          }),
        ),
      );
    }
  }
  spec.verdicts.forEach((label, turn) =>
    records.push(
      verdict({
        ...(label.byFinding ? { finding_uid: `finding-${index}` } : at),
        event_id: `${id}-verdict-${turn}`,
        // A verdict on the decision is nearer than one on its finding; later ones never tie.
        time: time(spec.day + 2 + turn),
        verdict: label.verdict as 'true_positive',
        basis: label.basis as 'incident_review',
        ...(spec.scenario ? { scenario_met: spec.scenario.met } : {}),
        ...(label.names === undefined
          ? {}
          : { warranted_actions: warrantedBy(label.names, spec.category, target) }),
      }),
    ),
  );
  if (spec.repeated)
    records.push(
      ...records.slice(0, 1).map((first) => ({
        ...first,
        event_id: `event-of-${id}-again`,
        decision_id: `${id}-again`,
        time: minutesBefore(first.time, -30),
      })),
    );
  return records as LogRecord[];
}

/** Random logs whose decisions, reviews, executions and verdicts fit together in any way the format allows. */
export const randomLogs: fc.Arbitrary<LogRecord[]> = fc
  .array(one, { minLength: 1, maxLength: 60 })
  .map((specs) => JSON.parse(JSON.stringify(specs.flatMap(recordsOf))) as LogRecord[]);
