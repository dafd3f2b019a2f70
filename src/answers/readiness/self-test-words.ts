import type { Answer, MutantResult, SelfTest } from '../../readiness/self-test/run-self-test';
import type { Scope, ScopeVerdict } from '../../readiness/verdict';
import { count, inSentence, percent, plain } from '../../words/format';

/** What became of a mutant, in a word and in a few more; the first comes first in a table. */
export const answerWords: Readonly<Record<Answer, readonly [word: string, meaning: string]>> = {
  missed: ['Missed', 'the log is eligible, and nobody should promote on it'],
  caught: ['Caught', 'the log does not become eligible'],
  refused: ['Refused', 'these are no valid criteria'],
  on_record: ['On record', 'other criteria have another hash: a new evaluation'],
};

const order = Object.keys(answerWords) as Answer[];

export const missedFirst = (results: readonly MutantResult[]): MutantResult[] =>
  [...results].sort((a, b) => order.indexOf(a.answer) - order.indexOf(b.answer));

const missedOf = ({ results }: SelfTest) => results.filter(({ answer }) => answer === 'missed');

const problems: Readonly<Record<NonNullable<SelfTest['problem']>, string>> = {
  no_clean_log:
    'The self-test could not run: no made log opens the false-positive gate of this step. Treat every deliberate error as missed.',
  wrong_log_passes:
    'The self-test could not run: a made log with a wrong decision passes these gates as it is. Do not promote by them.',
};

/** What the self-test found, with every deliberate error that would be missed. */
export function selfTestSentence(test: SelfTest): string {
  const { problem, results, caught } = test;
  if (problem !== null) return problems[problem];
  const missed = missedOf(test);
  const share = `${count(caught)} of ${count(results.length)} deliberate errors (${percent(caught / results.length)})`;
  if (missed.length === 0) return `The gates catch all ${share}.`;
  return `The gates catch ${share}. They would miss ${missed.length === 1 ? 'this one' : `these ${count(missed.length)}`}: ${missed.map(({ title }) => inSentence(title)).join('; ')}.`;
}

/** Is it a warning beside a verdict? */
export const isSelfTestWarning = (test: SelfTest): boolean =>
  test.problem !== null || test.caught < test.results.length;

/** A step and what its self-test found, in one line. */
export const selfTestLine = (test: SelfTest): string =>
  `Self-test of ${test.criteria.name}, version ${test.criteria.version}, ${test.from} to ${test.to}, ${test.riskClass} risk: ${plain(selfTestSentence(test))}`;

/** The lines of those steps that are of the criteria with these hashes. */
export const selfTestLines = (tests: readonly SelfTest[], hashes: readonly string[]): string[] =>
  tests.filter(({ criteria }) => hashes.includes(criteria.hash)).map(selfTestLine);

/** What the logs of the test are, and which gates they do not reach. */
export function selfTestScope({ gatesLeftOut }: SelfTest): string {
  const made =
    'Each line is a made log of an agent that nobody should promote, loaded and judged like any other. Limits stricter than 1 in 20 are tested at 1 in 20, and controls not at all.';
  if (gatesLeftOut.length === 0) return made;
  return `${made} Gates that no made log opens are left out: ${gatesLeftOut.map(({ title }) => inSentence(title)).join(', ')}.`;
}

/** What leaves no trace in a log, so that no gate can catch it. */
const noLogShows: readonly string[] = [
  'a label replaced at its source',
  'a rejection, deleted with all that names it',
  'a clean cut of a file without a checkpoint or a sequence number',
  'a wrong decision booked under another scope of the log',
  'a decision with another date, within what was open',
  'right decisions that were never made',
];

export const noLogShowsSentence = `No log shows ${noLogShows.slice(0, -1).join(', ')}, or ${noLogShows.at(-1)}. Checkpoints kept elsewhere and people who read cases must find these.`;

/** The test of the step that judges a scope; undefined where it was not run. */
export const selfTestOf = (
  tests: readonly SelfTest[],
  scope: Pick<Scope, 'tierHeld' | 'nextTier' | 'riskClass'> & Pick<ScopeVerdict, 'criteria'>,
): SelfTest | undefined =>
  tests.find(
    ({ criteria, from, to, riskClass }) =>
      criteria.hash === scope.criteria?.hash &&
      from === scope.tierHeld &&
      to === scope.nextTier &&
      riskClass === scope.riskClass,
  );
