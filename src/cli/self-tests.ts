import type { Query } from '../database/engine/query';
import { runSelfTest } from '../readiness/self-test/run-self-test';
import type { Answer, SelfTest } from '../readiness/self-test/run-self-test';
import { count, percent, plain } from '../words/format';
import type { Criteria } from '../records/criteria';
import type { Selection } from '../slice/selection/selection';
import { stampOf, stepFor } from '../readiness/criteria/criteria';
import { askedScopes, judgedOf } from '../readiness/gather/gather';
import type { Evaluation } from '../readiness/judge';
import { columns, shown } from './print';

export interface ScopeSelfTest extends SelfTest {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: 'low' | 'high';
  /** Of the mutants that could be made here; null without any. */
  readonly shareCaught: number | null;
}

/** The gate self-test of every scope that criteria apply to. Rejects as `Query.rows` does. */
export async function selfTests(
  query: Query,
  selection: Selection,
  { scopes }: Evaluation,
  criteria: readonly Criteria[],
): Promise<ScopeSelfTest[]> {
  const { asked } = askedScopes(selection);
  const tests: ScopeSelfTest[] = [];
  for (const scope of scopes) {
    const applied = stepFor(criteria, scope);
    if (applied === null) continue;
    const judged = await judgedOf(query, asked, scope, applied.gates);
    const test = runSelfTest(judged, scope, stampOf(applied.criteria));
    const { agent, workflow, riskClass } = scope;
    const made = test.results.length;
    tests.push({ agent, workflow, riskClass, ...test, shareCaught: made === 0 ? null : test.caught / made });
  }
  return tests;
}

const words: Readonly<Record<Answer, string>> = {
  missed: 'MISSED',
  no_gain: 'no gain',
  stricter: 'noticed',
  refused: 'refused',
  new_evaluation: 'on record as a new evaluation',
};
const order = Object.keys(words) as Answer[];

/** The self-tests for people: missed ones first, and the share caught. */
export function printedSelfTests(tests: readonly ScopeSelfTest[]): string[] {
  return tests.flatMap(({ agent, workflow, riskClass, results, caught, shareCaught, notApplicable }) => {
    const sorted = [...results].sort((a, b) => order.indexOf(a.answer) - order.indexOf(b.answer));
    const share = shareCaught === null ? '' : ` (${plain(percent(shareCaught))})`;
    return [
      '',
      `Self-test of ${shown(agent)} · ${shown(workflow)} · ${riskClass} risk: ${count(caught)} of ${count(results.length)} mutants caught${share}`,
      ...columns(
        sorted.map(({ title, changes, answer, before, after, message }) => [
          `    ${title}`,
          changes,
          words[answer],
          message ?? `${before} to ${after ?? 'none'}`,
        ]),
        9,
      ),
      ...(notApplicable.length === 0 ? [] : [`    nothing to change here: ${notApplicable.join(', ')}`]),
    ];
  });
}
