/** What a decision is to one metric, as a sum. */
export const mark = {
  counted: 1,
  /** A shortfall where higher is better. */
  error: 2,
  /** It would count and has no label. */
  open: 4,
  /** In error only because nothing was recorded. */
  unrecorded: 8,
  /** On a critical asset, at high risk, or not to be undone. */
  severe: 16,
  /** It would count and is younger than the lag. */
  young: 32,
} as const;
