import { readFile } from 'node:fs/promises';
import { parseCriteria } from '../records/criteria';
import type { Criteria } from '../records/criteria';
import { integritySeen } from '../answers/integrity-of-logs/integrity-seen';
import type { Query } from '../database/engine/query';
import { readRecords } from '../intake/loading/read-record';
import type { LoadAccount } from '../intake/loading/account';
import type { AuditDraw } from '../records/audit';
import type { Attestation } from '../records/attestation';
import { evaluateScopes } from '../readiness/gather/gather';
import { missingRecords } from '../readiness/gather/missing-records';
import type { Evaluation } from '../readiness/judge';
import { emptySelection } from '../slice/selection/selection';
import { defaultCriteria, withLag } from '../readiness/criteria/criteria';
import type { SharedArguments } from './arguments';
import { errorText } from '../records/unknown';

/** Why nothing could be judged; the message is for people. */
export class CannotEvaluate extends Error {}

/** The text of a file that an argument names. Rejects with `CannotEvaluate`, which names it too. */
export async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new CannotEvaluate(`${file}: ${errorText(error)}`);
  });
}

/** The criteria that the arguments name, else the baseline. Throws `CannotEvaluate` for a file that holds none. */
export async function criteriaOf({
  criteria: files,
  lagDays,
}: Pick<SharedArguments, 'criteria' | 'lagDays'>): Promise<readonly Criteria[]> {
  const chosen: Criteria[] = [];
  for (const file of files) {
    const text = await readText(file);
    const { criteria, problems } = parseCriteria(text);
    if (criteria === null) throw new CannotEvaluate([`${file} is no criteria:`, ...problems].join('\n  '));
    chosen.push(criteria);
  }
  const all = chosen.length === 0 ? defaultCriteria : chosen;
  return lagDays === null ? all : all.map((criteria) => withLag(criteria, lagDays));
}

/** Every scope of the logs, whatever was asked for. Rejects as `Query.rows` does. */
export const judgeWhole = (
  query: Query,
  account: LoadAccount,
  criteria: readonly Criteria[],
  attestations: readonly Attestation[],
  audits: readonly AuditDraw[] = [],
): Promise<Evaluation> =>
  evaluateScopes(query, emptySelection, {
    asOf: account.build.asOf,
    criteria,
    ...{ attestations, audits, readRecords },
    integrity: integritySeen(account),
    missing: missingRecords(account, criteria),
  });
