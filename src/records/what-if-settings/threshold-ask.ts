/**
 * How errors are weighed: one loss per incident (`hoeffding_bentkus`, `e_process`), or every decision as if it
 * stood alone (`independent`), which holds only where incidents have one decision each.
 */
export const guaranteeMethods = ['hoeffding_bentkus', 'e_process', 'independent'] as const;
export type GuaranteeMethod = (typeof guaranteeMethods)[number];

export interface GuaranteeAsk {
  /** The share of wrong actions that must be ruled out, in (0, 1). */
  readonly risk: number;
  /** Chance of naming a threshold whose share lies above `risk`, in (0, 1). */
  readonly delta: number;
  readonly method: GuaranteeMethod;
}

export const firstAsk: GuaranteeAsk = { risk: 0.05, delta: 0.05, method: 'hoeffding_bentkus' };

/** What a human minute and an error are worth, all in minutes; the user's own figures. */
export interface Costs {
  readonly minutesPerReview: number;
  /** A wrong action that was let act. */
  readonly wrongLow: number;
  readonly wrongHigh: number;
  /** A right action that had to wait for a human. */
  readonly rightHeld: number;
}

export const firstCosts: Costs = { minutesPerReview: 10, wrongLow: 120, wrongHigh: 600, rightHeld: 30 };
