import { z } from 'zod';
import { fieldWords } from './form-field';

const hoursAs = (label: string) =>
  z
    .number('a number of hours')
    .gt(0, 'a window needs more than 0 hours: in a window of nothing nothing can happen')
    .max(8760, 'at most a year of hours')
    .register(fieldWords, { label });
const hours = hoursAs('In hours');
const mostAs = (label: string) =>
  z.int('a whole number').min(1, 'at least 1').max(1_000_000).register(fieldWords, { label });
const most = mostAs('At most');
const share = z.number().gt(0, 'above 0').lt(1, 'below 1');
const above = share.clone().register(fieldWords, { label: 'Above, share' });
/** Fewer known outcomes than this in the window trip nothing. */
const atLeast = z
  .int('a whole number')
  .min(1, 'at least 1')
  .max(100_000)
  .register(fieldWords, { label: 'Known at least' });

/** What trips a breaker. Rates are of outcomes that arrived within the window. */
export const tripSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('containments'), most, hours }),
  z.strictObject({ kind: z.literal('target_class'), most, hours }),
  z.strictObject({ kind: z.literal('consecutive_overrides'), most }),
  z.strictObject({ kind: z.literal('false_positive_rate'), above, hours, atLeast }),
  z.strictObject({ kind: z.literal('override_rate'), above, hours, atLeast }),
  z.strictObject({ kind: z.literal('error_rate'), above, hours, atLeast }),
  z
    .strictObject({
      kind: z.literal('burn_rate'),
      budget: share
        .describe('Share of wrong actions that is allowed for')
        .register(fieldWords, { label: 'Budget, share wrong' }),
      factor: z.number().gt(0).max(1000).register(fieldWords, { label: 'Times the budget' }),
      longHours: hoursAs('Long window, hours'),
      shortHours: hoursAs('Short window, hours'),
      atLeast,
    })
    .refine(
      ({ longHours, shortHours }) => shortHours < longHours,
      'the short window must be shorter than the long one',
    ),
  z.strictObject({
    kind: z.literal('confidence_floor'),
    below: z.number().min(0).max(1).register(fieldWords, { label: 'Below' }),
    inARow: mostAs('In a row'),
  }),
]);
export type Trip = z.infer<typeof tripSchema>;
export type TripKind = Trip['kind'];

/** The fields of one kind of trip. */
export function tripFields(kind: TripKind): Readonly<Record<string, z.ZodType>> {
  const option = tripSchema.options.find(({ shape }) => shape.kind.value === kind);
  if (!option) throw new TypeError(`${kind}: no such trip`);
  const { kind: _, ...fields } = option.shape;
  return fields;
}

export const breakerScopes = ['all', 'agent', 'agent_workflow'] as const;

/** Who resets a breaker after the cool-down, where a person does. */
export const personResetSchema = z
  .strictObject({
    by: z.literal('person'),
    from: z.int().min(0).max(23).register(fieldWords, { label: 'From hour, UTC' }),
    until: z.int().min(1).max(24).register(fieldWords, { label: 'Until hour, UTC' }),
  })
  .refine(({ from, until }) => from < until, 'working hours end after they begin')
  .describe('A person resets it after the cool-down, Monday to Friday in these hours, UTC');

/** A circuit breaker, as data: whichever rule trips first sends its scope to advisory-only mode. */
export const breakerSchema = z.strictObject({
  format: z.literal('shadowproof-breaker/1'),
  name: z.string().min(1).max(120),
  version: z.string().min(1).max(40),
  scope: z.enum(breakerScopes).register(fieldWords, { label: 'One breaker for' }),
  trips: z.array(tripSchema).min(1, 'a breaker without a rule never trips').max(40),
  coolDownHours: z
    .number()
    .gt(0, 'a cool-down of 0 hours stops nothing')
    .max(8760)
    .register(fieldWords, { label: 'Cool-down, hours' }),
  reset: z.discriminatedUnion('by', [z.strictObject({ by: z.literal('itself') }), personResetSchema]),
});
export type Breaker = z.infer<typeof breakerSchema>;
