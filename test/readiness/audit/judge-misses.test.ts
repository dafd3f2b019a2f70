import { expect, it } from 'vitest';
import { defaultCriteria } from '../../../src/readiness/criteria/criteria';
import { judgeMisses } from '../../../src/readiness/audit/judge-misses';
import type { RealUnit } from '../../../src/readiness/audit/real-units';
import { randomSource } from '../../../src/statistics/random';
import { gate as gateOfKind } from '../builders';
import { answersOf, auditing, closedOnly, type Fields, oneGate } from './audited-log';

const { draw, judge } = auditing();
const isMisses = ({ metric }: { metric: string }) => metric === 'known_misses';
/** At most 1 case in 5 missed, and in 2 of 5 incidents. */
const criteria = oneGate.map((each) => ({
  ...each,
  gates: (defaultCriteria[0]?.gates ?? []).filter(isMisses),
  steps: each.steps.map((step) => ({ ...step, gates: ['known_misses'] })),
}));

const isLeft = (index: number) => index % 3 === 0;
const numberOf = (incident: string) => Number(incident.slice(1));
const records = closedOnly(600).map((record): Fields =>
  record.event_type === 'decision' && isLeft(Number(String(record.decision_id).slice(1)))
    ? { ...record, action: { name: 'no_action', category: 'none' } }
    : record,
);
const audited = () =>
  draw(records, { probability: ({ conduct }) => (conduct === 'held_back' ? 0.3 : 0.9), criteria });
const gateOf = async (answers: Fields[], draws: Parameters<typeof judge>[1]) => {
  const [scope] = await judge([...records, ...answers], draws, criteria);
  return { state: scope?.state, gate: scope?.gates[0] };
};

it('weighs misses by how likely they were to be drawn', async () => {
  const sample = await audited();
  // Every case left alone is real: a third of all is missed, and 1 in 7 of the drawn.
  const { state, gate } = await gateOf(answersOf(sample), [sample.draw]);
  const old = sample.draw.cases.map(({ incident }) => numberOf(incident)).filter((index) => index < 574);
  const left = old.filter(isLeft).length;
  expect(left / old.length).toBeLessThan(0.2);
  const weighted = left / 0.3 / (left / 0.3 + (old.length - left) / 0.9);
  expect(gate?.audit?.estimate.share).toBeCloseTo(weighted, 12);
  expect(weighted).toBeGreaterThan(0.25);
  expect(gate?.readings.some(({ holds }) => holds)).toBe(false);
  expect(state).not.toBe('eligible');
});

it('is met where readers find nothing missed, and not while what was left alone is not read', async () => {
  const sample = await audited();
  const wrong = (incident: string) => isLeft(numberOf(incident));
  const { state, gate } = await gateOf(answersOf(sample, { wrong }), [sample.draw]);
  expect(state).toBe('eligible');
  expect(gate?.audit?.estimate.share).toBe(0);
  const unread = await gateOf(answersOf(sample, { reads: (incident) => !wrong(incident) }), [sample.draw]);
  expect(unread.gate?.state).toBe('not_measurable');
  // A small part that is not read counts as missed.
  const some = new Set(
    sample.draw.cases
      .map(({ incident }) => incident)
      .filter(wrong)
      .slice(0, 4),
  );
  const few = await gateOf(answersOf(sample, { wrong, reads: (incident) => !some.has(incident) }), [
    sample.draw,
  ]);
  expect(few.gate?.observed.unresolved).toBe(4);
  expect(few.gate?.audit?.estimate.share).toBeGreaterThan(0);
});

it('does not take the agent back because the draw found misses more often than catches', async () => {
  const rare = closedOnly(600).map((record): Fields =>
    record.event_type === 'decision' && Number(String(record.decision_id).slice(1)) % 15 === 0
      ? { ...record, action: { name: 'no_action', category: 'none' } }
      : record,
  );
  const sample = await draw(rare, {
    probability: ({ conduct }) => (conduct === 'held_back' ? 1 : 0.2),
    criteria,
  });
  const [scope] = await judge([...rare, ...answersOf(sample)], [sample.draw], criteria);
  const [gate] = scope?.gates ?? [];
  // 1 in 15 is missed of all, and about 1 in 4 of the drawn; at most 1 in 5 may be.
  expect(gate?.observed.hits).toBeGreaterThan(0.2 * (gate?.observed.n ?? 0));
  expect(gate?.readings).toHaveLength(48);
  expect(gate?.worseE).toBeLessThan(2);
  expect(gate?.state).toBe('met');
});

const misses = gateOfKind({ metric: 'known_misses', limit: 0.2 });
const asUnits = (units: readonly RealUnit[]) =>
  [{ cluster: 'incident', leftOut: 'as_recorded', units }] as const;
const judging = { alpha: 0.0304, lowest: 0.1, missing: 0, isSince: () => true };

it('bets on several incidents as on one', () => {
  const one = { n: 1, open: 0 };
  const unit: RealUnit = {
    ...{ openedAt: 0, incidents: 2 },
    real: [
      { ...one, missed: 1, probability: 0.5, isUniform: false },
      { ...one, missed: 0, probability: 1, isUniform: true },
    ],
  };
  const judged = judgeMisses(asUnits([unit]), misses, { ...judging, lowest: 0.5 });
  const of = (average: string) => judged?.readings.find((each) => each.average === average)?.eNow;
  // Weights 1 and ½ of 2 incidents: 0.75·(0.2 − 2/3)/0.8 = −0.4375; the uniform one: ½·0.2/0.8 = 0.125.
  expect(of('share_per_incident')).toBeCloseTo((0.66203125 + 1.0965625) / 2, 12);
  // Any missed takes its whole weight of 1: 0.1·0.7 + 0.45·0.3 + 0.45·0.05; the uniform one gives ½·0.4.
  expect(of('incidents_with_error')).toBeCloseTo((0.2275 + 0.1 * 1.06 + 0.45 * 1.14 + 0.45 * 1.19) / 2, 12);
  expect(judged?.readings).toHaveLength(6);
});

it('takes a cluster of which a part was drawn as that part', () => {
  const one = { n: 1, open: 0, isUniform: false };
  const units: RealUnit[] = [
    { openedAt: 0, incidents: 3, real: [{ ...one, missed: 0, probability: 1 }] },
    { openedAt: 1, incidents: 1, real: [{ ...one, missed: 1, probability: 0.1 }] },
  ];
  // A third of a unit that was drawn for sure, and one that stands for ten.
  expect(judgeMisses(asUnits(units), misses, judging)?.readings[0]?.share).toBeCloseTo(10 / (10 + 1 / 3), 12);
});

it('promotes at the limit by luck alone, where misses hide in what is read in full', () => {
  const random = randomSource(7);
  const runs = 400;
  let promoted = 0;
  for (let run = 0; run < runs; run += 1) {
    const units = Array.from({ length: 500 }, (_, at): RealUnit[] => {
      const isMissed = random.uniform() < 0.2;
      const number = random.uniform();
      const probability = isMissed ? 1 : 0.1;
      if (number >= probability) return [];
      const own = { n: 1, missed: Number(isMissed), open: 0, probability, isUniform: number < 0.1 };
      return [{ openedAt: at, incidents: 1, real: [own] }];
    }).flat();
    const [first] = judgeMisses(asUnits(units), misses, judging)?.readings ?? [];
    promoted += Number((first?.eNow ?? 0) >= 1 / judging.alpha);
  }
  // α 3.04 % and twice its simulation error.
  expect(promoted / runs).toBeLessThan(0.048);
});
