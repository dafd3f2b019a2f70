import type { AuditDraw, WeakAnswer } from '../../records/audit';
import type { Gate } from '../../records/criteria';
import type { AuditFrame, Stratum } from './frame';
import type { AuditPlan, AuditPlanRow, AuditQuestion } from './plan';

/** What people say before a sample is drawn. */
export interface PlanTerms {
  /** Share in error to be ruled out, and what is left of α for this try. */
  readonly limit: number;
  readonly alpha: number;
  /** Reader hours that there are; null where the number is free. */
  readonly hours: number | null;
  /** To read one case. */
  readonly minutes: number;
  /** Share of the cases that a second reader reads too. */
  readonly secondReader: number;
}

/** What the drawn cases wait for besides being read. */
export interface PlanDue {
  /** Days until the youngest of them is old enough to count. */
  readonly lagDays: number;
  /** Days until the incidents span as long as the gate asks; 0 where they do. */
  readonly leastDays: number;
}

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

/** Of the gate that is planned for, among those of its step. Ages are counted to the end of the frame: a log tells of nothing later. */
export function planDue(
  { incidents, through }: Pick<AuditFrame, 'incidents' | 'through'>,
  gates: readonly Gate[],
  { id }: Pick<Gate, 'id'>,
): PlanDue | undefined {
  const gate = gates.find((each) => each.id === id);
  if (gate === undefined) return undefined;
  const { maturityLagDays: lagDays, minSpanDays } = gate;
  const spanDays = (through - (incidents[0]?.openedAt ?? through)) / dayMs;
  return { lagDays, leastDays: Math.max(0, minSpanDays - spanDays) };
}

/** A gate that labels decide counts what the agent proposed to do; where it held back, readers look for misses. */
const counts = ({ conduct }: Stratum) => conduct !== 'held_back';

const sizeOf = (strata: readonly Stratum[]) => strata.reduce((sum, { incidents }) => sum + incidents, 0);

/** Cases to read for each that the gate counts: those on which the agent held back are drawn too. */
const perCounted = ({ strata }: AuditFrame) => sizeOf(strata) / sizeOf(strata.filter(counts));

/**
 * The question of a plan for a frame, of what a gate counts: n incidents that labels call right are taken to err once
 * in 2(n + 1), and those that they call wrong to be right as often. Null where the frame holds nothing that counts.
 */
export function planQuestion(frame: AuditFrame, terms: PlanTerms): AuditQuestion | null {
  const { incidents, through } = frame;
  const strata = frame.strata.filter(counts);
  const total = sizeOf(strata);
  if (total === 0) return null;
  const of = (weak: WeakAnswer) => sizeOf(strata.filter((each) => each.weak === weak));
  const [wrong, right] = [of('says_wrong'), of('says_right')];
  const rates: Readonly<Record<WeakAnswer, number>> = {
    says_wrong: (wrong + 0.5) / (wrong + 1),
    says_right: 0.5 / (right + 1),
    says_nothing: (wrong + 0.5) / (wrong + right + 1),
  };
  const span = Math.max(1, (through - (incidents[0]?.openedAt ?? through)) / weekMs);
  const { limit, alpha, hours, minutes, secondReader } = terms;
  return {
    strata: strata.map((each) => ({ incidents: each.incidents, errorRate: rates[each.weak], minutes })),
    ...{ limit, alpha, secondReader },
    pace: total / span,
    ...(hours === null ? {} : { hours: hours / perCounted(frame) }),
  };
}

export interface FramePlan {
  /** With the cases that are read for misses. */
  readonly rows: readonly AuditPlanRow[];
  /** Of each stratum of the frame. */
  readonly probabilities: readonly number[];
}

/**
 * The answer to `planQuestion` for the whole frame: where the agent held back, incidents get the lowest probability, and
 * so many cases more are read in each row.
 */
export function planOfFrame(
  { strata }: Pick<AuditFrame, 'strata'>,
  { rows, probabilities: counted, uniform }: AuditPlan,
): FramePlan {
  let at = 0;
  const probabilities = strata.map((stratum) => (counts(stratum) ? (counted[at++] ?? uniform) : uniform));
  const cases = (isIn: (stratum: Stratum) => boolean) =>
    strata.reduce(
      (sum, each, index) => sum + (isIn(each) ? each.incidents * (probabilities[index] ?? 0) : 0),
      0,
    );
  const more = cases(() => true) / cases(counts);
  return {
    rows: rows.map((row) => ({
      ...row,
      readings: Math.ceil(row.readings * more - 1e-9),
      readingsForMost: Math.ceil(row.readingsForMost * more - 1e-9),
      hours: row.hours * more,
    })),
    probabilities,
  };
}

const finite = (value: number) => (value === Infinity ? null : value);

/** The plan as the record of its draw keeps it. */
export const planRecord = (
  rows: readonly AuditPlanRow[],
  {
    limit,
    minutes,
    hours,
    due,
  }: Pick<PlanTerms, 'limit' | 'minutes' | 'hours'> & { readonly due?: PlanDue | undefined },
): NonNullable<AuditDraw['plan']> => ({
  ...{ limit, minutes, hours },
  ...(due === undefined ? {} : { lag_days: due.lagDays, least_days: due.leastDays }),
  rows: rows.map(({ at, rate, readings, readingsForMost, weeks, hours: reading, reach }) => ({
    ...{ at, rate, reach, readings: finite(readings), readings_for_most: finite(readingsForMost) },
    ...{ weeks: finite(weeks), hours: finite(reading) },
  })),
});

/** The rows of a plan from the record of its draw. */
export const rowsOfRecord = ({ rows }: NonNullable<AuditDraw['plan']>): AuditPlanRow[] =>
  rows.map(({ at, rate, readings, readings_for_most: most, weeks, hours, reach }) => ({
    ...{ at, rate, reach, readings: readings ?? Infinity, readingsForMost: most ?? Infinity },
    ...{ weeks: weeks ?? Infinity, hours: hours ?? Infinity },
  }));
