import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { TableWriter } from '../../src/database/tables/writer';
import { loadText } from '../../src/intake/loading/load-text';
import { presets } from '../../src/readiness/criteria/criteria';
import { evaluateGate } from '../../src/readiness/gate/evaluate-gate';
import { evaluateScopes } from '../../src/readiness/gather/gather';
import type { ScopeVerdict } from '../../src/readiness/verdict';
import { nextStep } from '../../src/answers/readiness/next-step';
import { standingNotes } from '../../src/answers/readiness/standing';
import { emptySelection } from '../../src/slice/selection/selection';
import { clusterSums } from '../../src/statistics/cluster-robust';
import { log } from '../cli/log';
import { openEngine } from '../fixtures/engine';
import { clean, context, gate } from './builders';

const alone = (errors: number, n: number) =>
  clusterSums(Array.from({ length: n }, (_, i) => ({ n: 1, errors: i < errors ? 1 : 0 })));

describe('a gate on labels that are wrong at times', () => {
  const noise = { pairs: 0, incidents: 0, differing: 0, error: null, better: null };

  it('asks for fewer labelled errors where labels miss some, with part of α', () => {
    const without = evaluateGate(clean(110), gate(), context());
    expect(without.state).toBe('met');
    const better = { wrong: alone(14, 20), right: alone(100, 100) };
    const found = evaluateGate(clean(110), gate(), context({ labelNoise: { ...noise, better } }));
    // At best 14 of 20 found, so the limit is at most 0.05 · 0.7; half of α went to the two ends.
    expect(found.labels?.corrected?.limit).toBeLessThan(0.05 * 0.7);
    expect(found.eNeeded).toBeCloseTo(2 * without.eNeeded, 9);
    expect(found.limit).toBe(0.05);
    for (const reading of found.readings) {
      const asked = reading.average === 'incidents_with_error' ? 2 : 1;
      expect(reading.limit).toBeCloseTo(asked * found.labels!.corrected!.limit, 12);
    }
    expect(found.state).toBe('not_shown_yet');
    expect(found.moreCleanIncidents).toBeGreaterThan(0);
  });

  it('never asks for less than without pairs', () => {
    const better = { wrong: alone(400, 400), right: alone(300, 400) };
    const found = evaluateGate(clean(110), gate(), context({ labelNoise: { ...noise, better } }));
    const without = evaluateGate(clean(110), gate(), context());
    expect({ ...found, labels: null }).toEqual(without);
  });
});

describe('pairs of labels in a log', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openEngine();
  });
  afterAll(() => database.close());

  type Fields = Record<string, unknown>;
  const step = 'endpoint';
  /** One gate, no controls. */
  const criteriaOf = (limit: number) => [
    {
      ...presets.lowRisk,
      gates: presets.lowRisk.gates.slice(0, 1).map((each) => ({ ...each, limit })),
      steps: presets.lowRisk.steps.map((each) => ({ ...each, gates: each.gates.slice(0, 1), controls: [] })),
    },
  ];
  const recordsOf = (count: number, wrong: (index: number) => boolean): Fields[] =>
    log(count, wrong)
      .split('\n')
      .map((line) => JSON.parse(line) as Fields);
  /** Labels by the analyst of record, blind. */
  const byAnalyst = (record: Fields): Fields =>
    record.event_type === 'verdict'
      ? { ...record, basis: 'analyst_of_record', blind: true, author: { uid: 'first', kind: 'human' } }
      : record;
  /** The same work of another agent, in another workflow. */
  const elsewhere = (record: Fields): Fields => ({
    ...record,
    event_id: `${String(record.event_id)}, elsewhere`,
    ...(record.decision_id === undefined ? {} : { decision_id: `e${String(record.decision_id)}` }),
    ...(record.finding_uid === undefined ? {} : { finding_uid: `e${String(record.finding_uid)}` }),
    ...(record.event_type === 'decision'
      ? {
          workflow: 'elsewhere',
          agent: { uid: 'pilot', role: 'advisory_responder' },
          incident_uid: `e${String(record.incident_uid)}`,
          resource: { uid: `e ${String(record.decision_id)}`, criticality: 'low' },
        }
      : {}),
  });
  async function judged(records: readonly Fields[], limit = 0.05): Promise<ScopeVerdict> {
    const text = records.map((record) => JSON.stringify(record)).join('\n');
    const { build } = await loadText(text, database, () => new TableWriter());
    const criteria = criteriaOf(limit);
    const { scopes } = await evaluateScopes(database, emptySelection, { criteria, asOf: build.asOf });
    return scopes.find(({ workflow }) => workflow === step)!;
  }

  it('put a limit below what they can show out of reach, in the verdict itself', async () => {
    const own = recordsOf(420, (index) => index % 20 === 0).map(byAnalyst);
    // A second reader, whose label counts, calls everything right, and so differs on one case in 20: 2ε(1 − ε) = 0.05.
    const second = own
      .filter(({ event_type: kind }) => kind === 'verdict')
      .map((record) => ({
        ...record,
        event_id: `${String(record.event_id)}, second`,
        basis: 'second_analyst',
        author: { uid: 'second', kind: 'human' },
        verdict: 'true_positive',
      }));
    const scope = await judged([...own, ...second], 0.01);
    expect(scope.state).toBe('not_shown_yet');
    expect(scope.sentence).toBe(
      'Not proven yet: the limit of 1% is out of reach of these labels: about 2.6% of them are wrong.',
    );
    expect(nextStep(scope)).toContain('have more cases read by incident review');
    expect(scope.gates[0]!.moreCleanIncidents).toBeNull();
    expect(standingNotes(scope).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(
        /^The limit of 1% is out of reach of these labels\. Two analysts differ on 21 of 420/,
      ),
    );
  });

  it('take back what was eligible where a better source found errors that labels had missed', async () => {
    const own = recordsOf(130, () => false).map(byAnalyst);
    expect((await judged(own)).state).toBe('eligible');
    // Elsewhere incident review found 20 of 60 wrong; the labels had said so of 12.
    const reviewed = recordsOf(60, (index) => index < 20).map(elsewhere);
    const labels = reviewed
      .filter(({ event_type: kind }) => kind === 'verdict')
      .map((record, index) =>
        byAnalyst({
          ...record,
          event_id: `${String(record.event_id)}, before`,
          verdict: index < 12 ? 'false_positive' : 'true_positive',
        }),
      );
    const others = reviewed.filter(({ event_type: kind }) => kind !== 'release' && kind !== 'control');
    const scope = await judged([...own, ...others, ...labels]);
    expect(scope.gates[0]!.labels?.corrected?.sensitivity).toBeLessThan(12 / 20);
    expect(scope.state).toBe('not_shown_yet');
    expect(standingNotes(scope).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^Labels miss some errors, so their share must be under /),
    );
  });

  it('show how long they take to their last change beside the lag, and how many changed', async () => {
    const days = (record: Fields, count: number) =>
      new Date(Date.parse(String(record.time)) + count * 86_400_000).toISOString();
    // One label in ten says wrong after a day, and right after twenty-one: 95 % are settled within 21 days.
    const records = recordsOf(130, () => false).flatMap((record) =>
      record.event_type === 'verdict' && Number(String(record.decision_id).slice(1)) % 10 === 0
        ? [
            { ...record, event_id: `${String(record.event_id)}, before`, verdict: 'false_positive' },
            { ...record, time: days(record, 20) },
          ]
        : [record],
    );
    const lag = (scope: ScopeVerdict) => standingNotes(scope).find(({ kind }) => kind === 'lag');
    const late = lag(await judged(records));
    expect(late?.isWarning).toBe(true);
    const said =
      /^95% of labels had their last change within 21 days; the lag is 14 days\. .*longer lag\. 0 of 0 wrong and (\d+) of (\d+) right labels/.exec(
        late!.text,
      )!;
    expect(Number(said[1]) / Number(said[2])).toBeCloseTo(0.1, 1);
    expect(lag(await judged(recordsOf(130, () => false)))).toMatchObject({
      isWarning: false,
      text: expect.stringMatching(
        /within 1 day; the lag is 14 days\. 0 of 0 wrong and 0 of \d+ right/,
      ) as string,
    });
  });
});
