import type { Database } from '../database/engine/database';
import { TableWriter } from '../database/tables/writer';
import { loadText, recordsOf } from '../intake/loading/load-text';
import { recordTexts } from '../intake/loading/read-record';
import { rightDecisions } from '../metrics/label-set/label-set';
import { mostOwnRecords, type OwnScope, type OwnTest, runOwnTest } from '../readiness/self-test/run-own-test';
import { ownMissedFirst, ownTestLine, ownTestScope } from '../answers/readiness/own-test-words';
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
import { columns, shown } from './terminal';

const loadHere = (text: string, own: Database) => loadText(text, own, () => new TableWriter());

/** So long tricks on the records of one scope are begun, ms. */
const budgetMs = 60_000;

/**
 * The self-test on the user's own records, of every scope whose gate on false positives is met. It empties the
 * database and leaves a changed copy of the log in it. Rejects as a load does.
 */
export async function ownTests(
  database: Database,
  { scopes }: Evaluation,
  criteria: readonly Criteria[],
  write: (progress: string) => void,
): Promise<OwnTest[]> {
  const judge = judgingIn(database, loadHere);
  const rightIn = (of: OwnScope) => rightDecisions(database, of);
  const tests: OwnTest[] = [];
  const records = await recordsOf(recordTexts(), mostOwnRecords);
  for (const scope of scopes) {
    const applied = stepFor(criteria, scope);
    const isMet = scope.gates.some(
      ({ metric, state }) => metric === 'false_positive_share' && state === 'met',
    );
    if (applied === null || !isMet) continue;
    const onMutant = (done: number, all: number) =>
      write(`\rself-test on the records of ${shown(scope.workflow)}: ${count(done)} of ${count(all)} ways`);
    tests.push(await runOwnTest(applied, scope, records, { judge, rightIn }, { onMutant, budgetMs }));
    write('\n');
  }
  return tests;
}

/** The tests on own records for people: missed ones first. */
export function printedOwnTests(tests: readonly OwnTest[]): string[] {
  return tests.flatMap((test) => [
    '',
    shown(ownTestLine(test)),
    `  ${shown(ownTestScope(test))}`,
    ...columns(
      ownMissedFirst(test.results).map(({ title, answer, after }) => [
        `    ${title}`,
        answer === 'missed' ? 'MISSED' : 'caught',
        after === null ? '' : stateWords[after],
      ]),
      9,
    ),
  ]);
}

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
  const judge = judgingIn(database, loadHere);
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
