import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presets } from '../../src/readiness/criteria/criteria';
import { evaluateScopes, gather } from '../../src/readiness/gather/gather';
import { judge, type Evaluation } from '../../src/readiness/judge';
import type { Database } from '../../src/database/engine/database';
import { nextStep } from '../../src/answers/readiness/next-step';
import type { Criteria } from '../../src/records/criteria';
import type { LogRecord } from '../../src/records/record';
import { emptySelection } from '../../src/slice/selection/selection';
import { databaseOf } from '../fixtures/database';
import { decision, verdict } from '../fixtures/records';

const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const on = (days: number) => new Date(start + days * day).toISOString();

/** `count` proposals of one workflow, one a day, each right by incident review when it is labelled. */
function work(
  workflow: string,
  count: number,
  {
    from = 0,
    release_id = 'r1',
    labelledAfter = 1,
  }: { from?: number; release_id?: string; labelledAfter?: number | null } = {},
): LogRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const decision_id = `${workflow}-${release_id}-${index}`;
    const at = from + index;
    return [
      decision({
        ...{ decision_id, workflow, release_id, time: on(at), mode: 'advisory' },
        resource: { uid: `host of ${decision_id}`, type: 'host', criticality: 'low' },
      }),
      ...(labelledAfter === null ? [] : [verdict({ decision_id, time: on(at + labelledAfter) })]),
    ];
  }).flat();
}

/** One gate on false positives, no control: what the log alone decides. */
const plain = (change: Partial<Criteria> = {}): Criteria => ({
  ...presets.lowRisk,
  gates: presets.lowRisk.gates.filter(({ id }) => id === 'false_positives'),
  steps: presets.lowRisk.steps.map((step) => ({ ...step, gates: ['false_positives'], controls: [] })),
  ...change,
});

let database: Database;
let asOf: number;
const judged = (criteria: Criteria): Promise<Evaluation> =>
  evaluateScopes(database, emptySelection, { asOf, criteria: [criteria] });
const of = ({ scopes }: Evaluation, workflow: string) => scopes.find((each) => each.workflow === workflow)!;

beforeAll(async () => {
  database = await databaseOf([
    // Two bundles, alike, one after the other, with ten days together.
    ...work('two bundles', 60),
    ...work('two bundles', 60, { from: 50, release_id: 'r2' }),
    ...work('too young', 3, { from: 118 }),
    ...work('too young and without labels', 3, { from: 118, labelledAfter: null }),
    ...work('no labels', 20, { labelledAfter: null }),
    ...work('one incident', 1, { labelledAfter: 20 }),
  ]);
  asOf = start + 121 * day;
});
afterAll(() => database.close());

describe('logs that cannot open a gate get a clear answer', () => {
  it('two bundles at once: only the current one is judged, and the other is named', async () => {
    const scope = of(await judged(plain()), 'two bundles');
    expect(scope).toMatchObject({ release: 'r2', releaseIndex: 2, besides: ['r1'] });
    // r2 decided on days 50 to 109, its last label is of day 110; day 96 is 14 days old then.
    expect(scope.gates[0]?.observed).toMatchObject({ incidents: 47, incidentsInError: 0 });
    expect(scope.bundleEvidence).toMatchObject({ kind: 'restarted', before: 'r1' });
    expect(scope.state).toBe('not_shown_yet');
  });

  it('a workflow without a decision that is old enough', async () => {
    const scope = of(await judged(plain()), 'too young');
    expect(scope.state).toBe('not_measurable');
    expect(scope.sentence).toBe(
      'Cannot be judged: false-positive share, no decision older than 14 days counts towards it.',
    );
    // Decisions on days 118 to 120, the last label on day 121: old enough from day 132, all by day 135.
    expect(scope.gates[0]?.allYounger).toEqual({
      lagDays: 14,
      asOf,
      firstOldEnough: start + 132 * day,
    });
    expect(nextStep(scope)).toMatch(/is younger than its lag of 14 days, .* gets no older by waiting/);
  });

  it('a workflow too young, of which no label is in the files: a later export alone would bring none', async () => {
    const scope = of(await judged(plain()), 'too young and without labels');
    expect(scope.state).toBe('not_measurable');
    expect(scope.gates[0]?.allYounger).toMatchObject({ lagDays: 14, isUnlabelled: true });
    expect(nextStep(scope)).toBe(
      'Next: keep it at advisory responder and open the verdicts on its cases too: in these files no decision of it has a label, and a later export of the same alone brings none. Decisions count towards false-positive share once they are 14 days old.',
    );
  });

  it('all labels missing', async () => {
    const scope = of(await judged(plain()), 'no labels');
    expect(scope.sentence).toBe(
      // Of days 0 to 19; day 5 is 14 days old on the last.
      'Cannot be judged: false-positive share, 6 incidents, none with a label of the required source (an analyst’s counts only where the agent’s advice was not in view).',
    );
  });

  it('one incident only', async () => {
    const scope = of(await judged(plain()), 'one incident');
    expect(scope.state).toBe('not_shown_yet');
    expect(scope.gates[0]).toMatchObject({ observed: { share: null, incidents: 1 } });
    expect(scope.sentence).toMatch(
      /^Not proven yet: none of 1 actions were wrong, in 1 incident; .* more incidents without an error/,
    );
    expect(scope.gates[0]?.reason).toBe('1 resolved decisions in 1 incidents are too few to judge');
  });

  it('no step for the tier that is held', async () => {
    const other = plain({ steps: plain().steps.filter(({ from }) => from === 'read_only_analyst') });
    const scope = of(await judged(other), 'two bundles');
    expect(scope.sentence).toBe(
      'Cannot be judged: the criteria name no gate for advisory responder to limited executor at low risk.',
    );
  });
});

describe('evidence at a new bundle', () => {
  it('carries over where the criteria name a margin and equivalence is shown, as one candidate', async () => {
    const scope = of(await judged(plain({ equivalence: { margin: 0.1, alpha: 0.05 } })), 'two bundles');
    expect(scope.bundleEvidence).toMatchObject({ kind: 'carried_over', before: 'r1' });
    // 60 of r1 and 47 of r2, each an incident of its own.
    expect(scope.gates[0]?.observed.incidents).toBe(107);
    expect(scope).toMatchObject({ releaseIndex: 1, state: 'eligible' });
    expect(scope.bundleEvidence.sentence).toMatch(/^Evidence of the bundle before counts too/);
  });

  it('restarts where the margin is too narrow to be shown', async () => {
    const scope = of(await judged(plain({ equivalence: { margin: 0.01, alpha: 0.05 } })), 'two bundles');
    expect(scope.bundleEvidence.kind).toBe('restarted');
    expect(scope.bundleEvidence.sentence).toMatch(/equivalence is not shown/);
    expect(scope.gates[0]?.observed.incidents).toBe(47);
  });
});

describe('evidence is gathered first and judged afterwards', () => {
  const margin = plain({ equivalence: { margin: 0.1, alpha: 0.05 } });

  it.each([
    ['without a margin', plain()],
    ['with one', margin],
    ['with controls', presets.lowRisk],
  ])('a copy of it gives the same verdicts, %s', async (_, criteria) => {
    const evidence = await gather(database, emptySelection, [criteria], { asOf });
    const copy = structuredClone(evidence);
    expect(judge(copy, [criteria])).toEqual(await judged(criteria));
    // Judging leaves it as it was, so that it can be judged again.
    expect(copy).toEqual(evidence);
  });

  it('an error put into the copy changes the verdict of that scope alone', async () => {
    const evidence = structuredClone(await gather(database, emptySelection, [margin], { asOf }));
    const before = judge(evidence, [margin]);
    const spoilt = {
      ...evidence,
      scopes: evidence.scopes.map((each) => ({
        ...each,
        counted: each.counted.map((counted) => ({
          ...counted,
          decisions:
            each.scope.workflow === 'two bundles'
              ? {
                  ...counted.decisions,
                  marks: counted.decisions.marks.map((each) => each | (2 * (each & 1))),
                }
              : counted.decisions,
        })),
      })),
    };
    const after = judge(spoilt, [margin]);
    expect([of(before, 'two bundles').state, of(after, 'two bundles').state]).toEqual([
      'eligible',
      'step_down',
    ]);
    expect(of(after, 'one incident')).toEqual(of(before, 'one incident'));
  });

  it('evidence that was gathered for other criteria is refused', async () => {
    const evidence = await gather(database, emptySelection, [plain()], { asOf });
    const later = plain({ gates: plain().gates.map((gate) => ({ ...gate, maturityLagDays: 30 })) });
    expect(() => judge(evidence, [later])).toThrow(/no evidence was gathered for the gate false_positives/);
    expect(() => judge(evidence, [presets.lowRisk])).toThrow(RangeError);
  });
});
