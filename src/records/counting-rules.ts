import { z } from 'zod';

/**
 * What every verdict counts by, stated in the criteria so that it is shown, hashed and signed with them. This version
 * counts by these values alone: criteria that name others are refused.
 */
export const countingRules = {
  /** One of these is enough for the high risk class. */
  highRisk: {
    riskLevel: ['high', 'critical'],
    severity: ['high', 'critical'],
    criticality: ['high', 'critical'],
    reversibility: ['irreversible'],
    /** Targets, at least. */
    blastRadius: 50,
    /** Where none of these is recorded. */
    unknown: ['riskLevel', 'criticality'],
  },
  /** A type of resource that holds one of these words serves many: its targets are no incidents. */
  sharedResourceTypes: [
    ...['gateway', 'firewall', 'tenant', 'director', 'proxy'],
    ...['identity_provider', 'idp', 'dns', 'vpn', 'subscription'],
  ],
  /** A key that more incidents have joins nothing. */
  mostJoined: 20,
  /** Right incidents on one target beyond so many, and beyond this share of those counted before, add nothing. */
  sameTarget: { incidents: 20, share: 0.05 },
  /** Labels by one person of so many incidents within the time rank no higher than closed classifications. */
  bulkLabels: { inMinute: 10, inTenMinutes: 30, inHour: 120 },
} as const;

const only = (value: number) => z.literal(value, `this version counts by ${value}`);
const words = (all: readonly string[]) =>
  z
    .array(z.string())
    .refine((given) => given.join() === all.join(), `this version counts by ${all.join(', ')}`);

const { highRisk, sharedResourceTypes, mostJoined, sameTarget, bulkLabels } = countingRules;

export const countingSchema = z
  .strictObject({
    highRisk: z.strictObject({
      riskLevel: words(highRisk.riskLevel),
      severity: words(highRisk.severity),
      criticality: words(highRisk.criticality),
      reversibility: words(highRisk.reversibility),
      blastRadius: only(highRisk.blastRadius),
      unknown: words(highRisk.unknown),
    }),
    sharedResourceTypes: words(sharedResourceTypes),
    mostJoined: only(mostJoined),
    sameTarget: z.strictObject({ incidents: only(sameTarget.incidents), share: only(sameTarget.share) }),
    bulkLabels: z.strictObject({
      inMinute: only(bulkLabels.inMinute),
      inTenMinutes: only(bulkLabels.inTenMinutes),
      inHour: only(bulkLabels.inHour),
    }),
  })
  .describe('What verdicts count by; these values alone are accepted');
