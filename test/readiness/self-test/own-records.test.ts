import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/engine/database';
import { TableWriter } from '../../../src/database/tables/writer';
import { loadText, recordsOf } from '../../../src/intake/loading/load-text';
import { rightDecisions } from '../../../src/metrics/label-set/label-set';
import { isOwnTestWarning, ownTestSentence } from '../../../src/answers/readiness/own-test-words';
import { presets, stepFor } from '../../../src/readiness/criteria/criteria';
import { evaluateScopes } from '../../../src/readiness/gather/gather';
import { judgingIn } from '../../../src/readiness/gather/judge-text';
import { ownMutants } from '../../../src/readiness/self-test/own-records';
import { type OwnJudge, runOwnTest } from '../../../src/readiness/self-test/run-own-test';
import { emptySelection } from '../../../src/slice/selection/selection';
import { log } from '../../cli/log';
import { openEngine } from '../../fixtures/engine';

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());

const load = (text: string, own: Database) => loadText(text, own, () => new TableWriter());
const rightIn: OwnJudge['rightIn'] = (scope) => rightDecisions(database, scope);
const ask = (judge = judgingIn(database, load)): OwnJudge => ({ judge, rightIn });
/** Judges without what a load lost. */
const careless = ask(async (text, criteria) => {
  const { build } = await load(text, database);
  return (await evaluateScopes(database, emptySelection, { criteria, asOf: build.asOf })).scopes;
});

const scope = { agent: 'harbor', workflow: 'endpoint', riskClass: 'low' } as const;
const step = presets.lowRisk.steps.find(({ from }) => from === 'advisory_responder');
const applied = stepFor([presets.lowRisk], { tierHeld: step!.from, nextTier: step!.to, riskClass: 'low' })!;
const recordsIn = (text: string) => recordsOf([new Blob([text])], 100_000);
const some = (...ids: string[]) => ownMutants.filter(({ id }) => ids.includes(id));
const missed = ({ results }: Awaited<ReturnType<typeof runOwnTest>>) =>
  results.filter(({ answer }) => answer === 'missed').map(({ id }) => id);

describe('the self-test of the user’s own records', () => {
  it('makes right decisions wrong and hides them: none of the ways passes', async () => {
    const records = await recordsIn(log(260, () => false));
    const heard: string[] = [];
    const found = await runOwnTest(applied, scope, records, ask(), {
      onMutant: (done, all) => heard.push(`${done}/${all}`),
      budgetMs: 600_000,
    });
    expect(found).toMatchObject({ problem: null, right: 260, wrong: 44, notTried: [], notApplicable: [] });
    expect(missed(found)).toEqual([]);
    expect(found.results.map(({ id }) => id)).toEqual(ownMutants.map(({ id }) => id));
    expect(ownTestSentence(found)).toBe(
      'In a copy of your records 44 of 260 right decisions were made wrong, then hidden in 26 ways. The gates catch all 26.',
    );
    expect(isOwnTestWarning(found)).toBe(false);
    expect(heard.at(-1)).toBe(`${ownMutants.length}/${ownMutants.length}`);
  }, 300_000);

  it('names what passes where what a load lost is not counted', async () => {
    const records = await recordsIn(log(260, () => false));
    const mutants = some('own_spoilt', 'own_dropped', 'own_label_dropped', 'own_relabelled');
    const found = await runOwnTest(applied, scope, records, careless, { mutants });
    expect(missed(found)).toEqual(['own_spoilt', 'own_dropped']);
    expect(ownTestSentence(found)).toMatch(
      /The gates catch 2 \(50\.0%\)\. They would miss: their lines are cut in half; their lines are missing, their labels are not\.$/,
    );
    expect(isOwnTestWarning(found)).toBe(true);
  }, 120_000);

  it('tests nothing, and says why, where a log is not good, too small or too large, and ends in time', async () => {
    const of = async (text: string, options = {}) =>
      runOwnTest(applied, scope, await recordsIn(text), ask(), { mutants: some('own_test'), ...options });
    expect(await of(log(260, (index) => index % 5 === 0))).toMatchObject({ problem: 'not_met', results: [] });
    expect(await of(log(12, () => false))).toMatchObject({ problem: 'not_met' });
    let time = 0;
    const late = await of(
      log(260, () => false),
      { budgetMs: 2, now: () => (time += 3) },
    );
    expect(late).toMatchObject({ results: [], notTried: ['They are labelled “test”'] });
    const stopped = AbortSignal.abort(new Error('enough'));
    await expect(
      of(
        log(260, () => false),
        { signal: stopped },
      ),
    ).rejects.toThrow('enough');
  }, 120_000);
});
