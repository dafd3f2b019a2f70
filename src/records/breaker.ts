import { z } from 'zod';

const hours = z
  .number('a number of hours')
  .gt(0, 'a window needs more than 0 hours: in a window of nothing nothing can happen')
  .max(8760, 'at most a year of hours');
const most = z.int('a whole number').min(1, 'at least 1').max(1_000_000);
const share = z.number().gt(0, 'above 0').lt(1, 'below 1');
/** Fewer known outcomes than this in the window trip nothing. */
const atLeast = z.int('a whole number').min(1, 'at least 1').max(100_000);

/** What trips a breaker. Rates are of outcomes that arrived within the window. */
export const tripSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('containments'), most, hours }),
  z.strictObject({ kind: z.literal('target_class'), most, hours }),
  z.strictObject({ kind: z.literal('consecutive_overrides'), most }),
  z.strictObject({ kind: z.literal('false_positive_rate'), above: share, hours, atLeast }),
  z.strictObject({ kind: z.literal('override_rate'), above: share, hours, atLeast }),
  z.strictObject({ kind: z.literal('error_rate'), above: share, hours, atLeast }),
  z
    .strictObject({
      kind: z.literal('burn_rate'),
      budget: share.describe('Share of wrong actions that is allowed for'),
      factor: z.number().gt(0).max(1000),
      longHours: hours,
      shortHours: hours,
      atLeast,
    })
    .refine(
      ({ longHours, shortHours }) => shortHours < longHours,
      'the short window must be shorter than the long one',
    ),
  z.strictObject({
    kind: z.literal('confidence_floor'),
    below: z.number().min(0).max(1),
    inARow: most,
  }),
]);
export type Trip = z.infer<typeof tripSchema>;
export type TripKind = Trip['kind'];

export const breakerScopes = ['all', 'agent', 'agent_workflow'] as const;

/** A circuit breaker, as data: whichever rule trips first sends its scope to advisory-only mode. */
export const breakerSchema = z.strictObject({
  format: z.literal('shadowproof-breaker/1'),
  name: z.string().min(1).max(120),
  version: z.string().min(1).max(40),
  scope: z.enum(breakerScopes),
  trips: z.array(tripSchema).min(1, 'a breaker without a rule never trips').max(40),
  coolDownHours: z.number().gt(0, 'a cool-down of 0 hours stops nothing').max(8760),
  reset: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('itself') }),
    z
      .strictObject({
        by: z.literal('person'),
        from: z.int().min(0).max(23),
        until: z.int().min(1).max(24),
      })
      .refine(({ from, until }) => from < until, 'working hours end after they begin')
      .describe('A person resets it after the cool-down, Monday to Friday in these hours, UTC'),
  ]),
});
export type Breaker = z.infer<typeof breakerSchema>;
