import { z } from 'zod';
import type { Control } from './control';
import { fieldWords } from './form-field';
import type { Tier } from './vocabulary';

/** What a person decides on what tripped. */
export const rulingDecisions = ['lift', 'step_down'] as const;
export type RulingDecision = (typeof rulingDecisions)[number];

/** What a person writes down on what tripped. */
export const rulingFormSchema = z.strictObject({
  decision: z.enum(rulingDecisions, 'Choose one.').register(fieldWords, { label: 'Decision' }),
  text: z
    .string()
    .trim()
    .min(1, 'Say what was found, and what changed.')
    .max(2000, 'Keep it to 2,000 characters.')
    .register(fieldWords, { label: 'Reason: what was found, and what changed', lines: 4 }),
  by: z
    .string()
    .trim()
    .min(1, 'Name the person who decides.')
    .max(120, 'Keep the name to 120 characters.')
    .register(fieldWords, { label: 'Who decides' }),
  until: z.iso
    .date('Write a day as 2026-03-02, or nothing.')
    .optional()
    .register(fieldWords, { label: 'Counts until', help: 'empty: for good' }),
});
export type RulingForm = z.infer<typeof rulingFormSchema>;

export interface RulingAbout {
  readonly agent: string;
  readonly workflow: string;
  readonly tierHeld: Tier | null;
  /** Latest time in the logs, RFC 3339: what was seen. */
  readonly seenUntil: string;
  /** When it is given, RFC 3339. */
  readonly time: string;
  readonly eventId: string;
}

/** The decision as a record to be appended to the log: a ruling lifts the trip, a tier that is revoked leaves it. */
export function rulingRecord({ decision, text, by, until }: RulingForm, about: RulingAbout): Control {
  const common = {
    schema_version: '1.1',
    event_type: 'control',
    event_id: about.eventId,
    time: about.time,
    agent: { uid: about.agent },
    ...(about.workflow === '(none)' ? {} : { workflow: about.workflow }),
    actor: by,
    reason: text,
  } as const;
  if (decision === 'step_down') {
    return { ...common, kind: 'tier_revoke', ...(about.tierHeld === null ? {} : { tier: about.tierHeld }) };
  }
  const end = until === undefined ? {} : { end_time: `${until}T23:59:59Z` };
  return { ...common, kind: 'ruling', window: { start_time: about.seenUntil, ...end } };
}
