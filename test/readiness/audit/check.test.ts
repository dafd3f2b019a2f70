import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkDraw } from '../../../src/readiness/audit/check';
import type { DrawProblem } from '../../../src/records/draw-problem';
import { unknownDraws } from '../../../src/readiness/audit/draw';
import { auditAnswers } from '../../../src/metrics/audit/answers';
import type { AuditDraw } from '../../../src/records/audit';
import type { LogRecord } from '../../../src/records/record';
import { digestOf } from '../../../src/records/seal-proposal';
import { afterLog, closedLog } from '../../fixtures/closed-log';
import { decision, verdict } from '../../fixtures/records';
import { loaded } from './loaded';
import { someOf } from '../../fixtures/times';

// Whoever keeps the log or the record, and knows the seed once the sample is drawn, changes one or the other.

const log = loaded();
const { records } = closedLog();
let draw: AuditDraw;
let fitting: Awaited<ReturnType<typeof log.again>>;
beforeAll(async () => {
  draw = await log.draw(records);
  fitting = await log.again(draw, [draw], records);
});

const kinds = (problems: readonly DrawProblem[]) => problems.map(({ kind }) => kind);
/** A record that was changed and sealed again, as if it had been drawn so. */
function resealed(change: Partial<AuditDraw>): AuditDraw {
  const { digest: _, ...rest } = { ...draw, ...change };
  return { ...rest, digest: digestOf(rest) };
}
const iso = (ms: number) => new Date(ms).toISOString();

describe('an edited record', () => {
  it('is noticed whatever field is changed', () => {
    expect(checkDraw(draw, fitting)).toEqual([]);
    const paths: (readonly (string | number)[])[] = [];
    const walk = (value: unknown, path: readonly (string | number)[]) => {
      if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
      else paths.push(path);
    };
    walk(draw, []);
    expect(paths.length).toBeGreaterThan(200);
    fc.assert(
      fc.property(fc.constantFrom(...paths), (path) => {
        const edited = structuredClone(draw) as unknown as Record<string, unknown>;
        const last = path.at(-1)!;
        let at = edited;
        for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
        const was = at[last];
        at[last] =
          typeof was === 'number' ? was / 2 + 0.01 : typeof was === 'boolean' ? !was : `${String(was)}0`;
        expect(kinds(checkDraw(edited as unknown as AuditDraw, fitting))).toContain('edited');
      }),
      { numRuns: 200 },
    );
  });

  it('is noticed when it is sealed again after cases were dropped, added or moved', () => {
    const [first, ...others] = draw.cases;
    const without = { ...fitting };
    const dropped = checkDraw(resealed({ cases: others }), without);
    expect(dropped).toContainEqual({ kind: 'dropped_cases', incidents: [first!.incident] });
    expect(kinds(dropped)).toContain('contradiction');

    const drawn = new Set(draw.cases.map(({ incident }) => incident));
    const other = fitting.frame!.incidents.find(({ uid }) => !drawn.has(uid))!;
    const added = [...draw.cases, { ...first!, incident: other.uid, stratum: other.stratum }];
    expect(checkDraw(resealed({ cases: added }), fitting)).toContainEqual({
      kind: 'added_cases',
      incidents: [other.uid],
    });
    const twice = checkDraw(resealed({ cases: [...draw.cases, first!] }), fitting);
    expect(twice).toContainEqual({ kind: 'added_cases', incidents: [first!.incident] });

    for (const change of [{ is_uniform: !first!.is_uniform }, { readers: first!.readers === 1 ? 2 : 1 }]) {
      const cases = [{ ...first!, ...change }, ...others];
      expect(checkDraw(resealed({ cases }), fitting)).toContainEqual({
        kind: 'altered_cases',
        incidents: [first!.incident],
      });
    }
  });

  it('is noticed with other probabilities, another seed, or other counts', () => {
    const alone = { ...fitting, all: [] };
    const strata = draw.strata.map((each) => ({ ...each, probability: each.probability / 2 }));
    expect(kinds(checkDraw(resealed({ strata }), alone))).toEqual([
      ...['contradiction', 'added_cases', 'altered_cases'],
    ]);
    // Beside the one it was made of it is a second draw at the same time.
    expect(kinds(checkDraw(resealed({ strata }), fitting))).toContain('attempt');
    const both = checkDraw(resealed({ strata, uniform: draw.uniform / 2 }), alone);
    expect(kinds(both)).toContain('added_cases');
    expect(kinds(checkDraw(resealed({ uniform: 0.2 }), alone))).toEqual(['contradiction']);
    const other = kinds(checkDraw(resealed({ seed: 'beef'.repeat(16) }), alone));
    expect(other).toEqual(expect.arrayContaining(['added_cases', 'dropped_cases']));
    const [first, ...rest] = draw.strata;
    const counted = [{ ...first!, incidents: first!.incidents + 1 }, ...rest];
    expect(kinds(checkDraw(resealed({ strata: counted, incidents: draw.incidents + 1 }), alone))).toEqual([
      'contradiction',
    ]);
    expect(kinds(checkDraw(resealed({ second_reader: 0.9 }), alone))).toEqual(['altered_cases']);
    expect(kinds(checkDraw(resealed({ shown: { resources: false, severity: true } }), alone))).toEqual([
      'contradiction',
    ]);
  });

  it('is noticed under other criteria, another scope, and with a lower try', async () => {
    const criteria = [draw.criteria.hash];
    expect(checkDraw(draw, { ...fitting, criteria })).toEqual([]);
    expect(checkDraw(draw, { ...fitting, criteria: ['d'.repeat(64)] })).toEqual([
      { kind: 'other_criteria', drawnBy: { name: 'Low risk', version: '1' } },
    ]);
    const scope = { ...draw.scope, workflow: 'mail' };
    expect(kinds(checkDraw(resealed({ scope }), { ...fitting, all: [] }))).toEqual(['other_scope']);
    const other = resealed({ scope });
    expect(kinds(checkDraw(other, await log.again(other, [other], records)))).toContain('no_frame');

    const again = await log.draw(records, { kind: 'deepen', previous: [draw], drawnTime: afterLog(241) });
    const { digest: _, ...rest } = { ...again, attempt: 1 };
    const lowered = { ...rest, digest: digestOf(rest) };
    const now = await log.again(again, [draw, again], records);
    expect(checkDraw(again, now)).toEqual([]);
    expect(checkDraw(lowered, { ...now, all: [draw] })).toEqual([{ kind: 'attempt', said: 1, atLeast: 2 }]);
    expect(checkDraw(again, { ...now, all: [again] })).toEqual([
      { kind: 'earlier_missing', digest: draw.digest },
    ]);
  });
});

it('notices two extensions of one draw, which would read the same incidents twice for nothing', async () => {
  const longer = closedLog({ incidents: 300 }).records;
  const one = await log.draw(longer, { kind: 'extend', previous: [draw], drawnTime: afterLog(300) });
  const two = await log.draw(longer, {
    ...{ kind: 'extend', previous: [draw], drawnTime: afterLog(301), seed: 'beef'.repeat(16) },
  });
  const all = [draw, one, two];
  expect(checkDraw(one, await log.again(one, all, longer))).toEqual([]);
  expect(checkDraw(two, await log.again(two, all, longer))).toEqual([
    { kind: 'contradiction', field: 'previous' },
  ]);
});

type Change = (of: readonly LogRecord[], incident: string) => readonly LogRecord[];
const isOf = (record: LogRecord, incident: string) =>
  ('incident_uid' in record && record.incident_uid === incident) ||
  ('finding_uid' in record && record.finding_uid === incident.replace('INC', 'F'));
const each =
  (kind: LogRecord['event_type'], change: (record: LogRecord) => readonly object[]): Change =>
  (of, incident) =>
    of.flatMap((record) =>
      record.event_type === kind && isOf(record, incident) ? change(record) : [record],
    ) as readonly LogRecord[];
const moved = (record: LogRecord, days: number) => iso(Date.parse(record.time) + days * 86_400_000);

/** What whoever keeps the log does to the incident of a drawn error, once the seed is known. */
const ofLog: Readonly<Record<string, Change>> = {
  'is dropped': each('decision', () => []),
  'has another name': each('decision', (record) => [{ ...record, incident_uid: 'INC-new' }]),
  'is dated to another week': each('decision', (record) => [{ ...record, time: moved(record, -21) }]),
  'is dated after the draw': each('decision', (record) => [{ ...record, time: moved(record, 300) }]),
  'is recorded after the draw': each('decision', (record) => [
    { ...record, logged_time: moved(record, 300) },
  ]),
  'acts otherwise': each('decision', (record) => [
    { ...record, action: { name: 'notify_owner', category: 'notify' } },
  ]),
  'is a test': each('decision', (record) => [{ ...record, environment: 'test' }]),
  'is of another workflow': each('decision', (record) => [{ ...record, workflow: 'mail' }]),
  'is of another bundle': each('decision', (record) => [{ ...record, release_id: 'release-b' }]),
  'is of another risk class': each('decision', (record) => [{ ...record, risk_level: 'critical' }]),
  'has a decision more': (of, incident) => [
    ...of,
    ...of
      .filter((record) => record.event_type === 'decision' && isOf(record, incident))
      .map(
        (record) =>
          ({ ...record, event_id: 'more', decision_id: 'D-more', time: moved(record, 0.1) }) as LogRecord,
      ),
  ],
  'has a new label dated before': (of, incident) => [
    ...of,
    verdict({
      finding_uid: incident.replace('INC', 'F'),
      basis: 'incident_review',
      verdict: 'false_positive',
      time: '2026-01-06T00:00:00Z',
    }),
  ],
  'has no label': each('verdict', () => []),
};

describe('a changed log', () => {
  it.each(someOf(Object.entries(ofLog), 6))('is noticed when a drawn incident %s', async (_, change) => {
    const drawn = draw.cases.find(({ stratum }) => draw.strata[stratum]?.weak === 'says_right')!;
    const now = await log.again(draw, [draw], change(records, drawn.incident));
    const problems = checkDraw(draw, { ...now, sources: [{ file: 'new.jsonl', sha256: 'e'.repeat(64) }] });
    const changed = problems.find(({ kind }) => kind === 'changed_log');
    expect(changed).toMatchObject({ files: ['new.jsonl'] });
    // Which incidents: those of the strata that changed, and the drawn one where it moved.
    const strata = changed?.kind === 'changed_log' ? changed.strata : [];
    expect(strata.length).toBeGreaterThan(0);
    expect(strata.length).toBeLessThanOrEqual(2);
  });

  it('names the drawn incidents that are gone, and says how many there were', async () => {
    const { incident } = draw.cases[3]!;
    const now = await log.again(draw, [draw], ofLog['is dropped']!(records, incident));
    expect(checkDraw(draw, now)).toEqual([
      expect.objectContaining({
        kind: 'changed_log',
        drawn: [incident],
        incidentsThen: 240,
        incidentsNow: 239,
      }),
      { kind: 'changed_cases', incidents: [incident] },
    ]);
  });

  it('is noticed when an incident that was not drawn changes, or one is invented', async () => {
    const drawn = new Set(draw.cases.map(({ incident }) => incident));
    const other = fitting.frame!.incidents.find(({ uid }) => !drawn.has(uid))!.uid;
    for (const change of [ofLog['is dropped']!, ofLog['has another name']!]) {
      expect(kinds(checkDraw(draw, await log.again(draw, [draw], change(records, other))))).toEqual([
        'changed_log',
      ]);
    }
    const invented = decision({ agent: { uid: 'harbor' }, time: '2026-02-01T00:00:00Z' });
    const now = await log.again(draw, [draw], [...records, invented]);
    expect(checkDraw(draw, now)).toEqual([
      expect.objectContaining({ kind: 'changed_log', drawn: [], incidentsNow: 241 }),
    ]);
  });

  it('is noticed when a reader would be shown other evidence', async () => {
    const { incident } = draw.cases[0]!;
    const change = each('decision', (record) => [
      { ...record, evidence: [{ uid: 'alert', name: 'edr alert, now severe', provenance: 'edr' }] },
    ]);
    const now = await log.again(draw, [draw], change(records, incident));
    expect(checkDraw(draw, now)).toEqual([{ kind: 'changed_cases', incidents: [incident] }]);
  });

  it('is none when records came after the draw, whatever they say of the incidents before', async () => {
    const { incident } = draw.cases[0]!;
    const finding_uid = incident.replace('INC', 'F');
    const later = iso(afterLog() + 86_400_000);
    const grown = [
      ...closedLog({ incidents: 400 }).records,
      verdict({ finding_uid, verdict: 'false_positive', time: later }),
      verdict({ finding_uid, verdict: 'false_positive', time: '2026-01-09T00:00:00Z', logged_time: later }),
      decision({ incident_uid: incident, agent: { uid: 'harbor' }, time: later }),
      decision({ agent: { uid: 'harbor' }, time: '2026-01-09T00:00:00Z', logged_time: later }),
    ];
    expect(checkDraw(draw, await log.again(draw, [draw], grown))).toEqual([]);
  });
});

describe('answers in the log', () => {
  const answer = (change: Parameters<typeof verdict>[0]) =>
    verdict({
      ...{ schema_version: '1.1', basis: 'second_analyst', blind: true, time: iso(afterLog() + 3_600_000) },
      author: { uid: 'reader-1', kind: 'human' },
      ...change,
    });

  it('change no frame, even where they are dated before the draw', async () => {
    const sampling = { draw: draw.digest.slice(0, 16), case: draw.cases[0]!.case };
    const { incident } = draw.cases[0]!;
    const dated = answer({
      ...{ decision_id: incident.replace('INC', 'D'), verdict: 'false_positive', sampling },
      time: '2026-01-07T00:00:00Z',
    });
    expect(checkDraw(draw, await log.again(draw, [draw], [...records, dated]))).toEqual([]);
  });

  it('name draws that nobody gave, which are tries; those of the agent itself name none', async () => {
    const { incident } = draw.cases[0]!;
    const of = (name: string, uid: string) =>
      answer({
        decision_id: incident.replace('INC', 'D'),
        author: { uid, kind: 'human' },
        sampling: { draw: name, case: draw.cases[0]!.case },
      });
    const answered = [
      ...records,
      ...[of(draw.digest.slice(0, 16), 'reader-1'), of('0123456789abcdef', 'reader-1')],
      ...[of('fedcba9876543210', 'Harbor'), of('fedcba9876543210', 'harbor/reader')],
    ];
    await log.open(answered);
    const answers = await auditAnswers(log.query);
    expect(answers.map(({ is_own, incident: on }) => [is_own, on])).toEqual(
      expect.arrayContaining([
        [true, incident],
        [false, incident],
      ]),
    );
    expect(unknownDraws(answers, [draw], fitting.frame!)).toEqual(['0123456789abcdef']);
    const more = await log.draw(answered, { kind: 'deepen', previous: [draw], drawnTime: afterLog(241) });
    expect(more.attempt).toBe(3);
  });
});
