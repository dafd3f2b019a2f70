import { expect, it } from 'vitest';
import { defaultCriteria } from '../../../src/readiness/criteria/criteria';
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
