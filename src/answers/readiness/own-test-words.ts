import type { OwnResult, OwnTest } from '../../readiness/self-test/run-own-test';
import { count, counted, inSentence, percent, plain } from '../../words/format';
import { scopeName } from './verdict-words';

const problems: Readonly<Record<NonNullable<OwnTest['problem']>, string>> = {
  too_many:
    'The log holds too many records to copy and change. Load one month of it to test these gates on your own records.',
  too_few:
    'Fewer than 20 decisions of this scope have a label that says right: there is too little to make wrong.',
  not_met:
    'The gate on false positives is not met by your records as they are, so hidden errors cannot open it alone. Nothing was tested.',
  wrong_passes:
    'The gates stay met with the wrong decisions in sight. Do not promote by them: lower the limit or ask for stronger labels.',
};

const missedOf = ({ results }: OwnTest) => results.filter(({ answer }) => answer === 'missed');

/** What the tricks on the user's own records showed; what was mutated comes first. */
export function ownTestSentence(test: OwnTest): string {
  const { problem, right, wrong, results } = test;
  if (problem !== null) return problems[problem];
  const missed = missedOf(test);
  const made = `In a copy of your records ${count(wrong)} of ${counted(right, 'right decision')} were made wrong, then hidden in ${counted(results.length, 'way')}.`;
  const caught = results.length - missed.length;
  const found =
    missed.length === 0
      ? `The gates catch all ${count(results.length)}.`
      : `The gates catch ${count(caught)} (${percent(caught / results.length)}). They would miss: ${missed.map(({ title }) => inSentence(title)).join('; ')}.`;
  return plain(`${made} ${results.length === 0 ? 'The time was over before the first.' : found}`);
}

/** Is it a warning beside a verdict? One that could not be run on this log is none. */
export const isOwnTestWarning = (test: OwnTest): boolean =>
  test.problem === 'wrong_passes' || missedOf(test).length > 0;

/** A scope and what the test of its own records found, in one line. */
export const ownTestLine = (test: OwnTest): string =>
  plain(`Self-test on the records of ${scopeName(test)}, ${test.agent}: ${ownTestSentence(test)}`);

/** What the test asks and what it leaves out. */
export function ownTestScope({ gates, notTried, notApplicable }: OwnTest): string {
  const asked =
    gates.length === 0
      ? ''
      : `Asked were the gates that your records meet: ${gates.map(inSentence).join(', ')}. `;
  const late =
    notTried.length === 0
      ? ''
      : ` Not tried, because the time was over: ${notTried.map(inSentence).join('; ')}.`;
  const other =
    notApplicable.length === 0
      ? ''
      : ` No gate that is met asks about reviews, so these were left out: ${notApplicable.map(inSentence).join('; ')}.`;
  return plain(
    `${asked}Gates on controls are not asked. The copy leaves out checkpoints and the hash chains of your log; your log stays as it is.${late}${other}`,
  );
}

export const ownMissedFirst = (results: readonly OwnResult[]): OwnResult[] =>
  [...results].sort((a, b) => Number(b.answer === 'missed') - Number(a.answer === 'missed'));

/** The test of a scope; undefined where it was not run. */
export const ownTestOf = (
  tests: readonly OwnTest[],
  scope: {
    readonly agent: string;
    readonly workflow: string;
    readonly riskClass: string;
    readonly criteria: { readonly hash: string } | null;
  },
): OwnTest | undefined =>
  tests.find(
    ({ agent, workflow, riskClass, criteria }) =>
      agent === scope.agent &&
      workflow === scope.workflow &&
      riskClass === scope.riskClass &&
      criteria.hash === scope.criteria?.hash,
  );

/** The lines of those that are of the criteria with these hashes. */
export const ownTestLines = (tests: readonly OwnTest[], hashes: readonly string[]): string[] =>
  tests.filter(({ criteria }) => hashes.includes(criteria.hash)).map(ownTestLine);
