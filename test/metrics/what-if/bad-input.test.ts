import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calibrationWhole } from '../../../src/metrics/calibration/by-group';
import { blastRadius } from '../../../src/records/what-if-settings/policy-presets';
import { replayPolicy } from '../../../src/metrics/policy-replay/replay';
import { firstAsk, firstCosts, guaranteeMethods } from '../../../src/records/what-if-settings/threshold-ask';
import { thresholdCases } from '../../../src/metrics/threshold/cases';
import { guaranteeOf } from '../../../src/metrics/threshold/guarantee';
import { riskCurve, thresholdAt } from '../../../src/metrics/threshold/threshold';
import { readActions } from '../../../src/metrics/what-if/actions';
import { emptySelection, type Selection } from '../../../src/slice/selection/selection';
import { openLog, type LoggedCase, type OpenLog } from './log';

const each = 200;
/** A workflow for each kind of bad input, 200 incidents of one action each. */
const kinds: Record<string, (at: number) => Omit<LoggedCase, 'id'>> = {
  none: () => ({ decision: { confidence: undefined } }),
  words: (at) => ({
    decision: { confidence: undefined, confidence_raw: at % 2 === 0 ? 'high' : 'medium' },
    verdict: at % 4 === 1 ? 'false_positive' : 'true_positive',
  }),
  constant: (at) => ({
    decision: { confidence: 0.9 },
    verdict: at % 10 === 0 ? 'false_positive' : 'true_positive',
  }),
  ties: (at) => ({
    decision: { confidence: at % 2 === 0 ? 0.8 : 0.95 },
    verdict: at % 10 === 0 ? 'false_positive' : 'true_positive',
  }),
  right: (at) => ({ decision: { confidence: 0.5 + at / 400 } }),
  wrong: (at) => ({ decision: { confidence: 0.5 + at / 400 }, verdict: 'false_positive' }),
};

let log: OpenLog;
beforeAll(async () => {
  log = await openLog(
    Object.entries(kinds).flatMap(([workflow, of], kind) =>
      Array.from({ length: each }, (_, at) => {
        const made = of(at);
        return { ...made, id: kind * each + at, decision: { ...made.decision, workflow } };
      }),
    ),
  );
});
afterAll(() => log.close());

const only = (workflow: string): Selection => ({ ...emptySelection, only: { workflow: [workflow] } });
const cases = (workflow: string) => thresholdCases(log.database, only(workflow));
const calibration = (workflow: string) => calibrationWhole(log.database, only(workflow));

describe('no confidences, and words for them', () => {
  it.each(['none', 'words'])('%s: no threshold, and why', async (workflow) => {
    const there = await cases(workflow);
    expect(there.reduce((sum, { right, wrong }) => sum + right + wrong, 0)).toBe(each);
    for (const method of guaranteeMethods)
      expect(guaranteeOf(there, { ...firstAsk, method })).toMatchObject({
        found: null,
        reason: 'No action states a confidence as a number.',
      });
    expect(riskCurve(there)).toMatchObject({ n: 0, aurc: null });
    expect(thresholdAt(there, 0.9, firstCosts)).toMatchObject({ acting: 0, reviews: each });
  });
  it('words keep what each has been worth, without a calibration error', async () => {
    const found = await calibration('words');
    expect(found.words.map(({ word, hits, n }) => [word, hits, n]).sort()).toEqual([
      ['high', 100, 100],
      ['medium', 50, 100],
    ]);
    expect(found).toMatchObject({ gap: null, bins: [], summary: { state: 'not_measurable', ece: null } });
    expect((await calibration('none')).words).toEqual([]);
  });
});

describe('confidences that do not tell much', () => {
  it('a constant one is named, lets all act or none, and is one bin', async () => {
    const found = await calibration('constant');
    expect(found.constant).toBe(0.9);
    expect(found.bins).toHaveLength(1);
    const there = await cases('constant');
    expect(riskCurve(there)).toMatchObject({ distinct: 1, n: each, wrong: 20 });
    expect([0.9, 0.9001].map((at) => thresholdAt(there, at, firstCosts).acting)).toEqual([each, 0]);
  });
  it('ties enter together: two confidences make two bins, two points, never a part of a tie', async () => {
    expect((await calibration('ties')).bins.map(({ n, from, to }) => [n, from, to])).toEqual([
      [100, 0.8, 0.8],
      [100, 0.95, 0.95],
    ]);
    const there = await cases('ties');
    expect(riskCurve(there).points.map(({ coverage, risk }) => [coverage, risk])).toEqual([
      [0.5, 0],
      [1, 0.1],
    ]);
    // 100 without an error rule out 5 % at δ 5 %; all 200, 20 of them wrong, do not.
    expect(guaranteeOf(there, { ...firstAsk, method: 'independent' }).found).toMatchObject({
      n: 100,
      errors: 0,
    });
  });
});

describe('one label', () => {
  it('all right: the lowest threshold is as low as the log goes, and nothing tells right from wrong', async () => {
    const there = await cases('right');
    expect(guaranteeOf(there, firstAsk).found).toMatchObject({ n: each, errors: 0 });
    expect(riskCurve(there)).toMatchObject({ wrong: 0, aurc: 0, oracle: 0, random: 0 });
    const { gap, summary } = await calibration('right');
    expect(gap).toMatchObject({ right: each, n: each, observed: 1 });
    // Every outcome is the same: nothing is uncertain, nothing can be resolved.
    expect(summary.brier).toMatchObject({ uncertainty: 0, resolution: 0 });
    expect(Number.isFinite(summary.spiegelhalter?.z)).toBe(true);
  });
  it('all wrong: none qualifies by any method, however mild the limit', async () => {
    const there = await cases('wrong');
    for (const method of guaranteeMethods) {
      const { found, reason } = guaranteeOf(there, { risk: 0.5, delta: 0.5, method });
      expect(found).toBeNull();
      expect(reason).toMatch(/that does not rule the limit out|are needed/);
    }
    expect(riskCurve(there)).toMatchObject({ wrong: each, random: 1, aurc: 1 });
    const { gap } = await calibration('wrong');
    expect(gap).toMatchObject({ right: 0, observed: 0, kind: 'over' });
  });
});

describe('rules on fields that were not logged', () => {
  it('evaluate nothing, count every action, and name the field', async () => {
    const actions = await readActions(log.database, only('right'));
    const policy = {
      ...blastRadius,
      rules: [
        { id: 'wide', when: { blastRadius: { atLeast: 10 } }, then: 'one_approval' as const },
        { id: 'late', when: { hourUtc: { from: 0, until: 0 } }, then: 'act_alone' as const },
      ],
    };
    const found = replayPolicy(actions, 'as_logged', policy, firstCosts);
    expect(found).toMatchObject({ compared: 0, notEvaluated: each, net: null, mcnemar: null, flips: [] });
    expect(found.missing.map(({ side, field, places }) => [side, field, places.length])).toEqual([
      ['after', 'blastRadius', each],
    ]);
  });
});
