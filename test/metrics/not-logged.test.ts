import { mark } from '../../src/records/decision-marks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { accounting } from '../../src/metrics/accounting/accounting';
import { agentErrors } from '../../src/metrics/shares/agent-errors';
import { agreement } from '../../src/metrics/shares/agreement';
import { catalogue } from '../../src/metrics/catalogue';
import { evidenceShare } from '../../src/metrics/evidence-quality/definitions';
import type { RateDefinition } from '../../src/metrics/rate/definition';
import { measure } from '../../src/metrics/rate/measure';
import { measureAll } from '../../src/metrics/rate/measure-all';
import { gateEvidence } from '../../src/metrics/gate-evidence/gate-evidence';
import { withinPolicy } from '../../src/metrics/shares/within-policy';
import type { LogRecord } from '../../src/records/record';
import { emptySelection, type Selection } from '../../src/slice/selection/selection';
import { rebuilt } from '../fixtures/built';
import { openEngine } from '../fixtures/engine';
import { decision, review } from '../fixtures/records';

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());

/** A proposal that names neither a policy verdict, nor evidence, nor a target; every human approved it blind. */
const bare = (id: string, change: object = {}): LogRecord[] => [
  decision({
    decision_id: id,
    finding_uid: id,
    policy: undefined,
    evidence: undefined,
    resource: undefined,
    ...change,
  }),
  review({ decision_id: id, saw_agent_output: false }),
];
const ten = (change: object = {}) => Array.from({ length: 10 }, (_, at) => bare(`d${at}`, change)).flat();
const load = (records: readonly LogRecord[]) => rebuilt(database, [records]);
const all: Selection = { ...emptySelection, maturityLagDays: 0 };

/** Alone and in one pass with all others: both must say the same. */
async function told(definition: RateDefinition) {
  const [alone] = await measure(database, definition, all);
  const together = await measureAll(database, [...catalogue, definition], all);
  const { statement: _, ...same } = alone!;
  expect(together[definition.id]?.[0]).toMatchObject(same);
  return alone!;
}

describe('a log without a single policy verdict', () => {
  it('keeps the definition and says in words that none is logged', async () => {
    await load(ten());
    const rate = await told(withinPolicy);
    expect([rate.hits, rate.n, rate.state]).toEqual([0, 10, 'measured']);
    expect(rate.remark).toBe(
      'No policy verdict is logged for any of the 10: each counts as not within policy.',
    );
    expect(rate.reason).toBe(rate.remark);
  });

  it('gives a gate errors that are told from recorded ones', async () => {
    await load([...ten(), ...bare('denied', { policy: { outcome: 'deny' } })]);
    const [scope] = await gateEvidence(database, withinPolicy, all);
    const total = (count: 'counted' | 'error' | 'unrecorded') =>
      scope?.marks.filter((each) => each & mark[count]).length;
    expect([total('counted'), total('error'), total('unrecorded')]).toEqual([11, 11, 10]);
  });

  it('says nothing of the kind once one verdict is logged, even a refusal', async () => {
    await load([...ten(), ...bare('denied', { policy: { outcome: 'deny' } })]);
    const rate = await told(withinPolicy);
    expect([rate.hits, rate.n, rate.remark]).toEqual([0, 11, undefined]);
  });

  it('asks only those that are counted: to do nothing needs no verdict', async () => {
    const idle = { action: { name: 'no_action', category: 'none' } };
    await load([...bare('denied', { policy: { outcome: 'deny' } }), ...bare('idle', idle)]);
    expect(await told(withinPolicy)).toMatchObject({ n: 1, hits: 0 });
    expect((await told(withinPolicy)).remark).toBeUndefined();
  });

  it('says why there is no share first, where there are too few as well', async () => {
    await load([...bare('one'), ...bare('two')]);
    expect((await told(withinPolicy)).reason).toBe(
      '2 resolved decisions in 2 incidents; a share needs at least 10 in 5. No policy verdict is logged for any of the 2: each counts as not within policy.',
    );
  });
});

describe('a log without evidence', () => {
  it('says of every share but “no evidence” that it says nothing', async () => {
    await load(ten());
    const remark = (lacks: string) =>
      `No ${lacks} is logged for any of the 10 counted: this says nothing about what the proposals rest on.`;
    expect((await told(evidenceShare.untrusted)).remark).toBe(remark('trust of evidence'));
    expect((await told(evidenceShare.stale)).remark).toBe(remark('time of evidence'));
    expect((await told(evidenceShare.sound)).remark).toBe(remark('evidence'));
    expect(await told(evidenceShare.missing)).toMatchObject({ hits: 10, n: 10, reason: null });
  });

  it('is one with trust but no time where the trust alone is logged', async () => {
    await load(ten({ evidence: [{ uid: 'a', trust: 'authoritative' }] }));
    expect((await told(evidenceShare.untrusted)).remark).toBeUndefined();
    expect((await told(evidenceShare.stale)).remark).toMatch(/^No time of evidence is logged/);
  });
});

describe('agreement without a target', () => {
  it('counts the same and says how many pairs log no target', async () => {
    await load(ten());
    expect(await told(agreement)).toMatchObject({
      hits: 10,
      n: 10,
      remark: 'None of the 10 that agree logs a target: same action only.',
    });
    await load([...ten(), ...bare('named', { resource: { uid: 'h1' } })]);
    expect((await told(agreement)).remark).toBe('Of the 11 that agree 10 log no target: same action only.');
    const account = await accounting(database, all);
    expect([account.proposals.classes.matched_agree, account.agreeWithoutTarget]).toEqual([11, 10]);
  });

  it('is whole where every proposal names a resource, or targets alone', async () => {
    await load([...bare('a', { resource: { uid: 'h1' } }), ...bare('b', { targets: [{ uid: 'h2' }] })]);
    expect((await told(agreement)).remark).toBeUndefined();
    expect((await accounting(database, all)).agreeWithoutTarget).toBe(0);
  });
});

describe('crashes, timeouts and failed commands', () => {
  it('are said not to be wrong decisions where neither an error nor a sent command is logged', async () => {
    await load(ten());
    const rate = await told(agentErrors);
    expect([rate.hits, rate.n]).toEqual([0, 10]);
    expect(rate.remark).toMatch(/^Neither an error of the agent nor a command .* never wrong decisions\.$/);
    await load([...ten(), decision({ decision_id: 'off', error: { type: 'timeout' } })]);
    expect((await told(agentErrors)).remark).toBeUndefined();
  });
});
