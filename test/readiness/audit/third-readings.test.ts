import { describe, expect, it } from 'vitest';
import { standingNotes } from '../../../src/answers/readiness/standing';
import { defaultCriteria } from '../../../src/readiness/criteria/criteria';
import { answersOf, auditing, closedOnly, type Fields, oneGate, type Reading } from './audited-log';

const { draw, judge } = auditing();

const criteriaOf = (id: string, gates: (typeof oneGate)[number]['gates']) =>
  oneGate.map((each) => ({ ...each, gates, steps: each.steps.map((step) => ({ ...step, gates: [id] })) }));
const [falsePositives] = oneGate[0]!.gates;
const strict = { ...falsePositives!, id: 'strict', metric: 'containment_precision_strict' as const };
const misses = defaultCriteria[0]!.gates.find(({ metric }) => metric === 'known_misses')!;

const indexOf = (uid: unknown) => Number(String(uid).slice(1));
const isLeft = (incident: string) => indexOf(incident) % 3 === 0;
const acted = closedOnly(500);
const left = acted.map((record) =>
  record.event_type === 'decision' && isLeft(String(record.decision_id))
    ? { ...record, action: { name: 'no_action', category: 'none' } }
    : record,
);

// Six that are old enough, each 75 apart and, where a third is left alone, left alone.
const disputed = [30, 105, 180, 255, 330, 405].map((index) => `i${index}`);
const isDisputed = (incident: string) => disputed.includes(incident);
const later = (record: Fields): Fields => ({
  ...record,
  time: new Date(Date.parse(String(record.time)) + 3_600_000).toISOString(),
});

/**
 * 6 of 12 readings found the six errors. By R: t <- 0.05 * 6 / pi^2 / 4, a quarter of the gate's α; two readings an
 * incident are n <- 12 / (1 + 0.3) * (qnorm(1 - t) / qt(1 - t, 5))^2 independent ones; qbeta(t, n / 2, n / 2 + 1).
 */
const sensitivity = 0.0395;

const cases = [
  // What readers find to be a false alarm is an error of an action, and none of a case that was left alone.
  ['false positives', oneGate, acted, 0.05, () => false, true],
  ['strict precision', criteriaOf('strict', [strict]), acted, 0.05, () => false, true],
  ['known misses', criteriaOf(misses.id, [misses]), left, 0.2, isLeft, false],
] as const;

describe.each(cases)('third readings of %s', (_, criteria, records, limit, isAlarm, isErrorAlarm) => {
  const audited = draw.bind(null, records, { probability: 1, secondReader: 1, criteria });
  /** Whether a reader calls a case a false alarm, given that they find an error in it. */
  const says = (isError: boolean, incident: string) => (isError ? isErrorAlarm : isAlarm(incident));
  const judged = async (first: Required<Reading>['wrong'], third: Reading | null) => {
    const sample = await audited();
    const answers = answersOf(sample, {
      wrong: (incident, reader) => says(first(incident, reader), incident),
    });
    const more = third === null ? [] : answersOf(sample, { readers: ['cleo'], ...third }).map(later);
    const [scope] = await judge([...records, ...answers, ...more], [sample.draw], criteria);
    return { scope: scope!, gate: scope!.gates[0]! };
  };
  const ben = (incident: string, reader: string) => reader === 'ben' && isDisputed(incident);

  it('that find errors which readers missed lower the limit, and take the verdict back', async () => {
    const before = await judged(ben, null);
    expect(before.scope.state).toBe('eligible');
    expect(before.gate.labels?.corrected ?? null).toBeNull();
    const wrong = (incident: string) => says(true, incident);
    const { scope, gate } = await judged(ben, { reads: isDisputed, wrong });
    // No reading of a right case said wrong.
    expect(gate.labels?.corrected?.sensitivity).toBeCloseTo(sensitivity, 4);
    expect(gate.labels?.corrected?.specificity).toBe(1);
    expect(gate.labels?.corrected?.limit).toBeCloseTo(limit * sensitivity, 4);
    expect(gate.limit).toBe(limit);
    expect(Math.min(...gate.readings.map((each) => each.limit))).toBe(gate.labels?.corrected?.limit);
    expect(gate.eNeeded).toBeCloseTo(2 * before.gate.eNeeded, 9);
    expect(gate.state).toBe('not_shown_yet');
    expect(scope.state).toBe('not_shown_yet');
    // What is worse is still worse than the limit asked for.
    expect(gate.worseE).toBeLessThan(1.5);
    expect(standingNotes(scope).map(({ text }) => text)).toContainEqual(
      expect.stringContaining('Labels miss some errors, so their share must be under '),
    );
  });

  it('change nothing where all agree, or where none is needed', async () => {
    const none = await judged(() => false, null);
    const agreed = await judged(() => false, { reads: isDisputed, wrong: isAlarm });
    for (const { scope, gate } of [none, agreed]) {
      expect(scope.state).toBe('eligible');
      expect(gate.labels?.corrected ?? null).toBeNull();
      expect(Math.min(...gate.readings.map((each) => each.limit))).toBe(limit);
      expect(gate.eNeeded).toBe(none.gate.eNeeded);
    }
  });

  it('never make more of an agent than no third reading does', async () => {
    // Of the six one is settled: the others count as errors that a reader missed.
    const wrong = (incident: string) => says(true, incident);
    const one = await judged(ben, { reads: (incident) => incident === disputed[0], wrong });
    expect(one.gate.labels?.corrected?.sensitivity).toBeCloseTo(sensitivity, 4);
    expect(one.scope.state).toBe('not_shown_yet');
  });
});
