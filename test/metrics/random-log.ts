import fc from 'fast-check';
import type { LogRecord } from '../../src/records/record';
import { decision, execution, review, verdict } from '../fixtures/records';

const time = (day: number, hour = 9) => new Date(Date.UTC(2026, 2, 1 + day, hour)).toISOString();
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
  review: maybe(
    fc.record({
      outcome,
      saw: maybe(fc.boolean()),
      same: fc.boolean(),
      earlier: maybe(outcome),
      hours: fc.integer({ min: 1, max: 48 }),
    }),
  ),
  execution: maybe(
    fc.record({
      status: fc.constantFrom('success', 'partial', 'failure'),
      undoneAfter: maybe(fc.integer({ min: 0, max: 20 })),
      reason: maybe(fc.constantFrom('wrong', 'planned_expiry', 'test')),
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
      names: maybe(fc.constantFrom('own', 'other target', 'other action')),
    }),
    { maxLength: 2 },
  ),
});
type One = typeof one extends fc.Arbitrary<infer T> ? T : never;

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
      environment: spec.environment as 'production' | 'test',
      release_id: spec.release,
      action: { name: `do_${spec.category}`, category: spec.category as 'isolate' },
      resource: { uid: target, criticality: 'low' },
      abstained: spec.abstained,
      error: spec.failed ? { type: 'timeout' } : null,
      policy: spec.policy === undefined ? undefined : { outcome: spec.policy as 'allow' },
    }),
  ];
  if (spec.review) {
    const { earlier, hours, same, saw } = spec.review;
    const first = `${id}-first-review`;
    if (earlier !== undefined)
      records.push(
        review({ ...at, event_id: first, outcome: earlier as 'approve', time: time(spec.day, 9 + hours) }),
      );
    records.push(
      review({
        ...at,
        event_id: `${id}-review`,
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
        time: time(spec.day, 12),
      }),
    );
    if (spec.execution.undoneAfter !== undefined)
      records.push(
        execution({
          ...at,
          event_id: `${id}-rollback`,
          time: time(spec.day + spec.execution.undoneAfter, 13),
          rollback_of: ran,
          rollback_reason: spec.execution.reason as 'wrong' | undefined,
        }),
      );
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
        ...(label.names === undefined
          ? {}
          : {
              warranted_actions: [
                {
                  category: (label.names === 'other action' ? 'detect' : spec.category) as 'isolate',
                  resource_uid: label.names === 'other target' ? 'elsewhere' : target,
                },
              ],
            }),
      }),
    ),
  );
  return records;
}

/** Random logs whose decisions, reviews, executions and verdicts fit together in any way the format allows. */
export const randomLogs: fc.Arbitrary<LogRecord[]> = fc
  .array(one, { minLength: 1, maxLength: 60 })
  .map((specs) => JSON.parse(JSON.stringify(specs.flatMap(recordsOf))) as LogRecord[]);
