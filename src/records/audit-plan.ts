import { z } from 'zod';
import { fieldWords } from './form-field';

const above = (high: number, problem: string) => z.number(problem).gt(0, problem).max(high, problem);

/** What people say before a sample is drawn; shares in percent, as they write them. */
export const auditPlanSchema = z.strictObject({
  hours: above(1e6, 'Above 0, or empty.')
    .nullable()
    .register(fieldWords, { label: 'Reader hours there are', help: 'empty: as many as it takes' }),
  minutes: above(600, 'Above 0 and at most 600 minutes.').register(fieldWords, {
    label: 'Minutes a case',
    help: 'for one reader',
  }),
  secondReader: z
    .number('From 0% to 100%.')
    .min(0, 'From 0% to 100%.')
    .max(100, 'From 0% to 100%.')
    .register(fieldWords, { label: 'Cases read by two, %', help: 'shows how often readers err' }),
  drawnBy: z
    .string()
    .trim()
    .max(200, 'At most 200 characters.')
    .register(fieldWords, { label: 'Drawn by', help: 'kept in the draw file; may be empty' }),
  seed: z
    .string()
    .regex(/^([0-9a-f]{64})?$/, '64 lower-case hex digits, or empty.')
    .register(fieldWords, {
      label: 'Seed',
      help: '64 hex digits that an auditor names; empty: drawn at random',
    }),
});

/** NaN while no number is written. */
export type AuditPlanFields = z.infer<typeof auditPlanSchema>;

export const firstAuditPlan: AuditPlanFields = {
  hours: null,
  minutes: 5,
  secondReader: 10,
  drawnBy: '',
  seed: '',
};
