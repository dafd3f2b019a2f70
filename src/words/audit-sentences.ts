import { count, exactPercent, plain, utcDate } from './format';

// Clauses of verdicts that rest on an audit; a verdict is exported as data, so they carry ordinary spaces.

/** What a sentence needs to know of the audit behind a gate. */
export interface AuditFound {
  /** Incidents that could be drawn and are old enough, how many of them were drawn, and how many are fully answered. */
  readonly incidents: number;
  readonly drawn: number;
  readonly read: number;
}

/** "judged on an audit: 160 of 4,000 incidents read" */
export const auditClause = ({ incidents, read }: AuditFound): string =>
  plain(`judged on an audit: ${count(read)} of ${count(incidents)} incidents read`);

export const unansweredClause = ({ drawn, read }: AuditFound, limit: number): string =>
  plain(
    `${count(drawn - read)} of ${count(drawn)} drawn incidents are not fully read yet; at most ${exactPercent(limit)} may be open`,
  );

export const nothingDrawnClause = 'none of the drawn incidents holds a decision that counts towards it';

export const otherCriteriaClause = (name: string): string =>
  `the draw ${name} was made under other criteria, and a limit that is chosen afterwards shows nothing`;

export const uncoveredClause = (incidents: number, through: number): string =>
  plain(
    `the audit covers incidents up to ${utcDate(through)}; ${count(incidents)} have become old enough since, extend the draw to them`,
  );

/** What is wrong with a draw, in sentences, as the clause of a verdict. */
export const unfitClause = (name: string, problem: string): string =>
  `the draw ${name} cannot be used (${problem})`;
