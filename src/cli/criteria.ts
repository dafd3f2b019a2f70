import { readFile } from 'node:fs/promises';
import { parseCriteria } from '../records/criteria';
import type { Criteria } from '../records/criteria';
import { defaultCriteria, withLag } from '../readiness/criteria/criteria';
import type { SharedArguments } from './arguments';
import { errorText } from '../records/unknown';

/** Why nothing could be judged; the message is for people. */
export class CannotEvaluate extends Error {}

/** The criteria that the arguments name, else the baseline. Throws `CannotEvaluate` for a file that holds none. */
export async function criteriaOf({
  criteria: files,
  lagDays,
}: Pick<SharedArguments, 'criteria' | 'lagDays'>): Promise<readonly Criteria[]> {
  const chosen: Criteria[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw new CannotEvaluate(`${file}: ${errorText(error)}`);
    });
    const { criteria, problems } = parseCriteria(text);
    if (criteria === null) throw new CannotEvaluate([`${file} is no criteria:`, ...problems].join('\n  '));
    chosen.push(criteria);
  }
  const all = chosen.length === 0 ? defaultCriteria : chosen;
  return lagDays === null ? all : all.map((criteria) => withLag(criteria, lagDays));
}
