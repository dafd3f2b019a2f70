import type { Criteria, Gate, GateMetric } from '../../records/criteria';
import { incidentsNeeded } from '../../statistics/betting-e-process';
import type { AppliedStep } from '../criteria/criteria';
import { stampOf } from '../criteria/criteria';
import type { CriteriaStamp, ScopeVerdict, VerdictState } from '../verdict';
import { weakenedCriteria } from './criteria-mutants';
import { ofOneWrong } from './one-wrong';
import { ofWholeLogs } from './whole-logs';
import { dayMs, type LogMutant, logOf, oneWrong, type Shape, textOf } from './test-log';

/** Loads the text of a log and judges it, as an evaluation does. */
export type JudgeLog = (
  text: string,
  criteria: readonly Criteria[],
) => Promise<readonly Pick<ScopeVerdict, 'state' | 'gates'>[]>;

/**
 * How a mutant shows: `caught`, the load stays short of eligible; `refused`, it is no criteria; `on_record`, changed
 * criteria have another hash; `missed`, a log that nobody should promote on is eligible.
 */
export type Answer = 'caught' | 'refused' | 'on_record' | 'missed';

export interface MutantResult {
  readonly id: string;
  readonly title: string;
  readonly changes: 'criteria' | 'log';
  readonly answer: Answer;
  /** The worst state of the mutated load. */
  readonly after: VerdictState | null;
}

/** Each kind of a log that flatters: by its labels, by flags, by what is missing, by names, time and what is averaged. */
export const logMutants: readonly LogMutant[] = [...ofOneWrong, ...ofWholeLogs];

/** What one step of criteria catches. */
export interface SelfTest extends Pick<AppliedStep['step'], 'from' | 'to' | 'riskClass'> {
  readonly criteria: CriteriaStamp;
  /** Why nothing could be tested; null where it was. */
  readonly problem: 'no_clean_log' | 'wrong_log_passes' | null;
  /** Gates of the step that the log for the test cannot open: they catch nothing here. */
  readonly gatesLeftOut: readonly Pick<Gate, 'id' | 'title'>[];
  readonly results: readonly MutantResult[];
  readonly caught: number;
  /** Mutants for which there was nothing to mutate. */
  readonly notApplicable: readonly string[];
}

/** The strictest limit and α of a test: stricter ones would only need a longer log to show the same. */
const strictest = 0.05;
/** A log of so many times the incidents that a gate needs stays short of eligible with one wrong decision. */
const spare = 1.35;

const order: readonly VerdictState[] = ['eligible', 'not_shown_yet', 'not_measurable', 'step_down'];
const worstOf = (scopes: readonly Pick<ScopeVerdict, 'state'>[]): VerdictState =>
  scopes.length === 0
    ? 'not_measurable'
    : (order[Math.max(...scopes.map(({ state }) => order.indexOf(state)))] ?? 'not_measurable');

/** Criteria of one step without controls, which a log of decisions does not evidence. */
function onlyStep({ criteria, step }: AppliedStep, gates: readonly Gate[]): Criteria {
  return {
    ...criteria,
    gates: gates.map((gate) => ({
      ...gate,
      limit: Math.max(strictest, gate.limit),
      alpha: Math.max(strictest, gate.alpha),
      ...(gate.incidentLimit === undefined ? {} : { incidentLimit: Math.max(strictest, gate.incidentLimit) }),
    })),
    steps: [{ ...step, gates: gates.map(({ id }) => id), controls: [] }],
  };
}

function shapeOf({ step }: AppliedStep, gates: readonly Gate[], metrics: readonly GateMetric[]): Shape {
  const needed = Math.max(
    ...gates.map(({ limit, alpha }) =>
      incidentsNeeded(Math.max(strictest, limit), (Math.max(strictest, alpha) * 6) / Math.PI ** 2),
    ),
  );
  const incidents = Math.ceil(needed * spare);
  const span = Math.max(
    ...gates.map(
      ({ minSpanDays, maturityLagDays, zeroSevereDays }) =>
        maturityLagDays + Math.max(minSpanDays, zeroSevereDays ?? 0) + 14,
    ),
  );
  const every = Math.max(dayMs / 2, Math.ceil((span * dayMs) / incidents));
  return { from: step.from, riskClass: step.riskClass, incidents, every, metrics };
}

/**
 * Makes logs that nobody should promote on, one for each known way to make them look better, and sees which of them one
 * step of criteria calls eligible. `judge` loads and judges each like any other log. `onMutant` hears after each how
 * many are done. Rejects as `judge` does, and with the reason of `signal` when that fires.
 */
export async function runSelfTest(
  applied: AppliedStep,
  judge: JudgeLog,
  {
    onMutant = () => undefined,
    signal,
    mutants = logMutants,
  }: {
    readonly onMutant?: (done: number, all: number) => void;
    readonly signal?: AbortSignal;
    readonly mutants?: readonly LogMutant[];
  } = {},
): Promise<SelfTest> {
  const { criteria, step, gates } = applied;
  const all = mutants.length;
  onMutant(0, all);
  const wanted = shapeOf(applied, gates, []);
  const clean = await judge(textOf(logOf(wanted, () => ({}))), [onlyStep(applied, gates)]);
  const met = gates.filter(({ id }) =>
    clean.some((scope) => scope.gates.some((gate) => gate.id === id && gate.state === 'met')),
  );
  const common = {
    ...{ criteria: stampOf(criteria), from: step.from, to: step.to, riskClass: step.riskClass },
    gatesLeftOut: gates.filter((gate) => !met.includes(gate)).map(({ id, title }) => ({ id, title })),
  };
  const nothing = { ...common, results: [], caught: 0, notApplicable: [] };
  const tested = onlyStep(applied, met);
  const shape = shapeOf(
    applied,
    gates,
    met.map(({ metric }) => metric),
  );
  const stateOf = async (text: string) => worstOf(await judge(text, [tested]));
  if (!met.some(({ metric }) => metric === 'false_positive_share'))
    return { ...nothing, problem: 'no_clean_log' };
  if ((await stateOf(textOf(oneWrong(shape)))) === 'eligible')
    return { ...nothing, problem: 'wrong_log_passes' };
  const results: MutantResult[] = [];
  const notApplicable: string[] = [];
  for (const [index, { id, title, make }] of mutants.entries()) {
    signal?.throwIfAborted();
    onMutant(index, all);
    const text = make(shape);
    if (text === null) {
      notApplicable.push(id);
      continue;
    }
    const after = await stateOf(text);
    results.push({ id, title, changes: 'log', answer: after === 'eligible' ? 'missed' : 'caught', after });
  }
  onMutant(all, all);
  const [first] = gates;
  const weaker = first === undefined ? [] : weakenedCriteria(criteria, first.id);
  results.push(...weaker.map((each): MutantResult => ({ ...each, changes: 'criteria', after: null })));
  return {
    ...common,
    ...{ problem: null, results, notApplicable },
    caught: results.filter(({ answer }) => answer !== 'missed').length,
  };
}
