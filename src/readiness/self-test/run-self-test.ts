import { evaluateGate } from '../gate/evaluate-gate';
import { verdictOf } from '../verdict-of';
import type { CriteriaStamp, Scope, VerdictState } from '../verdict';
import { mutants } from './mutants';
import type { Judged, Mutant } from './mutants';

/**
 * How a mutant shows: `refused` with a message; `new_evaluation`, because changed criteria have another
 * hash; `stricter`, the verdict or a gate's evidence falls; `no_gain`, neither falls nor rises, because the
 * gate counts what is missing as an error; `missed`, the evidence grew and nothing said so.
 */
export type Answer = 'refused' | 'new_evaluation' | 'stricter' | 'no_gain' | 'missed';

export interface MutantResult {
  readonly id: string;
  readonly title: string;
  readonly changes: Mutant['changes'];
  readonly answer: Answer;
  readonly before: VerdictState;
  readonly after: VerdictState | null;
  readonly message: string | null;
}

export interface SelfTest {
  readonly results: readonly MutantResult[];
  readonly caught: number;
  /** Mutants for which there was nothing to mutate. */
  readonly notApplicable: readonly string[];
}

const rank: Readonly<Record<VerdictState, number>> = {
  eligible: 3,
  not_shown_yet: 2,
  not_measurable: 1,
  step_down: 0,
};

function judge(judged: readonly Judged[], scope: Scope, stamp: CriteriaStamp) {
  const { asOf, releaseIndex } = scope;
  const gates = judged.map(({ gate, incidents }) =>
    evaluateGate(incidents, gate, { asOf, releaseIndex, guardrails: judged.length }),
  );
  return { gates, verdict: verdictOf(scope, gates, stamp) };
}

type Outcome = ReturnType<typeof judge>;

function answerOf(before: Outcome, after: Outcome): Answer {
  const change = after.gates.map((gate) => {
    const known = before.gates.find(({ id }) => id === gate.id);
    return known === undefined ? 0 : Math.log(gate.eValue / known.eValue);
  });
  if (rank[after.verdict.state] < rank[before.verdict.state] || change.some((by) => by < -1e-9))
    return 'stricter';
  return rank[after.verdict.state] > rank[before.verdict.state] || change.some((by) => by > 1e-9)
    ? 'missed'
    : 'no_gain';
}

/**
 * Spoils the criteria and the log of one scope in known ways and lists which the gate notices and which
 * it would miss: what is left to other safeguards. `onMutant` hears after each how many are done. Throws RangeError where the unspoilt input does.
 */
export function runSelfTest(
  judged: readonly Judged[],
  scope: Scope,
  stamp: CriteriaStamp,
  onMutant: (done: number, all: number) => void = () => undefined,
): SelfTest {
  const before = judge(judged, scope, stamp);
  const results: MutantResult[] = [];
  const notApplicable: string[] = [];
  for (const [index, { id, title, changes, apply }] of mutants.entries()) {
    onMutant(index, mutants.length);
    const changed = apply(judged);
    if (changed === null) {
      notApplicable.push(id);
      continue;
    }
    const common = { id, title, changes, before: before.verdict.state };
    try {
      const after = judge(changed, scope, stamp);
      const answer = changes === 'criteria' ? 'new_evaluation' : answerOf(before, after);
      results.push({ ...common, answer, after: after.verdict.state, message: null });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      results.push({ ...common, answer: 'refused', after: null, message: error.message });
    }
  }
  onMutant(mutants.length, mutants.length);
  return { results, caught: results.filter(({ answer }) => answer !== 'missed').length, notApplicable };
}
