import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import type { LogRecord } from '../../src/records/record';
import { rebuilt } from '../fixtures/built';
import { openEngine } from '../fixtures/engine';
import { at, decision, review, verdict } from '../fixtures/records';

describe('labels and reviews', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openEngine();
  });
  afterAll(() => database.close());
  const built = (...records: LogRecord[]) => rebuilt(database, [records]);
  const analyst = (id: string, overrides = {}) =>
    verdict({ decision_id: id, basis: 'analyst_of_record', ...overrides });

  it('a label is blind when it says so, else when the reviews of its decision say so, else it is not', async () => {
    const ids = ['said', 'denied', 'blind', 'advised', 'either', 'unsaid', 'nobody'];
    const { fact } = await built(
      ...ids.map((id) => decision({ decision_id: id })),
      analyst('said', { blind: true }),
      ...ids.slice(1).map((id) => analyst(id, id === 'denied' ? { blind: false } : {})),
      review({ decision_id: 'denied' }),
      review({ decision_id: 'blind' }),
      review({ decision_id: 'advised', saw_agent_output: true }),
      review({ decision_id: 'either' }),
      review({ decision_id: 'either', saw_agent_output: true, reviewer: { uid: 'b' } }),
      review({ decision_id: 'unsaid' }),
      review({ decision_id: 'unsaid', saw_agent_output: undefined, reviewer: { uid: 'b' } }),
    );
    expect(ids.map((id) => [fact(id).label_sight, fact(id).label_rank])).toEqual([
      ['blind', 2],
      ['advised', 1],
      ['blind', 2],
      ['advised', 1],
      ['advised', 1],
      ['unknown', 1],
      ['unknown', 1],
    ]);
  });

  it('a blind review that was recorded after the label shows nothing of it', async () => {
    const { fact } = await built(
      decision({ decision_id: 'd' }),
      review({ decision_id: 'd', logged_time: at(20) }),
      analyst('d'),
    );
    expect(fact('d')).toMatchObject({ label_sight: 'unknown', label_rank: 1 });
  });

  it('whoever decided with the agent’s output in view labels nothing blind, whatever the label says', async () => {
    const { fact } = await built(
      ...['own', 'other'].map((id) => decision({ decision_id: id })),
      ...['own', 'other'].map((id) =>
        review({ decision_id: id, saw_agent_output: true, reviewer: { uid: 'ann' } }),
      ),
      analyst('own', { blind: true, author: { uid: 'ann', kind: 'human' } }),
      analyst('other', { blind: true, author: { uid: 'bob', kind: 'human' } }),
    );
    expect([fact('own').label_sight, fact('other').label_sight]).toEqual(['advised', 'blind']);
  });

  it('a label acts from when it was recorded', async () => {
    const { fact } = await built(
      decision({ decision_id: 'd' }),
      verdict({ decision_id: 'd', verdict: 'false_positive', time: at(5) }),
      // Dated back to before the first label, recorded after it: the last word all the same.
      verdict({ decision_id: 'd', verdict: 'true_positive', time: at(4), logged_time: at(8) }),
    );
    expect(fact('d')).toMatchObject({ verdict: 'true_positive', label_time: Date.parse(at(8)) });
  });

  it('the agent, its parts and its product are neither author nor reviewer', async () => {
    const agent = { uid: 'harbor', instance_uid: 'harbor-eu-1', name: 'Harbor' };
    const said = [
      { author: { uid: 'HARBOR' } },
      { author: { uid: 'harbor-eu-1', kind: 'human' } },
      { author: { uid: 'harbor/closer', kind: 'automation' } },
      { author: { uid: 'closer', group: 'harbor' } },
      { author: { uid: 'another', kind: 'agent' } },
      { source: { product: 'Harbor' } },
    ] as const;
    const { fact, account } = await built(
      ...said.flatMap((by, i) => [
        decision({ decision_id: `d${i}`, agent }),
        verdict({ decision_id: `d${i}`, ...by }),
      ]),
      decision({ decision_id: 'reviewed', agent }),
      review({ decision_id: 'reviewed', reviewer: { uid: 'harbor' } }),
      analyst('reviewed'),
      decision({ decision_id: 'person', agent }),
      verdict({ decision_id: 'person', author: { uid: 'ann' }, source: { product: 'Harbor' } }),
      review({ decision_id: 'person', reviewer: { uid: 'ann' } }),
    );
    for (const i of said.keys()) expect(fact(`d${i}`)).toMatchObject({ label_rank: 0, warranted: null });
    expect(fact('reviewed')).toMatchObject({
      human_outcome: 'pending',
      visibility: '(none)',
      label_sight: 'unknown',
    });
    expect(fact('person')).toMatchObject({ label_rank: 4, human_outcome: 'approve' });
    expect(account.ownWords).toEqual([
      { name: 'harbor', kind: 'review', count: 1 },
      { name: 'HARBOR', kind: 'verdict', count: 1 },
      { name: 'Harbor', kind: 'verdict', count: 1 },
      { name: 'another', kind: 'verdict', count: 1 },
      { name: 'closer', kind: 'verdict', count: 1 },
      { name: 'harbor-eu-1', kind: 'verdict', count: 1 },
      { name: 'harbor/closer', kind: 'verdict', count: 1 },
    ]);
  });

  it('what automation closed is a source of its own, behind a closed classification', async () => {
    const automation = { author: { uid: 'soar', kind: 'automation' }, blind: true } as const;
    const { fact, account } = await built(
      decision({ decision_id: 'alone' }),
      verdict({ decision_id: 'alone', ...automation }),
      decision({ decision_id: 'both' }),
      verdict({ decision_id: 'both', ...automation, time: at(12) }),
      verdict({ decision_id: 'both', basis: 'closed_classification', verdict: 'false_positive' }),
    );
    expect(fact('alone')).toMatchObject({
      label_basis: 'automation',
      label_rank: 1,
      verdict: 'true_positive',
    });
    expect(fact('both')).toMatchObject({ label_basis: 'closed_classification', verdict: 'false_positive' });
    expect(account.reviews.labelsByAutomation).toBe(2);
  });

  it('a program, an account of a service or another agent reviews nothing, and its label is automation’s', async () => {
    const by = (uid: string, more: object = {}) => ({ reviewer: { uid, ...more } });
    const programs = [
      ['svc', by('svc-soar')],
      ['bot', by('Auto-Approver')],
      ['account', by('approver@prod.iam.gserviceaccount.com')],
      ['agent', by('critic-agent')],
      ['kind', by('m.keller', { kind: 'automation' })],
      ['group', by('x7', { group: 'SOAR playbooks' })],
      // What the log says of itself is no proof.
      ['said', by('svc-soar', { kind: 'human' })],
    ] as const;
    const { fact, account } = await built(
      ...programs.flatMap(([id, given]) => [
        decision({ decision_id: id }),
        review({ decision_id: id, outcome: 'approve', ...given }),
      ]),
      decision({ decision_id: 'refused' }),
      review({ decision_id: 'refused', outcome: 'reject', ...by('workflow-engine') }),
      decision({ decision_id: 'person' }),
      review({ decision_id: 'person', outcome: 'approve', ...by('j.talbot@bot.example', { group: 'soc' }) }),
      decision({ decision_id: 'labelled' }),
      verdict({
        ...{ decision_id: 'labelled', basis: 'second_analyst', blind: true },
        author: { uid: 'svc-llm-judge', kind: 'human' },
      }),
    );
    for (const [id] of programs) expect(fact(id)).toMatchObject({ human_outcome: 'pending', reviewer: null });
    // What speaks against the agent stays: a name must not make an override go away.
    expect(fact('refused')).toMatchObject({ human_outcome: 'reject', is_overridden: true });
    expect(fact('person')).toMatchObject({ human_outcome: 'approve' });
    expect(fact('labelled')).toMatchObject({ label_basis: 'automation', label_rank: 1 });
    expect(account.reviews).toMatchObject({
      ...{ reviewsByPrograms: 8, refusalsByPrograms: 1, labelsByAutomation: 1 },
    });
    expect(account.ownWords).toEqual([]);
  });

  it('an approval that was recorded after the outcome was known is none; an override still is one', async () => {
    const late = { time: at(2, 10), logged_time: at(20) };
    const { fact, account, humans } = await built(
      ...['approved', 'rejected', 'before'].map((id) => decision({ decision_id: id })),
      ...['approved', 'rejected', 'before'].map((id) => verdict({ decision_id: id })),
      review({ decision_id: 'approved', ...late }),
      review({ decision_id: 'rejected', ...late, outcome: 'reject' }),
      review({ decision_id: 'before', logged_time: at(8) }),
    );
    expect(fact('approved')).toMatchObject({
      human_outcome: 'pending',
      is_decided: false,
      is_reviewed_late: true,
    });
    expect(fact('rejected')).toMatchObject({
      human_outcome: 'reject',
      is_overridden: true,
      is_reviewed_late: false,
    });
    expect(fact('before')).toMatchObject({
      human_outcome: 'approve',
      is_overridden: false,
      is_reviewed_late: false,
    });
    expect(account.reviews).toMatchObject({ afterOutcome: 1, recordedLate: 3 });
    expect(humans.map((row) => row.match_class).sort()).toEqual([
      'matched_agree',
      'matched_weaker',
      'unresolved',
    ]);
  });

  it('a second thought of one person, superseding or not, does not lower overrides', async () => {
    const ann = { reviewer: { uid: 'ann' } };
    const { fact, account } = await built(
      ...['again', 'superseded', 'worse', 'waited'].map((id) => decision({ decision_id: id })),
      review({ decision_id: 'again', ...ann, outcome: 'reject' }),
      review({ decision_id: 'again', ...ann, time: at(3) }),
      review({ event_id: 'old', decision_id: 'superseded', ...ann, outcome: 'reject' }),
      review({ decision_id: 'superseded', ...ann, supersedes: 'old', time: at(3) }),
      review({ decision_id: 'worse', ...ann }),
      review({ decision_id: 'worse', ...ann, outcome: 'reject', time: at(3) }),
      review({ decision_id: 'waited', ...ann, outcome: 'abstain' }),
      review({ decision_id: 'waited', ...ann, time: at(3) }),
    );
    expect(['again', 'superseded', 'worse', 'waited'].map((id) => fact(id).human_outcome)).toEqual([
      'reject',
      'reject',
      'reject',
      'approve',
    ]);
    expect(account.reviews.secondThoughts).toBe(3);
  });

  it('counts reviews that one second recorded, from ten on', async () => {
    const at10 = (n: number) =>
      Array.from({ length: n }, (_unused, i) => [
        decision({ decision_id: `d${i}` }),
        review({ decision_id: `d${i}`, logged_time: '2026-03-02T10:00:00.5Z' }),
      ]).flat();
    expect((await built(...at10(9))).account.reviews.recordedAtOnce).toBe(0);
    expect((await built(...at10(10))).account.reviews.recordedAtOnce).toBe(10);
  });

  describe('labels that say right and are set in bulk', () => {
    const start = Date.UTC(2026, 2, 3, 10);
    const id = (uid: string, i: number) => `${uid || 'nobody'}${i}`;
    /** A label of each of `n` incidents by one person, so many seconds apart. */
    const given = (n: number, uid: string, seconds: number, fields = {}) =>
      Array.from({ length: n }, (_unused, i) => {
        const own = { decision_id: id(uid, i), finding_uid: `f ${id(uid, i)}` };
        const author = uid === '' ? undefined : { uid, kind: 'human' as const };
        const time = new Date(start + i * seconds * 1000).toISOString();
        return [
          decision({ ...own, incident_uid: `i ${id(uid, i)}` }),
          verdict({ decision_id: id(uid, i), author, basis: 'incident_review', time, ...fields }),
        ];
      }).flat();
    const bulk = async (...records: LogRecord[]) => (await built(...records)).account.reviews.labelsAtOnce;

    it('are those of ten incidents by one person within a minute, 30 within ten or 120 within an hour', async () => {
      expect(await bulk(...given(9, 'ann', 0), ...given(9, 'ben', 0))).toBe(0);
      const { account } = await built(...given(10, 'ann', 0), ...given(9, 'ben', 0));
      expect(account.reviews.labelsAtOnce).toBe(10);
      expect(account.littleShown?.map(({ trouble, id: of }) => [trouble, of])).toEqual(
        Array.from({ length: 10 }, (_unused, i) => ['labelsAtOnce', id('ann', i)]),
      );
      // Ten at 0, 6, … 54 s; ten at 0, 7, … 63 s.
      expect(await bulk(...given(10, 'ann', 6))).toBe(10);
      expect(await bulk(...given(10, 'ann', 7))).toBe(0);
      expect(await bulk(...given(29, 'ann', 20))).toBe(0);
      expect(await bulk(...given(30, 'ann', 20))).toBe(30);
      expect(await bulk(...given(119, 'ann', 30))).toBe(0);
      expect(await bulk(...given(120, 'ann', 30))).toBe(120);
      expect(await bulk(...given(240, 'ann', 31))).toBe(0);
    });

    it('rank as closed classifications, and those of the same person at other times do not', async () => {
      const { fact } = await built(
        ...given(10, 'ann', 1),
        ...given(1, ' Ann', 0),
        ...given(1, 'ann ', 0, { time: '2026-03-04T10:00:00Z' }),
      );
      expect(
        [id('ann', 0), id('ann', 9), id(' Ann', 0), id('ann ', 0)].map((d) => fact(d).label_rank),
      ).toEqual([1, 1, 1, 4]);
    });

    it('are no more with each decision of one incident, and one that says wrong is none and keeps its rank', async () => {
      const one = given(30, 'ann', 0).map((record) =>
        record.event_type === 'decision' ? { ...record, incident_uid: 'one' } : record,
      );
      expect(await bulk(...one)).toBe(0);
      const { fact, account } = await built(
        ...given(9, 'ann', 0),
        ...given(1, 'Ann', 0, { verdict: 'false_positive' }),
      );
      expect(account.reviews.labelsAtOnce).toBe(0);
      expect(fact(id('Ann', 0))).toMatchObject({ label_rank: 4, warranted: false });
      const bought = await built(
        ...given(10, 'ann', 0),
        ...given(1, 'Ann', 0, { verdict: 'false_positive' }),
      );
      expect(bought.account.reviews.labelsAtOnce).toBe(10);
      expect(bought.fact(id('Ann', 0)).label_rank).toBe(4);
    });

    it('of nobody named are measured by the pace of the whole log too', async () => {
      expect(
        await bulk(...given(10, '', 0), decision({ decision_id: 'd', time: '2026-05-02T10:00:00Z' })),
      ).toBe(10);
      // 11 decisions in four minutes are 55 a minute at twenty times the pace.
      expect(
        await bulk(...given(10, '', 0), decision({ decision_id: 'd', time: '2026-03-02T09:04:00Z' })),
      ).toBe(0);
    });
  });

  it('a lost decision is named with the scope that its records say', async () => {
    const { account } = await built(
      decision(),
      verdict({ decision_id: 'gone', agent: { uid: 'agent-1' }, workflow: 'endpoint' }),
    );
    expect(account.orphans).toMatchObject([
      { decision_id: 'gone', agent_uid: 'agent-1', workflow: 'endpoint', kind: 'verdict' },
    ]);
  });
});
