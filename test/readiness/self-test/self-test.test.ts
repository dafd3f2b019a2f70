import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/engine/database';
import { TableWriter } from '../../../src/database/tables/writer';
import { loadText } from '../../../src/intake/loading/load-text';
import { presets, stepFor } from '../../../src/readiness/criteria/criteria';
import { evaluateScopes } from '../../../src/readiness/gather/gather';
import { judgingIn } from '../../../src/readiness/gather/judge-text';
import { type JudgeLog, logMutants, runSelfTest } from '../../../src/readiness/self-test/run-self-test';
import type { Criteria, Gate } from '../../../src/records/criteria';
import { emptySelection } from '../../../src/slice/selection/selection';
import { openEngine } from '../../fixtures/engine';

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());

const load = (text: string, own: Database) => loadText(text, own, () => new TableWriter());
const judge: JudgeLog = (text, criteria) => judgingIn(database, load)(text, criteria);

function appliedOf(criteria: Criteria, at: number) {
  const step = criteria.steps[at]!;
  return stepFor([criteria], { tierHeld: step.from, nextTier: step.to, riskClass: step.riskClass })!;
}

/** Only the first gate, changed. */
function onlyFalsePositives(change: Partial<Gate>): Criteria {
  const { gates, steps, ...rest } = presets.lowRisk;
  return {
    ...rest,
    gates: gates.slice(0, 1).map((gate) => ({ ...gate, ...change })),
    steps: steps.map((step) => ({ ...step, gates: step.gates.slice(0, 1) })),
  };
}

const some = (...ids: string[]) => logMutants.filter(({ id }) => ids.includes(id));
const missed = ({ results }: Awaited<ReturnType<typeof runSelfTest>>) =>
  results.filter(({ answer }) => answer === 'missed').map(({ id }) => id);

describe('the self-test makes logs that flatter', () => {
  it('of which the low-risk criteria for an executing tier let none pass', async () => {
    const heard: string[] = [];
    const test = await runSelfTest(appliedOf(presets.lowRisk, 1), judge, {
      onMutant: (done, all) => heard.push(`${done}/${all}`),
    });
    expect(test).toMatchObject({ problem: null, gatesLeftOut: [], notApplicable: [] });
    expect(missed(test)).toEqual([]);
    expect(test.results.filter(({ changes }) => changes === 'log')).toHaveLength(logMutants.length);
    expect(test.caught).toBe(test.results.length);
    expect(test.results.find(({ id }) => id === 'label_order')?.answer).toBe('refused');
    expect(test.results.find(({ id }) => id === 'loosen_limit')?.answer).toBe('on_record');
    expect(heard[0]).toBe(`0/${logMutants.length}`);
    expect(heard.at(-1)).toBe(`${logMutants.length}/${logMutants.length}`);
  }, 300_000);

  it('and names those that pass where any label counts and nothing else is asked', async () => {
    const weak = onlyFalsePositives({ minLabelRank: 0 });
    const test = await runSelfTest(appliedOf(weak, 0), judge, {
      mutants: some('labels_advised', 'labels_weak', 'labels_of_agent', 'abstains', 'label_lost'),
    });
    expect(missed(test).sort()).toEqual(['abstains', 'labels_advised', 'labels_weak']);
  }, 120_000);

  it('and names those that pass where what a load lost is not counted', async () => {
    const careless: JudgeLog = async (text, criteria) => {
      const { build } = await load(text, database);
      return (await evaluateScopes(database, emptySelection, { criteria, asOf: build.asOf })).scopes;
    };
    const test = await runSelfTest(appliedOf(presets.lowRisk, 0), careless, {
      mutants: some('no_environment', 'decision_lost', 'line_spoilt', 'label_lost'),
    });
    expect(missed(test).sort()).toEqual(['decision_lost', 'line_spoilt', 'no_environment']);
  }, 120_000);

  it('nothing is tested by gates that pass a wrong decision, or that no made log opens', async () => {
    const eligible: JudgeLog = (_, criteria) =>
      Promise.resolve([
        { state: 'eligible', gates: criteria[0]!.gates.map(({ id }) => ({ id, state: 'met' }) as never) },
      ]);
    const passes = await runSelfTest(appliedOf(presets.lowRisk, 0), eligible);
    expect(passes).toMatchObject({ problem: 'wrong_log_passes', results: [], caught: 0 });
    const shut: JudgeLog = () => Promise.resolve([{ state: 'not_shown_yet', gates: [] }]);
    expect((await runSelfTest(appliedOf(presets.lowRisk, 0), shut)).problem).toBe('no_clean_log');
  });

  it('stops when it is told to', async () => {
    const control = new AbortController();
    control.abort(new Error('enough'));
    const judged = runSelfTest(appliedOf(presets.lowRisk, 0), judge, { signal: control.signal });
    await expect(judged).rejects.toThrow('enough');
  }, 60_000);
});
