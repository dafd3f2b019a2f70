import { z } from 'zod';
import { fieldWords, type FieldWords } from './form-field';

const between = (low: number, high: number, problem: string, words: FieldWords) =>
  z.number(problem).gt(low, problem).lt(high, problem).register(fieldWords, words);
const percent = (label: string, help: string) => between(0, 100, 'Above 0% and below 100%.', { label, help });
const whole = (low: number, high: number, problem: string, words: FieldWords) =>
  z.int(problem).min(low, problem).max(high, problem).register(fieldWords, words);

/** The calculator's fields; shares in percent, as people write them. */
export const planSchema = z.strictObject({
  limit: percent('Limit p0, %', 'share in error that must be ruled out'),
  alpha: percent('Chance of a false pass α, %', 'over all looks together'),
  releaseIndex: whole(1, 100, 'A whole number from 1 to 100.', {
    label: 'Candidate bundle',
    help: '1 for the first; later ones get less α',
  }),
  perWeek: between(0, 1e6, 'Above 0 and below 1,000,000 incidents a week.', {
    label: 'Incidents a week',
    help: 'pace at which they mature',
  }),
  lagDays: whole(0, 365, 'A whole number from 0 to 365.', {
    label: 'Maturity lag, days',
    help: 'until an incident can be judged',
  }),
  errorRate: percent('True error rate, %', 'what the agent is believed to be'),
  decisionsPerIncident: whole(1, 100, 'A whole number from 1 to 100.', {
    label: 'Decisions an incident',
    help: 'they are not independent',
  }),
  icc: z
    .number('From 0 up to, not including, 1.')
    .min(0, 'From 0 up to, not including, 1.')
    .lt(1, 'From 0 up to, not including, 1.')
    .register(fieldWords, {
      label: 'Likeness within an incident',
      help: 'intra-cluster correlation, 0 to 1',
    }),
  maxIncidents: whole(1, 20_000, 'A whole number from 1 to 20,000.', {
    label: 'Give up after, incidents',
    help: 'end of the curve',
  }),
  runs: whole(100, 20_000, 'A whole number from 100 to 20,000.', {
    label: 'Simulated runs',
    help: 'more runs, smoother curve',
  }),
  seed: whole(0, 2 ** 31 - 1, 'A whole number from 0 to 2,147,483,647.', {
    label: 'Seed',
    help: 'same seed, same curve',
  }),
});

/** NaN while nothing is written. */
export type PlanFields = z.infer<typeof planSchema>;
