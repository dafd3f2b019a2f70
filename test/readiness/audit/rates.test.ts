import { expect, it } from 'vitest';
import { missed } from '../../../src/metrics/missed/missed';
import { emptySelection } from '../../../src/slice/selection/selection';
import { answersOf, auditing, closedOnly, type Fields } from './audited-log';

const { draw, judge, query } = auditing();

const numberOf = (incident: string) => Number(incident.slice(1));
// Every third incident was left alone; every fifth that was acted on was closed as a false positive.
const isLeft = (index: number) => index % 3 === 0;
const isClosedWrong = (index: number) => !isLeft(index) && index % 5 === 0;
const indexOf = ({ decision_id: id }: Fields) => Number(String(id).slice(1));
const records = closedOnly(600).map((record): Fields => {
  const index = indexOf(record);
  if (record.event_type === 'decision' && isLeft(index))
    return { ...record, action: { name: 'no_action', category: 'none' } };
  if (record.event_type === 'verdict' && isClosedWrong(index))
    return { ...record, verdict: 'false_positive' };
  return record;
});
// Readers find half of what was closed as wrong to be so, one in 22 of the rest, and one in seven left alone missed.
const isWrong = (index: number) => (isClosedWrong(index) ? index % 2 === 0 : index % 22 === 1);
const isMissed = (index: number) => isLeft(index) && index % 7 === 0;

it('estimates shares as plain weighted sums give them, and misses as the measure of misses does', async () => {
  const audited = await draw(records, {
    probability: ({ weak, conduct }) => (conduct === 'held_back' ? 0.5 : weak === 'says_wrong' ? 0.9 : 0.4),
  });
  const answers = answersOf(audited, {
    wrong: (incident) => {
      const index = numberOf(incident);
      return isLeft(index) ? !isMissed(index) : isWrong(index);
    },
  });
  const [scope] = await judge([...records, ...answers], [audited.draw]);
  const rates = new Map(scope?.audit?.rates.map((rate) => [rate.id, rate]));

  // Answers come on day 300, so that incidents of the last fourteen days, two a day, are not judged.
  const drawn = audited.draw.cases
    .map(({ incident, stratum }) => ({
      index: numberOf(incident),
      weight: 1 / (audited.draw.strata[stratum]?.probability ?? 0),
    }))
    .filter(({ index }) => index < 574);
  const sum = (of: typeof drawn) => of.reduce((total, { weight }) => total + weight, 0);
  const acted = drawn.filter(({ index }) => !isLeft(index));
  const wrong = acted.filter(({ index }) => isWrong(index));
  expect(new Set(drawn.map(({ weight }) => weight)).size).toBe(3);
  expect(rates.get('false_positive_share')).toMatchObject({
    n: acted.length,
    hits: wrong.length,
    unresolved: 0,
  });
  expect(rates.get('false_positive_share')?.share).toBeCloseTo(sum(wrong) / sum(acted), 12);

  const left = drawn.filter(({ index }) => isMissed(index));
  const real = [...left, ...acted.filter(({ index }) => !isWrong(index))];
  expect(rates.get('missed')?.share).toBeCloseTo(sum(left) / sum(real), 12);
  const { missed: measured } = await missed(query(), emptySelection);
  const ofMissed = rates.get('missed');
  expect(ofMissed?.n).toBe(measured.n);
  expect(ofMissed?.share).toBeCloseTo(measured.share ?? NaN, 12);
  expect(ofMissed?.interval?.lower).toBeCloseTo(measured.interval?.lower ?? NaN, 9);
  expect(ofMissed?.interval?.upper).toBeCloseTo(measured.interval?.upper ?? NaN, 9);
  const agreeing = drawn.filter(({ index }) => (isLeft(index) ? !isMissed(index) : !isWrong(index)));
  expect(rates.get('agreement_with_readers')?.share).toBeCloseTo(sum(agreeing) / sum(drawn), 12);

  // The gate's own estimate is the same share: one decision an incident.
  expect(scope?.gates[0]?.audit?.estimate.share).toBeCloseTo(sum(wrong) / sum(acted), 12);
});

it('counts what has no answer as neither, and says its share', async () => {
  const audited = await draw(records, { probability: 0.5 });
  const old = audited.draw.cases
    .map(({ incident }) => incident)
    .filter((incident) => numberOf(incident) < 574);
  const unread = new Set(old.filter((incident) => !isLeft(numberOf(incident))).slice(0, 5));
  const answers = answersOf(audited, { reads: (incident) => !unread.has(incident) });
  const [scope] = await judge([...records, ...answers], [audited.draw]);
  const [rate] = scope?.audit?.rates ?? [];
  const acted = old.filter((incident) => !isLeft(numberOf(incident))).length;
  expect(rate).toMatchObject({ n: acted - 5, unresolved: 5, share: 0 });
  expect(rate?.unresolvedShare).toBeCloseTo(5 / acted, 12);
});
