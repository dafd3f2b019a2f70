/** How one number is defined, in words for people, and the SQL that counts it. */
export interface MetricPage {
  readonly id: string;
  readonly title: string;
  /** The question that the number answers. */
  readonly question: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly excluded: string;
  readonly unresolved: string;
  readonly unit: string;
  readonly interval: string;
  /** Published source of the estimate and its interval. */
  readonly source: string;
  /** Reads `slice`, the selected decisions. */
  readonly sql: string;
}
