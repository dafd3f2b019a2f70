import type { Database } from '../database/engine/database';
import { TableWriter } from '../database/tables/writer';
import { loadText } from '../intake/loading/load-text';
import {
  answerWords,
  missedFirst,
  noLogShowsSentence,
  selfTestLine,
  selfTestOf,
  selfTestScope,
} from '../answers/readiness/self-test-words';
import { stepFor } from '../readiness/criteria/criteria';
import { judgingIn } from '../readiness/gather/judge-text';
import type { Evaluation } from '../readiness/judge';
import { runSelfTest, type SelfTest } from '../readiness/self-test/run-self-test';
import type { Criteria } from '../records/criteria';
import { count, inSentence, plain } from '../words/format';
import { stateWords } from '../words/paper-words';
import { columns, shown } from './print';

/**
 * The self-test of every step that judges a scope, each once. It empties the database and leaves a made log in it.
 * Rejects as a load does.
 */
export async function selfTests(
  database: Database,
  { scopes }: Evaluation,
  criteria: readonly Criteria[],
  write: (progress: string) => void,
): Promise<SelfTest[]> {
  const judge = judgingIn(database, (text, own) => loadText(text, own, () => new TableWriter()));
  const tests: SelfTest[] = [];
  for (const scope of scopes) {
    const applied = stepFor(criteria, scope);
    if (applied === null || selfTestOf(tests, scope) !== undefined) continue;
    const onMutant = (done: number, all: number) =>
      write(`\rself-test of ${shown(applied.criteria.name)}: ${count(done)} of ${count(all)} logs`);
    tests.push(await runSelfTest(applied, judge, { onMutant }));
    write('\n');
  }
  return tests;
}

/** The self-tests for people: missed ones first, and the share caught. */
export function printedSelfTests(tests: readonly SelfTest[]): string[] {
  return tests.flatMap((test) => [
    '',
    shown(selfTestLine(test)),
    `  ${plain(selfTestScope(test))}`,
    ...columns(
      missedFirst(test.results).map(({ title, changes, answer, after }) => [
        `    ${title}`,
        changes,
        answer === 'missed' ? 'MISSED' : inSentence(answerWords[answer][0]),
        after === null ? '' : stateWords[after],
      ]),
      9,
    ),
    `  ${noLogShowsSentence}`,
  ]);
}
