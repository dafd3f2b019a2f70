import { describe, expect, it } from 'vitest';
import { triesBefore } from '../../../src/readiness/gather/judged-audits';
import type { ScopeVerdict } from '../../../src/readiness/verdict';
import { answersOf, type Audited, auditing, closedOnly, type Fields, oneGate } from './audited-log';
import { someOf } from '../../fixtures/times';

const { draw, judge, query } = auditing();
const records = closedOnly(500);
const every = { probability: 0.5 };

let half: Promise<Audited> | undefined;
/** Half of the incidents of `records`, drawn once: the same records and seed give the same draw. */
const drawHalf = () => (half ??= draw(records, every));

const isEligible = (scopes: readonly ScopeVerdict[]) =>
  scopes.length > 0 && scopes.every(({ state }) => state === 'eligible');

describe('a scope with closed classifications only', () => {
  it('cannot be judged by them, and is judged on a drawn sample', async () => {
    const [alone] = await judge(records, []);
    expect(alone?.state).toBe('not_measurable');
    const audited = await drawHalf();
    const drawn = audited.draw.cases.length;
    const [scope] = await judge([...records, ...answersOf(audited)], [audited.draw]);
    expect(scope?.state).toBe('eligible');
    // Two incidents a day; what is younger than 14 days when the last answer came is not judged.
    expect(scope?.gates[0]?.audit).toMatchObject({ incidents: 474, attempt: 1, uncovered: 0 });
    expect(scope?.gates[0]?.audit?.read).toBeLessThanOrEqual(drawn);
    expect(scope?.sentence).toMatch(
      /^Eligible for limited executor under all 48 readings: judged on an audit: 2\d\d of 474 incidents read, none of 2\d\d actions were wrong; the limit is 1 in 20\./,
    );
    expect(scope?.audit?.answers).toEqual({ counted: drawn, faults: {} });
    expect(scope?.audit).toMatchObject({ readers: 1, readings: drawn, seconds: 90 * drawn });
    expect(scope?.audit?.effort).toEqual([{ readings: drawn, timed: drawn, seconds: 90 * drawn }]);
  });

  it('cannot be judged while more than the unresolved limit of the drawn is not read', async () => {
    const audited = await drawHalf();
    const few = new Set(audited.draw.cases.slice(0, 40).map(({ incident }) => incident));
    const some = answersOf(audited, { reads: (incident) => !few.has(incident) });
    const [scope] = await judge([...records, ...some], [audited.draw]);
    expect(scope?.state).toBe('not_measurable');
    expect(scope?.sentence).toMatch(
      /^Cannot be judged: false-positive share, 40 of 2\d\d drawn incidents are not fully read yet; at most 5% may be open\./,
    );
  });

  it('counts what is not read as wrong below that', async () => {
    const audited = await drawHalf();
    const few = new Set(audited.draw.cases.slice(0, 8).map(({ incident }) => incident));
    const some = answersOf(audited, { reads: (incident) => !few.has(incident) });
    const wrong = answersOf(audited, { wrong: (incident) => few.has(incident) });
    const [unread] = await judge([...records, ...some], [audited.draw]);
    const [read] = await judge([...records, ...wrong], [audited.draw]);
    expect(unread?.gates[0]?.eValue).toBe(read?.gates[0]?.eValue);
    expect(unread?.gates[0]?.observed.unresolved).toBe(8);
  });

  it('takes no clean reading from incidents recorded after the draw, and every error', async () => {
    const audited = await drawHalf();
    const all = [...records, ...answersOf(audited)];
    const later = new Date(Date.parse(audited.draw.drawn_time) + 60_000).toISOString();
    const backfilled = (verdict: string) =>
      closedOnly(400)
        .slice(5)
        .filter(({ event_type: type }) => type !== 'review')
        .map((record) => ({
          ...record,
          ...Object.fromEntries(
            ['event_id', 'decision_id', 'finding_uid', 'incident_uid']
              .filter((field) => field in record)
              .map((field) => [field, `late ${String(record[field])}`]),
          ),
          logged_time: later,
          ...(record.event_type === 'verdict' && {
            ...{ verdict, basis: 'incident_review', blind: true },
            author: { uid: 'zoe', kind: 'human' },
          }),
        }));
    const [without] = await judge(all, [audited.draw]);
    const [right] = await judge([...all, ...backfilled('true_positive')], [audited.draw]);
    const [wrong] = await judge([...all, ...backfilled('false_positive')], [audited.draw]);
    expect(without?.state).toBe('eligible');
    expect(right?.gates[0]?.audit?.eUniform).toBe(without?.gates[0]?.audit?.eUniform);
    expect(right?.gates[0]?.eValue).toBe(without?.gates[0]?.eValue);
    expect(right?.gates[0]?.audit?.uncovered).toBe(400);
    expect(wrong?.state).not.toBe('eligible');
  });

  it('judges nothing on a draw that the log or the record does not fit, and says why', async () => {
    const audited = await drawHalf();
    const all = [...records, ...answersOf(audited)];
    const less = all.filter(({ decision_id: id }) => id !== 'd7');
    const [changed] = await judge(less, [audited.draw]);
    expect(changed?.state).toBe('not_measurable');
    expect(changed?.sentence).toContain('The log has changed since the draw');
    const edited = { ...audited.draw, attempt: 2 };
    expect((await judge(all, [edited]))[0]?.sentence).toContain('edited after it was made');
    const loose = oneGate.map((each) => ({
      ...each,
      gates: each.gates.map((gate) => ({ ...gate, limit: 0.3 })),
    }));
    const [other] = await judge(all, [audited.draw], loose);
    expect(other?.state).toBe('not_measurable');
    expect(other?.sentence).toContain('made under other criteria');
  });

  it('says which answers name a draw that is not open', async () => {
    const { draw: made, cases } = await drawHalf();
    const answers = answersOf({ draw: made, cases });
    const [scope] = await judge([...records, ...answers], []);
    expect(scope?.audit).toMatchObject({ draws: [], unknownDraws: 1, rates: [] });
    expect(scope?.audit?.answers).toEqual({ counted: 0, faults: { unknown_draw: answers.length } });
    expect(scope?.gates[0]?.audit).toBeUndefined();
    expect(isEligible([scope].flatMap((each) => each ?? []))).toBe(false);
  });

  it('has less of α for each further draw, given or only named by answers', async () => {
    const first = await drawHalf();
    const again = await draw(records, {
      ...every,
      kind: 'deepen',
      previous: [first.draw],
      seed: 'ab'.repeat(32),
    });
    const all = [...records, ...answersOf(first), ...answersOf(again)];
    const needed = async (draws: (typeof first.draw)[]) =>
      (await judge(all, draws))[0]?.gates[0]?.eNeeded ?? 0;
    const one = await needed([first.draw]);
    const both = await needed([first.draw, again.draw]);
    // Try 2 has a quarter of what try 1 has, whether its record is given or only its answers.
    expect(both).toBeCloseTo((4 * Math.PI ** 2) / 6 / 0.05, 6);
    expect(one).toBeCloseTo(both, 6);
  });
});

describe('what was opened after a draw', () => {
  it('is not judged on it, and leaves it outdated after four weeks', async () => {
    const early = closedOnly(300);
    const first = await draw(early, every);
    const [scope] = await judge([...records, ...answersOf(first)], [first.draw]);
    // Incidents 0 to 299 were drawn from; the last label is on day 250.5, and 300 to 473 are old enough since.
    expect(scope?.gates[0]?.audit).toMatchObject({ incidents: 300, uncovered: 174 });
    expect(scope?.state).toBe('not_shown_yet');
    expect(scope?.sentence).toContain('174 have become old enough since, extend the draw to them');
  });

  it('is judged once the draw is extended to it, on the same try', async () => {
    const first = await draw(closedOnly(300), every);
    const read = [...records, ...answersOf(first)];
    const more = await draw(read, {
      ...every,
      kind: 'extend',
      previous: [first.draw],
      seed: 'ab'.repeat(32),
    });
    expect(more.draw.incidents).toBe(200);
    const all = [...read, ...answersOf(more)];
    const [scope] = await judge(all, [first.draw, more.draw]);
    expect(scope?.gates[0]?.audit).toMatchObject({ incidents: 474, uncovered: 0, attempt: 1 });
    expect(scope?.state).toBe('eligible');
    const [alone] = await judge(all, [more.draw]);
    expect(alone?.state).toBe('not_measurable');
    expect(alone?.sentence).toContain('is missing. Open its file too');
  });
});

const wrong = new Set(Array.from({ length: 60 }, (_, index) => `i${8 * index}`));
type Change = (record: Fields) => readonly Fields[];
const set =
  (fields: Fields): Change =>
  (record) => [{ ...record, ...fields }];
const once =
  (fields: Fields): Change =>
  (record) => [
    record,
    { ...record, event_id: `${String(record.event_id)} again`, verdict: 'true_positive', ...fields },
  ];
const sampling =
  (fields: Fields): Change =>
  (record) => [{ ...record, sampling: { ...(record.sampling as Fields), ...fields } }];
const at = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString();

const ofAnswer: Readonly<Record<string, Change>> = {
  'is dropped': () => [],
  'is skipped': set({ verdict: 'undetermined', final: false }),
  'is undetermined': set({ verdict: 'undetermined' }),
  'says duplicate': set({ verdict: 'duplicate' }),
  'says test': set({ verdict: 'test' }),
  'is not blind': set({ blind: false }),
  'does not say that it is blind': set({ blind: undefined }),
  'is of another source': set({ basis: 'closed_classification' }),
  'is of automation': set({ author: { uid: 'rule-7', kind: 'automation' } }),
  'is of nobody': set({ author: undefined }),
  'is of the agent': set({ author: { uid: 'harbor', kind: 'human' } }),
  'is of a part of the agent': set({ author: { uid: 'harbor/reader', kind: 'human' } }),
  'is dated before the draw': set({ time: at(20) }),
  'names another draw': sampling({ draw: 'f'.repeat(16) }),
  'names another case': sampling({ case: 'f'.repeat(64) }),
  'names another probability': sampling({ probability: 0.9 }),
  'is followed by another of the same reader': once({ time: at(900) }),
  'is preceded by another of the same reader': once({ time: at(252) }),
  'is contradicted by somebody who was not to read it': once({ author: { uid: 'zoe', kind: 'human' } }),
  'is contradicted by the same reader in other letters': once({ author: { uid: ' ANNA ', kind: 'human' } }),
  'is overruled by an incident review': (record) => [
    record,
    {
      ...record,
      event_id: `${String(record.event_id)} r`,
      verdict: 'true_positive',
      basis: 'incident_review',
      sampling: undefined,
    },
  ],
};

const ofDecision: Readonly<Record<string, Change>> = {
  'is dropped': () => [],
  'carries an error': set({ error: { type: 'timeout' } }),
  'is said to abstain': set({ abstained: true }),
  'is a scenario': set({ scenario: { id: 's1', kind: 'drill' } }),
  'is of a test': set({ environment: 'test' }),
  'is of another workflow': set({ workflow: 'another' }),
  'is of another agent': set({ agent: { uid: 'another', role: 'advisory_responder' } }),
  'is of another bundle': set({ release_id: 'another' }),
  'is of another mode': set({ mode: 'enforced' }),
  'is of another risk': set({ risk_level: 'critical' }),
  'is of another day': (record) => [{ ...record, time: at(200) }],
  'is of another incident': (record) => [{ ...record, incident_uid: `other ${String(record.incident_uid)}` }],
  'is called harmless': set({ action: { name: 'isolate_host', category: 'notify' } }),
};

describe.each([
  ['answer', (record: Fields) => record.event_type === 'verdict' && record.sampling !== undefined, ofAnswer],
  ['decision', (record: Fields) => record.event_type === 'decision', ofDecision],
] as const)('an audit with too many errors stays as it is when the %s of one', (_, isOf, changes) => {
  it.each(someOf(Object.entries(changes), 6))('%s', async (_name, change) => {
    const audited = await drawHalf();
    const answers = answersOf(audited, { wrong: (incident) => wrong.has(incident) });
    const changed = [...records, ...answers].flatMap((record) =>
      isOf(record) && wrong.has(`i${String(record.decision_id).slice(1)}`) ? change(record) : [record],
    );
    expect(isEligible(await judge(changed, [audited.draw]))).toBe(false);
  });
});

it('an audit is eligible without those errors', async () => {
  const audited = await drawHalf();
  expect(isEligible(await judge([...records, ...answersOf(audited)], [audited.draw]))).toBe(true);
});

describe('cases that two people read', () => {
  const twice = { probability: 0.5, secondReader: 0.3 };

  it('are pairs, whatever the readings of the log are', async () => {
    const audited = await draw(records, twice);
    const two = audited.draw.cases.filter(({ readers }) => readers === 2);
    const [scope] = await judge([...records, ...answersOf(audited)], [audited.draw]);
    const old = two.filter(({ incident }) => Number(incident.slice(1)) < 474);
    expect(scope?.audit?.agreement).toMatchObject({ pairs: old.length, agreeing: old.length, disputed: [] });
  });

  it('count as wrong until the second has read, and where the two differ until a third does', async () => {
    const audited = await draw(records, twice);
    const disputed = audited.draw.cases
      .filter(({ readers, incident }) => readers === 2 && Number(incident.slice(1)) < 474)
      .slice(0, 6)
      .map(({ incident }) => incident);
    const isDisputed = (incident: string) => disputed.includes(incident);
    const gateOf = async (answers: Fields[]) =>
      (await judge([...records, ...answers], [audited.draw]))[0]?.gates[0];
    const alone = answersOf(audited, {
      reads: (incident, reader) => !isDisputed(incident) || reader === 'anna',
    });
    expect((await gateOf(alone))?.observed.unresolved).toBe(6);
    const differ = answersOf(audited, {
      wrong: (incident, reader) => isDisputed(incident) && reader === 'ben',
    });
    const [scope] = await judge([...records, ...differ], [audited.draw]);
    expect(scope?.gates[0]?.observed.hits).toBe(6);
    expect(scope?.audit?.agreement?.disputed).toEqual([...disputed].sort());
    // The third says what the first said.
    const third = answersOf(audited).filter(
      ({ author, decision_id: id }) =>
        (author as Fields).uid === 'ben' && isDisputed(`i${String(id).slice(1)}`),
    );
    const settled = [
      ...differ,
      ...third.map((record) => ({
        ...record,
        event_id: `${String(record.event_id)} third`,
        author: { uid: 'cleo', kind: 'human' },
      })),
    ];
    const decided = await judge([...records, ...settled], [audited.draw]);
    expect(decided[0]?.gates[0]?.observed.hits).toBe(0);
    expect(decided[0]?.audit?.agreement?.disputed).toEqual([]);
  });
});

describe('an agent under a new name', () => {
  const renamed = (record: Fields): Fields =>
    Number(/\d+$/.exec(String(record.decision_id ?? 'd0'))?.[0]) < 250 || record.event_type !== 'decision'
      ? record
      : { ...record, agent: { ...(record.agent as Fields), uid: 'harbor-next' } };
  const isEarly = ({ decision_id: id }: Fields) => Number(String(id ?? 'd0').slice(1)) < 250;
  const all = records.map(renamed);

  it('goes on with the tries of the old one, whether their records are given or only answers name them', async () => {
    const before = await draw(records.filter(isEarly), { probability: 0.5, seed: 'a1'.repeat(32) });
    const now = await draw(all, { probability: 1, agent: 'harbor-next' });
    const attemptOf = async (log: Fields[], draws: readonly (typeof before.draw)[]) => {
      const scopes = await judge(log, draws);
      const next = scopes.find(({ agent }) => agent === 'harbor-next');
      return [next?.gates[0]?.audit?.attempt, next?.audit?.triesBefore];
    };
    const own = answersOf(now);
    expect(await attemptOf([...all, ...own], [now.draw])).toEqual([1, 0]);
    expect(await attemptOf([...all, ...own], [before.draw, now.draw])).toEqual([2, 1]);
    expect(await attemptOf([...all, ...answersOf(before), ...own], [now.draw])).toEqual([2, 1]);
    // Its first draw is planned as the try that it will be judged as: answers that name a draw are still open.
    const scope = { agent: 'harbor-next', workflow: 'endpoint', riskClass: 'low' } as const;
    expect(await triesBefore(query(), scope, [])).toBe(1);
    expect(await triesBefore(query(), scope, [before.draw])).toBe(1);
    expect(await triesBefore(query(), { ...scope, agent: 'harbor' }, [now.draw])).toBe(0);
  });
});
