import { bettingEProcess, incidentsNeeded } from '../../statistics/betting-e-process';
import { conformalRisk } from '../../statistics/conformal-risk-control';
import { requireOpenUnit } from '../../statistics/domain';
import { casesNeeded, fixedSequence, thresholdP } from '../../statistics/fixed-sequence';
import { hoeffdingBentkus } from '../../statistics/hoeffding-bentkus';
import { wholeNumber } from '../rate/whole-number';
import type { GuaranteeAsk } from '../../records/what-if-settings/threshold-ask';
import type { ActionCases } from './cases';

export interface GridStep {
  readonly threshold: number;
  /** Acting decisions (unlabelled ones count as wrong) and the incidents they come in. */
  readonly n: number;
  readonly errors: number;
  readonly incidents: number;
  /** What is bounded: the mean loss per incident, or the share of decisions; null where none acts. */
  readonly loss: number | null;
  /** Null where too few act for this risk and δ to be shown at all: passed over, whatever the labels say. */
  readonly p: number | null;
  readonly isAccepted: boolean;
}

export interface Guarantee {
  readonly ask: GuaranteeAsk;
  /** The lowest threshold that is accepted; null when none is. */
  readonly found: GridStep | null;
  /** Risk to expect of the next unit at the found threshold (conformal risk control). */
  readonly expectedNext: number | null;
  /** Units without an error that a threshold needs at least. */
  readonly needed: number;
  readonly unit: 'incidents' | 'decisions';
  readonly steps: readonly GridStep[];
  /** Why there is none; null when there is one. */
  readonly reason: string | null;
}

/**
 * Thresholds that are tried, strictest first. They are fixed beforehand and know nothing of the log, as the
 * guarantee asks.
 */
export const thresholdGrid: readonly number[] = [
  ...[10000, 9999, 9995],
  ...Array.from({ length: 10 }, (_, at) => 9990 - at * 10),
  ...Array.from({ length: 18 }, (_, at) => 9850 - at * 50),
  ...Array.from({ length: 90 }, (_, at) => 8900 - at * 100),
].map((parts) => parts / 10_000);

/**
 * The lowest threshold whose share of wrong actions is at most `risk`, but for a chance of at most `delta`:
 * fixed-sequence testing from the strictest threshold on, until the first one that is not shown. Actions
 * without a label count as wrong. Throws RangeError unless risk and delta lie in (0, 1).
 * Source: Angelopoulos, Bates, Candès, Jordan, Lei (2021), Learn then Test; Bates et al. (2021), JACM 68(6), 43;
 * e-process: Waudby-Smith, Ramdas (2024).
 */
export function guaranteeOf(cases: readonly ActionCases[], ask: GuaranteeAsk): Guarantee {
  const { risk, delta, method } = ask;
  requireOpenUnit(risk, 'risk');
  requireOpenUnit(delta, 'delta');
  const unit = method === 'independent' ? 'decisions' : 'incidents';
  const needed = method === 'e_process' ? incidentsNeeded(risk, delta) : casesNeeded(risk, delta);
  const tried = walk(cases, ask, needed);
  const start = tried.findIndex(({ p }) => p !== null);
  const accepted =
    start < 0
      ? []
      : fixedSequence(
          tried.slice(start).map(({ p }) => p ?? 1),
          delta,
        );
  const last = accepted.at(-1);
  const steps = tried.map((step, at) => ({ ...step, isAccepted: accepted.includes(at - start) }));
  const found = last === undefined ? null : (steps[start + last] ?? null);
  const units = found === null ? 0 : unit === 'decisions' ? found.n : found.incidents;
  return {
    ask,
    found,
    expectedNext: found?.loss == null ? null : conformalRisk(found.loss, units),
    needed,
    unit,
    steps,
    reason: found === null ? whyNone(tried, start, needed, unit, cases) : null,
  };
}

function whyNone(
  tried: readonly GridStep[],
  start: number,
  needed: number,
  unit: 'incidents' | 'decisions',
  cases: readonly ActionCases[],
): string {
  if (!cases.some(({ confidence }) => confidence !== null))
    return cases.length === 0 ? 'There is no action here.' : 'No action states a confidence as a number.';
  const first = tried[start];
  if (first === undefined) {
    const most = tried.at(-1);
    const there = most === undefined ? 0 : unit === 'decisions' ? most.n : most.incidents;
    return `At least ${wholeNumber(needed)} ${unit} without an error are needed, and there are ${wholeNumber(there)} with a confidence.`;
  }
  return `The strictest threshold with enough ${unit}, ${first.threshold}, has ${wholeNumber(first.errors)} wrong or unlabelled of ${wholeNumber(first.n)} actions in ${wholeNumber(first.incidents)} incidents: that does not rule the limit out.`;
}

interface Loss {
  n: number;
  errors: number;
  opened: number;
}

/** Goes down the grid once; incidents gain decisions on the way. */
function walk(cases: readonly ActionCases[], ask: GuaranteeAsk, needed: number): GridStep[] {
  const sorted = cases
    .filter(({ confidence, right, wrong, open }) => confidence !== null && right + wrong + open > 0)
    .sort((a, b) => b.confidence! - a.confidence!);
  const losses = new Map<number, Loss>();
  let [next, n, errors] = [0, 0, 0];
  let last: GridStep | null = null;
  return thresholdGrid.map((threshold) => {
    const before = n;
    for (; next < sorted.length && sorted[next]!.confidence! >= threshold; next += 1) {
      const { incident, right, wrong, open, opened } = sorted[next]!;
      const loss = losses.get(incident) ?? { n: 0, errors: 0, opened };
      loss.n += right + wrong + open;
      loss.errors += wrong + open;
      losses.set(incident, loss);
      n += right + wrong + open;
      errors += wrong + open;
    }
    if (last !== null && n === before) return (last = { ...last, threshold });
    const units = ask.method === 'independent' ? n : losses.size;
    const mean = ask.method === 'independent' ? errors / n : meanLoss(losses);
    last = {
      threshold,
      n,
      errors,
      incidents: losses.size,
      loss: n === 0 ? null : mean,
      p: units < needed ? null : pOf(ask, losses, n, errors, mean),
      isAccepted: false,
    };
    return last;
  });
}

const meanLoss = (losses: ReadonlyMap<number, Loss>) => {
  let sum = 0;
  for (const { n, errors } of losses.values()) sum += errors / n;
  return sum / losses.size;
};

function pOf(
  { risk, method }: GuaranteeAsk,
  losses: ReadonlyMap<number, Loss>,
  n: number,
  errors: number,
  mean: number,
): number {
  if (method === 'independent') return thresholdP(errors, n, risk);
  const all = [...losses.values()];
  if (method === 'hoeffding_bentkus') {
    // Which tail is taken depends on the sizes of incidents alone, never on labels.
    const isBinary = all.every((loss) => loss.n === 1);
    return hoeffdingBentkus(Math.min(1, mean), all.length, risk, isBinary);
  }
  const inOrder = all.sort((a, b) => a.opened - b.opened).map((loss) => loss.errors / loss.n);
  // Its value at the end, not its maximum: the whole log is one look, and what came last counts as well.
  return Math.min(1, Math.exp(-bettingEProcess(inOrder, risk).logE));
}
