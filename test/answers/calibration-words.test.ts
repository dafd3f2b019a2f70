import { expect, it } from 'vitest';
import { binWords, calibrationSentence } from '../../src/answers/what-if/calibration-words';
import { calibrationWhole } from '../../src/metrics/calibration/by-group';
import { emptySelection } from '../../src/slice/selection/selection';
import { type Fact, queryOver } from '../metrics/hand-facts';

const facts = (right: number, wrong: number, confidence: number): Fact[] =>
  Array.from({ length: right + wrong }, (_, at) => ({ confidence, warranted: at < right }));
const found = async (list: readonly Fact[]) =>
  calibrationWhole(await queryOver(list.map((fact, at) => ({ ...fact, incident_key: at }))), emptySelection);

it('does not call a mean that fits calibrated where the sure ones are wrong', async () => {
  // Stated (20 · .5 + 4 · .99) / 24 = 58.2 %, right 14 / 24; yet two of the four sure ones are wrong.
  const whole = await found([...facts(12, 8, 0.5), ...facts(2, 2, 0.99)]);
  expect(calibrationSentence(whole)).toBe(
    'Proposals state 58.2% and are right in 58.3%: the mean alone shows no difference, but their errors are larger than they promise.',
  );
  expect(whole.bins.map(binWords)).toEqual(['no difference shown', 'too few to tell']);
});

it('says that no difference is shown where none is', async () => {
  const whole = await found([...facts(16, 4, 0.8), ...facts(12, 8, 0.6)]);
  expect(calibrationSentence(whole)).toBe(
    'Proposals state 70.0% and are right in 70.0%: no difference is shown over all.',
  );
});

it('several decisions of one incident that are wrong together are one surprise', async () => {
  // Alone z would be 9.8; the two wrong ones in one incident halve what they say, and it stays a surprise.
  const list = [...facts(12, 8, 0.5), ...facts(2, 2, 0.99)].map((fact, at) => ({
    ...fact,
    incident_key: Math.min(at, 22),
  }));
  const { byIncident } = await calibrationWhole(await queryOver(list), emptySelection);
  expect(byIncident?.designEffect).toBeCloseTo(2, 2);
  expect(byIncident?.z).toBeCloseTo(9.85 / Math.SQRT2, 1);
});

it('shows two shares and a difference that add up as they are shown', async () => {
  // Stated 96.64 %, right 15 of 16, 93.75 %: 96.6 and 93.8 with one decimal would not be 2.9 apart; with two, 2.89.
  const whole = await found(facts(15, 1, 0.9664));
  const sentence = (gap: Partial<NonNullable<typeof whole.gap>>) =>
    calibrationSentence({
      ...whole,
      summary: { ...whole.summary, state: 'measured' },
      gap: { ...whole.gap!, kind: 'over', ...gap },
    }).replaceAll('\u00a0', ' ');
  expect(sentence({})).toBe('Proposals state 96.64% and are right in 93.75%: over-confident by 2.89 points.');
  expect(sentence({ stated: 0.966, observed: 0.946, gap: 0.02 })).toBe(
    'Proposals state 96.6% and are right in 94.6%: over-confident by 2.0 points.',
  );
});
