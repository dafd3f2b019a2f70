import { describe, expect, it } from 'vitest';
import {
  foundWords,
  readingCells,
  readingColumns,
  readingRows,
  readingsSentence,
} from '../../src/answers/readiness/readings';
import { dayMs } from '../../src/readiness/readings/incidents';
import { rowsOfTrip } from '../../src/answers/readiness/rows-of-gate';
import { breachWords, needsRuling, standingNotes } from '../../src/answers/readiness/standing';
import { evaluateGate } from '../../src/readiness/gate/evaluate-gate';
import { onlyCounting } from '../../src/readiness/readings/judge-readings';
import { plain as text } from '../../src/words/format';
import { verdictOf } from '../../src/readiness/verdict-of';
import { clean, context, criteria, gate, incident, scope } from '../readiness/builders';

const [plain] = onlyCounting(clean(150));
const byFinding = clean(60);
byFinding[10] = incident(10, { n: 2, errors: 1 });
byFinding[11] = incident(11, { n: 2, errors: 1 });
const judged = evaluateGate(
  clean(150),
  gate(),
  context({
    countings: [
      plain!,
      { ...plain!, label: 'first' },
      { ...plain!, cluster: 'finding', incidents: byFinding },
      { ...plain!, leftOut: 'put_back' },
    ],
  }),
);

describe('the table of readings', () => {
  it('puts equal ones into one row, and the one that decides first', () => {
    const rows = readingRows(judged);
    // Three averages of the plain counting, each alike for three choices, and three by finding.
    expect(rows.map(({ readings }) => readings).sort()).toEqual([1, 1, 1, 3, 3, 3]);
    expect(rows.reduce((sum, { readings }) => sum + readings, 0)).toBe(judged.readings.length);
    expect(rows[0]).toMatchObject({ isDeciding: true, holds: false });
    expect(rows[0]?.counted).toBe('Counted by finding');
    expect(rows.filter(({ isDeciding }) => isDeciding)).toHaveLength(1);
    for (const row of rows) expect(readingCells(row)).toHaveLength(readingColumns.length);
    expect(readingsSentence(judged)).toMatch(
      /^\d+ of 12 readings do not hold\. The worst decides: counted by finding, .*2 of 120/,
    );
  });
});

describe('what a share is of', () => {
  it('is the reading that decides, with what is unknown, beside what is known', () => {
    expect(text(foundWords(judged))).toBe(
      '2 of 120 in the worst reading. Known: none of 300 actions were wrong, in 0 of 150 incidents',
    );
    const lost = { ...judged, observed: { ...judged.observed, unresolved: 5, missing: 14 } };
    expect(text(foundWords(lost))).toContain(
      '2 of 120 in the worst reading, 19 unknown counted as wrong. Known:',
    );
    const uneven = {
      ...judged.readings[judged.decidingReading]!,
      average: 'share_per_incident',
      share: 0.05,
    };
    expect(text(foundWords({ ...judged, readings: [uneven], decidingReading: 0 } as typeof judged))).toMatch(
      /^in the average finding; 2 of 120 in the worst reading/,
    );
    const alone = evaluateGate(clean(150), gate(), context());
    expect(text(foundWords(alone))).toBe('none of 300 actions were wrong, in 0 of 150 incidents');
  });
});

describe('what stands for and against a scope', () => {
  const on = Date.UTC(2026, 2, 12);
  const trip = {
    average: 'all_decisions',
    limit: 0.05,
    on,
    after: 140,
    from: 'old-name',
    origin: { agent: 'a', workflow: 'old-name' },
  } as const;
  const part = {
    dimension: 'mode',
    value: 'enforced',
    errors: 12,
    of: 12,
    incidents: 12,
    evidence: 2,
  } as const;

  it('says what tripped, which part is worse, what was withdrawn, and which bundles are in service', () => {
    const worse = { ...judged, trips: [trip], worseStrata: [part], provenOn: on - 1e9, withdrawnOn: on };
    const inService = [
      { release: 'r1', state: 'eligible', decidingRule: 'all_gates', decisions: 96, share: 0.96 },
      { release: 'r2', state: 'not_shown_yet', decidingRule: 'x', decisions: 4, share: 0.04 },
    ] as const;
    const verdict = { ...verdictOf(scope, [worse], criteria), inService };
    const notes = standingNotes(verdict);
    expect(notes.map(({ kind, isWarning }) => [kind, isWarning])).toEqual([
      ['trip', true],
      ['part', true],
      ['bundle', true],
      ['withdrawn', true],
      ['bundle', false],
      ['proven', false],
    ]);
    const text = notes.map((note) => note.text).join('\n');
    expect(text).toContain(
      'False-positive share: on 12 Mar 2026, after 140 judged incidents, share of all decisions above 1 in 20',
    );
    expect(text).toContain('It tripped as old-name: a new name of the same work keeps the trip.');
    // Its wrong decisions stand under the old name: there the rows open.
    const rows = rowsOfTrip(verdict, gate());
    expect(rows).toMatchObject({
      of: 'gate',
      agent: 'a',
      workflow: 'old-name',
      part: 'errors',
      releases: ['*'],
    });
    // What opened after the last incident that tripped it is not behind the trip.
    const last = Math.max(...worse.trips.map(({ on }) => on));
    expect(rows.openedUntil).toBe(last - gate().maturityLagDays * dayMs);
    expect(text).toContain('mode enforced: 12 of 12 actions were wrong, in 12 incidents');
    expect(text).toContain('Bundle r2: 4.0% of the decisions lately (4), not proven yet.');
    expect(breachWords(worse)).toMatch(/^Tripped on 12\sMar\s2026, above 1\sin\s20$/);
    expect(breachWords({ ...worse, trips: [] })).toBe('Worse in one part: mode enforced, 12 of 12');
    // Where its own evidence says it, that is told with its number.
    expect(breachWords({ ...worse, worseE: 1e9 })).toBeNull();
    expect(needsRuling(verdict)).toBe(true);
    expect(needsRuling({ gates: [judged] })).toBe(false);
  });

  it('names an incident that holds most of the errors', () => {
    const big = evaluateGate(
      [...clean(150), incident(150, { n: 9, errors: 9 }), incident(151, { errors: 1 })],
      gate(),
      context(),
    );
    const texts = standingNotes(verdictOf(scope, [big], criteria)).map(({ text }) => text);
    expect(texts).toContain('False-positive share: The worst incident holds 90.0% of all 10 errors.');
  });
});
