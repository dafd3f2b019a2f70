import { expect, it } from 'vitest';
import { rightYetTooLittle, tooLittleWords } from '../../src/answers/outcomes/confusion-words';
import { confusion } from '../../src/metrics/confusion/confusion';
import { missed } from '../../src/metrics/missed/missed';
import { emptySelection } from '../../src/slice/selection/selection';
import { type Fact, queryOver } from '../metrics/hand-facts';

const notice: Fact = { is_action: false, is_proposal: true, human_outcome: 'pending', is_decided: false };

it('a notice on what was real is right in the grid and missed in Missed cases; both say so', async () => {
  const query = await queryOver([
    // Two notices on real cases that no human decided on, one on a false alarm, one without a label.
    { ...notice, incident_key: 1, warranted: true },
    { ...notice, incident_key: 2, warranted: true },
    { ...notice, incident_key: 3, warranted: false },
    { ...notice, incident_key: 4, warranted: null },
    // An action and an escalation on real cases; a sampled case that was left and was real.
    { incident_key: 5, warranted: true },
    { ...notice, incident_key: 6, warranted: true, is_escalation: true },
    { incident_key: 7, warranted: true, is_action: false, is_proposal: false, sampling_probability: 0.5 },
  ]);
  const grid = await confusion(query, emptySelection);
  expect(rightYetTooLittle(grid)).toBe(2);
  // The two notices and the case that was left, of five that were real.
  expect((await missed(query, emptySelection)).missed).toMatchObject({ hits: 3, n: 5 });
  expect(tooLittleWords(2)).toContain(': 2 of those right would “propose something else”');
  expect(tooLittleWords(0)).toBe('');
});
