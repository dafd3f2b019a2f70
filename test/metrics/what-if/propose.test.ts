import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listDecisions } from '../../../src/metrics/decisions/list';
import { rowSetOf } from '../../../src/metrics/decisions/row-sets';
import { blastRadius } from '../../../src/records/what-if-settings/policy-presets';
import { safeFails } from '../../../src/metrics/safe-fail/safe-fail';
import { thresholdCases } from '../../../src/metrics/threshold/cases';
import { firstCosts } from '../../../src/records/what-if-settings/threshold-ask';
import { thresholdAt } from '../../../src/metrics/threshold/threshold';
import { propose } from '../../../src/answers/what-if/propose';
import { proposalSchema, readChange } from '../../../src/records/what-if';
import type { Change } from '../../../src/records/what-if';
import { emptySelection } from '../../../src/slice/selection/selection';
import { loadingTime, openSample } from '../../stories/samples';
import type { Opened } from '../../stories/samples';
import { openLog } from './log';
import { someOf } from '../../fixtures/times';

const changes: Change[] = [
  {
    format: 'shadowproof-threshold/1',
    name: 'Threshold',
    version: '1',
    threshold: null,
    risk: 0.08,
    delta: 0.05,
    method: 'hoeffding_bentkus',
    costs: firstCosts,
  },
  blastRadius,
  {
    format: 'shadowproof-breaker/1',
    name: 'Breaker',
    version: '1',
    scope: 'agent_workflow',
    trips: [{ kind: 'false_positive_rate', above: 0.15, hours: 168, atLeast: 10 }],
    coolDownHours: 72,
    reset: { by: 'person', from: 8, until: 17 },
  },
];

describe('a proposal on the sample', () => {
  let sample: Opened;
  beforeAll(async () => {
    sample = await openSample();
  }, loadingTime);
  afterAll(() => sample.close());

  it.each(someOf(changes, 1))(
    '$format carries its evidence and can be read back as a change',
    async (change) => {
      const proposal = await propose(sample.database, emptySelection, change, [{ name: 'a', sha256: null }]);
      const back: unknown = JSON.parse(JSON.stringify(proposal));
      expect(proposalSchema.parse(back)).toEqual(proposal);
      expect(readChange(back).change).toEqual(change);
      // Each action stands in exactly one half.
      expect(proposal.earlier.actions + proposal.later.actions).toBe(proposal.whole.actions);
      expect(proposal.earlier.until).toBe(proposal.later.from);
    },
  );

  it('the threshold of the later half is the one that the earlier half found', async () => {
    const { earlier, later } = await propose(sample.database, emptySelection, changes[0]!, []);
    expect(later.numbers.threshold).toBe(earlier.numbers.threshold);
  });

  it('rows behind a threshold are as many as it counts', async () => {
    const point = thresholdAt(await thresholdCases(sample.database, emptySelection), 0.97, firstCosts);
    const rows = async (held: string, truth: string) =>
      (
        await listDecisions(
          sample.database,
          { of: 'set', set: rowSetOf('at_threshold')!, keys: [held, '0.97', '0.97', truth] },
          emptySelection,
          { order: 'oldest', limit: 10_000, offset: 0 },
        )
      ).length;
    expect(await rows('acts', 'wrong')).toBe(point.wrong.hits);
    expect(await rows('acts', 'all')).toBe(point.acting);
    expect(await rows('acts', 'open')).toBe(point.open);
    expect(await rows('acts', 'not_right')).toBe(point.wrong.hits + point.open);
    expect(await rows('held', 'right')).toBe(point.rightGivenUp);
    expect(await rows('held', 'wrong')).toBe(point.wrongStopped);
  });

  it('safe fails: as many as the log says, and their rows', async () => {
    const found = await safeFails(sample.database, emptySelection, 0);
    const missing = found.find(({ condition }) => condition === 'missing_data')!;
    const [said] = await sample.database.rows(
      {
        sql: "SELECT CAST(count(*) AS DOUBLE) AS n FROM decisions d JOIN facts f ON f.event_id = d.event_id WHERE f.is_production AND NOT f.is_duplicate AND (d.uncertainty LIKE '%missing_data%' OR d.uncertainty LIKE '%stale_data%')",
        values: [],
      },
      z.object({ n: z.number() }),
    );
    expect(missing.safer.n).toBe(said!.n);
    expect(said!.n).toBeGreaterThan(0);
    for (const did of ['acted', 'asked', 'escalated', 'held'] as const) {
      const rows = await listDecisions(
        sample.database,
        { of: 'set', set: rowSetOf('safe_fail')!, keys: ['0', 'missing_data', did] },
        emptySelection,
        { order: 'oldest', limit: 10_000, offset: 0 },
      );
      expect(rows, did).toHaveLength(missing.did[did]);
    }
    for (const what of ['evidence', 'notified', 'advisory'] as const) {
      const rows = await listDecisions(
        sample.database,
        { of: 'set', set: rowSetOf('safe_fail')!, keys: ['0', 'missing_data', what] },
        emptySelection,
        { order: 'oldest', limit: 10_000, offset: 0 },
      );
      expect(rows, what).toHaveLength(missing[what].hits);
    }
  });
});

describe('safe fails by hand', () => {
  it('acting is the only unsafe ending; a safe_fail control tells somebody', async () => {
    const log = await openLog([
      { id: 1, decision: { uncertainty: ['low_confidence'] } },
      { id: 2, decision: { uncertainty: ['low_confidence'], policy: { outcome: 'require_approval' } } },
      { id: 3, decision: { confidence: 0.3, action: { name: 'ask', category: 'escalate' } } },
      { id: 4, decision: { confidence: 0.3, abstained: true } },
      { id: 5, decision: { policy: { outcome: 'error' } } },
      { id: 6, decision: { tool_calls: [{ name: 'edr', status: 'timeout' }], policy: { outcome: 'deny' } } },
      { id: 7, decision: { uncertainty: ['missing_data'], evidence: [{ uid: 'e' }] } },
      { id: 8 },
    ]);
    const found = await safeFails(log.database, emptySelection, 0.5);
    await log.close();
    const of = (condition: string) => found.find((each) => each.condition === condition)!;
    expect(of('low_confidence')).toMatchObject({
      did: { acted: 1, asked: 1, escalated: 1, held: 1, denied: 0 },
      safer: { n: 4, hits: 3, incidents: 4 },
      notified: { hits: 1 },
      evidence: { hits: 0 },
    });
    expect(of('conflicting_policy').did).toMatchObject({ acted: 1 });
    expect(of('tool_unavailable').did).toMatchObject({ denied: 1, acted: 0 });
    expect(of('missing_data')).toMatchObject({ safer: { n: 1, hits: 0 }, evidence: { hits: 1 } });
    expect(of('conflicting_evidence').safer).toMatchObject({ n: 0, share: null, state: 'not_measurable' });
  });
});

describe('a proposal where nothing can be told', () => {
  it('says so: no confidence, no label, no action', async () => {
    const log = await openLog([{ id: 1, decision: { confidence: undefined }, verdict: null }]);
    for (const change of changes) {
      const proposal = await propose(log.database, emptySelection, change, []);
      expect(proposal.would_have_held).toBeNull();
      expect(proposal.held_sentence).toMatch(/cannot tell/);
    }
    await log.close();
  });
});
