import fc from 'fast-check';
import { z } from 'zod';
import { mark } from '../../src/records/decision-marks';
import { scopes } from '../../src/metrics/scopes/scopes';
import { afterEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { controlDefinitions } from '../../src/metrics/controls/definitions';
import { controlCases } from '../../src/metrics/controls/cases';
import { countControls } from '../../src/metrics/controls/controls';
import { gateDefinition } from '../../src/metrics/gate-evidence/gate-definition';
import { gateEvidence } from '../../src/metrics/gate-evidence/gate-evidence';
import { measure } from '../../src/metrics/rate/measure';
import { judgeControl } from '../../src/readiness/controls/judge-control';
import type { ControlId } from '../../src/records/criteria';
import type { LogRecord } from '../../src/records/record';
import { emptySelection } from '../../src/slice/selection/selection';
import { rebuilt } from '../fixtures/built';
import { databaseOf } from '../fixtures/database';
import { openEngine } from '../fixtures/engine';
import { at, control, decision, execution, review, verdict } from '../fixtures/records';
import { openSample } from '../stories/samples';
import { randomLogs } from './random-log';
import { times } from '../fixtures/times';

let database: Database;
afterEach(() => database.close());

async function judged(id: ControlId, records: readonly LogRecord[], rule = {}) {
  database = await databaseOf(records);
  const counts = await countControls(database, [id], emptySelection, undefined, rule);
  const cases: Awaited<ReturnType<typeof controlCases>>[number][] = [];
  // What is hard to undo is of high risk, and so in a scope of its own.
  for (const { agent, workflow, riskClass } of counts) {
    const scope = { agent, workflow, riskClass };
    cases.push(...(await controlCases(database, id, scope, emptySelection, undefined, rule)));
  }
  const results = counts.map((count) => judgeControl(count));
  const result = results.find(({ state }) => state === 'contradicted') ?? results[0]!;
  const of = (holding: boolean | null) =>
    cases.filter((each) => each.holding === holding).map(({ decisionId, eventId }) => decisionId ?? eventId);
  return { result, against: of(false).sort(), untold: of(null).sort(), for: of(true).sort() };
}

/** A decision that ran by automation at a level, with the reviews before it. */
function ran(id: string, change: object, reviewers: readonly (string | undefined)[] = []): LogRecord[] {
  return [
    decision({ decision_id: id, mode: 'advisory', ...change }),
    ...reviewers.map((group, index) =>
      review({
        decision_id: id,
        reviewer: { uid: `r${index}`, ...(group === undefined ? {} : { group }) },
      }),
    ),
    execution({ decision_id: id, executor: 'automation' }),
  ];
}
const run = (id: string, level: 1 | 2 | 3, reviewers: readonly (string | undefined)[] = [], change = {}) =>
  ran(id, { escalation_level: level, ...change }, reviewers);

describe('escalation level', () => {
  it('lets level 1 act alone on what is reversible and of low risk only, and asks one approval at level 2', async () => {
    const found = await judged('escalation_respected', [
      ...run('alone', 1),
      ...run('alone-hard-to-undo', 1, [], { reversibility: 'partially' }),
      ...run('approved-hard-to-undo', 1, ['soc'], { reversibility: 'partially' }),
      ...run('two-alone', 2),
      ...run('two-approved', 2, ['soc']),
    ]);
    expect(found.against).toEqual(['alone-hard-to-undo', 'two-alone']);
    expect(found.for).toEqual(['alone', 'approved-hard-to-undo', 'two-approved']);
    expect(found.result.state).toBe('contradicted');
  });

  it('asks a specialist at level 3, and one approval of anybody else is not that', async () => {
    const records = [
      ...run('by-specialist', 3, ['soc', 'forensics']),
      ...run('by-anybody', 3, ['soc']),
      ...run('by-nobody', 3),
      ...run('group-not-recorded', 3, ['soc', undefined]),
    ];
    const rule = { specialistGroups: ['forensics', 'malware lab'] };
    const found = await judged('escalation_respected', records, rule);
    expect(found.for).toEqual(['by-specialist']);
    expect(found.against).toEqual(['by-anybody', 'by-nobody']);
    expect(found.untold).toEqual(['group-not-recorded']);
  });

  it('cannot tell a specialist where the criteria name no group, and then blocks', async () => {
    const found = await judged('escalation_respected', [...run('approved', 3, ['soc'])]);
    expect(found.untold).toEqual(['approved']);
    expect(found.result).toMatchObject({ state: 'no_evidence', conditional: false, unclear: 1 });
    expect(found.result.sentence).toMatch(/of 1 the records do not tell whether a specialist approved/);
  });
});

describe('what people approve', () => {
  it('is asked of all that runs while the agent advises, however the review was joined', async () => {
    const traced = { trace_id: 'a'.repeat(32), span_id: 'b'.repeat(16) };
    const found = await judged('human_approval', [
      ...ran('approved', {}, ['soc']),
      ...ran('alone', {}),
      ...ran('by-rule', { mode: 'enforced' }),
      decision({ decision_id: 'by-hand', mode: 'advisory' }),
      execution({ decision_id: 'by-hand', executor: 'human' }),
      ...ran('traced', traced),
      review({ ...traced }),
    ]);
    expect(found.against).toEqual(['alone']);
    expect(found.for).toEqual(['approved', 'by-hand', 'traced']);
  });
});

describe('canary before full service', () => {
  const canary = (kind: 'canary_start' | 'canary_promote', day: number, event_id: string) =>
    control({ kind, event_id, time: at(day), release_id: 'release-a', workflow: undefined, tier: undefined });

  it('holds when the bundle decided nothing before it and was promoted', async () => {
    const records = [canary('canary_start', 1, 'start'), canary('canary_promote', 3, 'promote'), decision()];
    const { result } = await judged('canary_before_full', records);
    expect(result).toMatchObject({ state: 'evidenced', checked: 1 });
    expect(result.sentence).toMatch(/; the latest on 1 Mar 2026\.$/);
  });

  it('is contradicted by a canary after the bundle had begun, and by one never promoted', async () => {
    const late = [canary('canary_start', 5, 'start'), canary('canary_promote', 6, 'promote'), decision()];
    expect((await judged('canary_before_full', late)).against).toEqual(['start']);
    await database.close();
    const { against } = await judged('canary_before_full', [canary('canary_start', 1, 'start'), decision()]);
    expect(against).toEqual(['start']);
  });

  it('is no evidence, which blocks, where there was none', async () => {
    const { result } = await judged('canary_before_full', [decision()]);
    expect(result).toMatchObject({ state: 'no_evidence', conditional: false });
  });
});

describe('adversarial tests', () => {
  it('are of this bundle, and one that did not end safely contradicts', async () => {
    const scenario = (id: string, release_id: string, scenario_met: boolean) => [
      decision({
        decision_id: id,
        release_id,
        environment: 'test',
        scenario: { id, kind: 'adversarial', expected: 'hold' },
      }),
      verdict({ decision_id: id, environment: 'test', basis: 'lab_label', scenario_met }),
    ];
    const production = decision({ time: at(9) });
    const safe = [production, ...scenario('s1', 'release-a', true), ...scenario('s2', 'release-b', false)];
    const { result } = await judged('adversarial_tests', safe);
    expect(result).toMatchObject({ state: 'evidenced', checked: 1, holding: 1 });
    await database.close();
    const failing = [...safe, ...scenario('s3', 'release-a', false)];
    const found = await judged('adversarial_tests', failing);
    expect(found.result.state).toBe('contradicted');
    expect(found.against).toEqual(['s3']);
  });
});

describe('fields of every decision', () => {
  it('contradict where a decision names no bundle, or neither risk nor criticality', async () => {
    const found = await judged('fields_recorded', [
      decision({ decision_id: 'whole' }),
      decision({ decision_id: 'no-role', agent: { uid: 'agent-1' } }),
    ]);
    expect(found.against).toEqual(['no-role']);
    expect(found.for).toEqual(['whole']);
  });

  it.each([
    ['confidence_recorded', { confidence: undefined }],
    ['blast_radius', {}],
  ] as const)('%s is contradicted by a proposal without it', async (id, change) => {
    const records = [
      decision({ decision_id: 'whole', blast_radius: { count: 2 } }),
      decision({ decision_id: 'without', ...change }),
    ];
    expect(await judged(id, records)).toMatchObject({ against: ['without'], for: ['whole'] });
  });
});

describe('what no decision of the scope carries', () => {
  it('is not in the log rather than contradicted by it', async () => {
    const bare = { policy: undefined, evidence: undefined, confidence: undefined, release_id: 'unrecorded' };
    const records = ['one', 'two'].map((id) =>
      decision({ decision_id: id, ...bare, agent: { uid: 'agent-1' } }),
    );
    const ids = [
      'policy_recorded',
      'evidence_recorded',
      'confidence_recorded',
      'blast_radius',
      'release_recorded',
      'identity_and_role',
      'fields_recorded',
    ] as const;
    for (const id of ids) {
      const { result, against } = await judged(id, records);
      expect([id, result.state, against]).toEqual([id, 'not_in_log', ['one', 'two']]);
      await database.close();
    }
    // A verdict that is an error is logged: it contradicts.
    const broken = records.map((each) => ({ ...each, policy: { outcome: 'error' as const } }));
    expect((await judged('policy_recorded', broken)).result.state).toBe('contradicted');
  });
});

describe('errors of the agent', () => {
  it('are its own errors and commands that never succeeded, of all decisions once', async () => {
    database = await databaseOf([
      decision({ decision_id: 'right' }),
      execution({ decision_id: 'right' }),
      decision({ decision_id: 'broke-off', error: { type: 'timeout' } }),
      decision({ decision_id: 'failed' }),
      execution({ decision_id: 'failed', status: 'failure' }),
      decision({ decision_id: 'second-try' }),
      execution({ decision_id: 'second-try', status: 'failure' }),
      execution({ decision_id: 'second-try', time: at(2, 12) }),
      decision({ decision_id: 'never-sent' }),
      decision({ decision_id: 'a-test', environment: 'test', error: { type: 'timeout' } }),
    ]);
    const [rate] = await measure(database, gateDefinition('agent_error_rate'), emptySelection);
    expect(rate).toMatchObject({ n: 5, hits: 2, unresolved: 0 });
    const [evidence] = await gateEvidence(database, gateDefinition('agent_error_rate'), emptySelection);
    expect(evidence?.marks.filter((each) => each & mark.error).length).toBe(2);
  });
});

describe('all controls in one statement', () => {
  const counted = z.record(z.string(), z.unknown());
  const ids = controlDefinitions.map(({ id }) => id);
  const rule = { specialistGroups: ['soc-l2', 'cloud-team'] };

  /** What each control's own statement, the one that is shown, answers. */
  async function eachAlone(own: Database) {
    const together = await countControls(own, ids, emptySelection, undefined, rule);
    const named = together.map(({ definition, statement: _, riskClass: risk_class, ...found }) => ({
      ...{ id: definition.id, risk_class },
      ...found,
    }));
    const alone = [];
    for (const id of ids) {
      const { statement } = together.find(({ definition }) => definition.id === id) ?? {};
      if (!statement) continue;
      alone.push(...(await own.rows(statement, counted)).map((found) => ({ id, ...found })));
    }
    return { named, alone };
  }

  it('count what each says on its own, on the sample', async () => {
    const { database: own, close } = await openSample();
    const { named, alone } = await eachAlone(own);
    expect(named.length).toBe(ids.length * 10);
    expect(named).toEqual(alone);
    await close();
    database = await openEngine();
  });

  it('count what each says on its own, on any log', async () => {
    database = await openEngine();
    await fc.assert(
      fc.asyncProperty(randomLogs, async (records) => {
        await rebuilt(database, [records]);
        const { named, alone } = await eachAlone(database);
        expect(named).toEqual(alone);
      }),
      { numRuns: times(5) },
    );
  }, 60_000);
});

describe('the bundles of a scope', () => {
  it('follow each other in the order in which they began, whichever decided last', async () => {
    const of = (id: string, release_id: string, day: number) =>
      decision({ decision_id: id, release_id, time: at(day) });
    database = await databaseOf([
      of('a', 'r1', 2),
      of('b', 'r2', 4),
      of('c', 'r3', 5),
      of('d', 'r2', 6),
      of('e', 'r3', 7),
    ]);
    const [found] = await scopes(database, emptySelection);
    expect(found?.bundles.map(({ release, inService }) => [release, inService])).toEqual([
      ['r1', 1],
      ['r2', 2],
      ['r3', 2],
    ]);
    expect(found?.release).toBe('r3');
  });
});
