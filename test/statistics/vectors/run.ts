import { readFile } from 'node:fs/promises';
import { check, type Vector } from './check';

/**
 * Runs a file of reference values through src/statistics:  npm run vectors -- FILE
 * The file is a list of {id, family, input, expected, tolerance:{abs, rel}}. Prints what failed, what
 * was skipped because its family is not known, and what must not be met; exits 0 when nothing failed.
 */
export async function main(args: readonly string[]): Promise<number> {
  const [file] = args;
  if (file === undefined) {
    console.error('usage: npm run vectors -- FILE');
    return 2;
  }
  const vectors = JSON.parse(await readFile(file, 'utf8')) as readonly Vector[];
  const verdicts = vectors.map((vector) => ({ vector, verdict: check(vector) }));
  const count = (kind: string) => verdicts.filter(({ verdict }) => verdict.kind === kind).length;
  for (const { vector, verdict } of verdicts) {
    if (verdict.kind === 'passed' && verdict.note !== undefined) {
      console.log(`passed   ${vector.id}  ${verdict.note}`);
    }
    if (verdict.kind === 'failed') console.log(`failed   ${vector.id}  ${verdict.why}`);
    if (verdict.kind === 'skipped') console.log(`skipped  ${vector.id}  no family ${vector.family}`);
    if (verdict.kind === 'not-to-be-met') {
      console.log(`not to be met, and not met (counted in none of the three):  ${vector.id}  ${verdict.why}`);
    }
  }
  console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
  return count('failed') === 0 ? 0 : 1;
}
