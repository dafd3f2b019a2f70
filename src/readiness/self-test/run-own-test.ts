import type { Criteria } from '../../records/criteria';
import type { AppliedStep } from '../criteria/criteria';
import { stampOf } from '../criteria/criteria';
import type { CriteriaStamp, Scope, ScopeVerdict, VerdictState } from '../verdict';
import { madeRejected, madeWrong, type OwnMutant, ownMutants, type Spoiled } from './own-records';
import type { Answer } from './run-self-test';
import type { Fields } from './test-log';

type Judged = Pick<ScopeVerdict, 'state' | 'gates' | 'agent' | 'workflow' | 'riskClass'>;
export type OwnScope = Pick<Scope, 'agent' | 'workflow' | 'riskClass'>;

/** What a self-test of the user's own records asks. */
export interface OwnJudge {
  /** Loads lines and judges them, as an evaluation does. */
  readonly judge: (text: string, criteria: readonly Criteria[]) => Promise<readonly Judged[]>;
  /** Ids of the proposals to act of the scope whose label says right, of the log that was judged last, in order. */
  readonly rightIn: (scope: OwnScope) => Promise<readonly string[]>;
}

export interface OwnResult {
  readonly id: string;
  readonly title: string;
  readonly answer: Extract<Answer, 'caught' | 'missed'>;
  /** State of the scope afterwards; null where the scope is gone. */
  readonly after: VerdictState | null;
}

/** Which tricks on the user's own records the gates of a scope catch. */
export interface OwnTest extends OwnScope {
  readonly criteria: CriteriaStamp;
  /**
   * Why nothing could be tested: more records than are copied, fewer than 20 right decisions, the gate on false
   * positives is open as it is, or it stays met with the wrong decisions in sight.
   */
  readonly problem: 'too_many' | 'too_few' | 'not_met' | 'wrong_passes' | null;
  /** Decisions whose label said right, and how many of them were made wrong. */
  readonly right: number;
  readonly wrong: number;
  readonly gates: readonly string[];
  readonly results: readonly OwnResult[];
  /** Tricks for which the time was over, and those that these gates do not ask about. */
  readonly notTried: readonly string[];
  readonly notApplicable: readonly string[];
}

/** So many records are copied and changed. */
export const mostOwnRecords = 300_000;
const fewestRight = 20;
const order: readonly VerdictState[] = ['eligible', 'not_shown_yet', 'not_measurable', 'step_down'];

const isScope = (a: OwnScope, b: OwnScope) =>
  a.agent === b.agent && a.workflow === b.workflow && a.riskClass === b.riskClass;

/** The scope is eligible, and nothing in the load is worse than in the log as it is. */
function isMissed(after: readonly Judged[], honest: readonly Judged[], scope: OwnScope): boolean {
  if (after.find((each) => isScope(each, scope))?.state !== 'eligible') return false;
  return after.every((each) => {
    const before = honest.find((own) => isScope(own, each))?.state ?? 'eligible';
    return order.indexOf(each.state) <= order.indexOf(before);
  });
}

/** The record alone: a chain would show every change, and not every log has one. */
function alone({ attestation: _, ...record }: Fields): Fields {
  return record;
}

const linesOf = (records: readonly Fields[]) => records.map((record) => JSON.stringify(record));
const textOf = (lines: readonly string[]) => `${lines.join('\n')}\n`;

export interface OwnTestOptions {
  readonly onMutant?: (done: number, all: number) => void;
  readonly signal?: AbortSignal;
  readonly mutants?: readonly OwnMutant[];
  /** Tricks that were not begun by then are not tried, ms. */
  readonly budgetMs?: number;
  readonly now?: () => number;
}

/**
 * Makes some right decisions of the user's own log wrong, hides them in each known way, and sees where the scope is
 * eligible all the same and nothing else in the load got worse. Only gates that the log meets as it is are asked, and no
 * controls. Rejects as `judge` does, and with the reason of `signal` when that fires.
 */
export async function runOwnTest(
  { criteria, step, gates }: AppliedStep,
  { agent, workflow, riskClass }: OwnScope,
  records: readonly Fields[],
  { judge, rightIn }: OwnJudge,
  {
    onMutant = () => undefined,
    signal,
    mutants = ownMutants,
    budgetMs = 120_000,
    now = () => Date.now(),
  }: OwnTestOptions = {},
): Promise<OwnTest> {
  const scope = { agent, workflow, riskClass };
  const until = now() + budgetMs;
  const nothing = {
    ...{ ...scope, criteria: stampOf(criteria), problem: null, right: 0, wrong: 0, gates: [] },
    ...{ results: [], notTried: [], notApplicable: [] },
  };
  if (records.length > mostOwnRecords) return { ...nothing, problem: 'too_many' };
  onMutant(0, mutants.length);
  const plain = records.filter(({ event_type: type }) => type !== 'checkpoint').map(alone);
  // The other steps of the ladder too: a grant changes which of them judges.
  const asked = (of: typeof gates): Criteria => ({
    ...criteria,
    gates: [...of],
    steps: criteria.steps
      .filter((each) => each.riskClass === step.riskClass)
      .map((each) => ({
        ...each,
        gates: of.flatMap(({ id }) => (each.from === step.from || each.gates.includes(id) ? [id] : [])),
        controls: [],
      }))
      .filter((each) => each.gates.length > 0),
  });
  const first = await judge(textOf(linesOf(plain)), [asked(gates)]);
  const own = first.find((each) => isScope(each, scope));
  const met = gates.filter(({ id }) => own?.gates.some((gate) => gate.id === id && gate.state === 'met'));
  const limit = met.find(({ metric }) => metric === 'false_positive_share')?.limit;
  if (limit === undefined) return { ...nothing, problem: 'not_met' };
  const right = await rightIn(scope);
  if (right.length < fewestRight) return { ...nothing, problem: 'too_few', right: right.length };
  const every = Math.max(2, Math.floor(1 / Math.max(0.1, 3 * limit)));
  const wrong = new Set(right.filter((_, at) => at % every === 1));
  const tested = [asked(met)];
  const found = { ...nothing, right: right.length, wrong: wrong.size, gates: met.map(({ title }) => title) };
  const honest = await judge(textOf(linesOf(plain)), tested);
  const isOpen = async (lines: readonly string[]) =>
    isMissed(await judge(textOf(lines), tested), honest, scope);
  const spoiled = (by: (own: Spoiled) => Fields[]): Spoiled => ({
    records: by({ records: plain, wrong }),
    wrong,
  });
  const mislabelled = spoiled(madeWrong);
  if (await isOpen(linesOf(mislabelled.records))) return { ...found, problem: 'wrong_passes' };
  const rejected = spoiled(madeRejected);
  const asksReviews =
    met.some(({ metric }) => metric === 'override_rate') && !(await isOpen(linesOf(rejected.records)));
  const results: OwnResult[] = [];
  const notTried: string[] = [];
  const notApplicable: string[] = [];
  for (const [index, { id, title, of, make }] of mutants.entries()) {
    signal?.throwIfAborted();
    onMutant(index, mutants.length);
    if (of === 'reviews' && !asksReviews) notApplicable.push(title);
    else if (now() > until) notTried.push(title);
    else {
      const after = await judge(textOf(make(of === 'labels' ? mislabelled : rejected)), tested);
      const state = after.find((each) => isScope(each, scope))?.state ?? null;
      results.push({ id, title, answer: isMissed(after, honest, scope) ? 'missed' : 'caught', after: state });
    }
  }
  onMutant(mutants.length, mutants.length);
  return { ...found, results, notTried, notApplicable };
}
