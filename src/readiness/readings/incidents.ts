/** One incident as a gate sees it. Counts are of the metric's own decisions; errors are shortfalls where higher is better. */
export interface GateIncident {
  readonly incident: string | number;
  /** First decision of the incident, epoch ms. */
  readonly openedAt: number;
  /** Resolved decisions. */
  readonly n: number;
  /** Resolved decisions in error. */
  readonly errors: number;
  /** Decisions without a label. */
  readonly unresolved: number;
  /** Errors only because nothing was recorded: missing is never a pass, and never shown to be an error. */
  readonly unrecorded?: number;
  /** Errors on a critical asset, at high risk, or that cannot be undone. */
  readonly severe?: number;
  /** Unresolved decisions that would be severe if wrong. */
  readonly severeUnresolved?: number;
}

export const dayMs = 86_400_000;

/** Whether an incident that opened then may be judged. */
export const isOldEnough = (openedAt: number, asOf: number, lagDays: number): boolean =>
  openedAt <= asOf - lagDays * dayMs;

/** Whether it became old enough after a ruling; without one, always. */
export const isSinceRuling = (openedAt: number, ruledAt: number | null, lagDays: number): boolean =>
  ruledAt === null || openedAt + lagDays * dayMs > ruledAt;

/** Share in error with every unresolved decision counted as one: what promotion is judged on. */
export function adverseShare(incident: GateIncident): number {
  return (incident.errors + incident.unresolved) / (incident.n + incident.unresolved);
}

/** Share in error with every unresolved and unrecorded decision counted as right: what "worse than the limit" is judged on. */
export function certainShare({ n, errors, unresolved, unrecorded = 0 }: GateIncident): number {
  return (errors - unrecorded) / (n + unresolved);
}

/**
 * The incidents that may be judged: with at least one decision, and opened at least `lagDays` before
 * `asOf`. Throws RangeError when they do not come in the order they were opened, one comes twice, or a count is
 * impossible.
 */
export function matured(incidents: readonly GateIncident[], asOf: number, lagDays: number): GateIncident[] {
  if (!inOrder.has(incidents)) requireOrder(incidents);
  return incidents.filter(
    ({ n, unresolved, openedAt }) => n + unresolved > 0 && isOldEnough(openedAt, asOf, lagDays),
  );
}

// One list is asked for by several gates and readings.
const inOrder = new WeakSet<readonly GateIncident[]>();

function requireOrder(incidents: readonly GateIncident[]): void {
  let last = -Infinity;
  const seen = new Set<string | number>();
  for (const { openedAt, incident, n, errors, unresolved, unrecorded = 0 } of incidents) {
    if (!(openedAt >= last)) {
      throw new RangeError(
        `Incidents must come in the order they were opened; ${incident} comes after a later one. Ordered by when labels arrived, the gate would open on the easy ones.`,
      );
    }
    if (!(unrecorded >= 0 && unrecorded <= errors && errors <= n && unresolved >= 0)) {
      throw new RangeError(
        `Incident ${incident} has ${errors} errors in ${n} decisions, ${unresolved} unresolved.`,
      );
    }
    if (seen.has(incident)) throw new RangeError(`Incident ${incident} comes twice.`);
    seen.add(incident);
    last = openedAt;
  }
  inOrder.add(incidents);
}

/** Those that were judged after a ruling. */
export const sinceRuling = (
  incidents: readonly GateIncident[],
  ruledAt: number | null,
  lagDays: number,
): readonly GateIncident[] => incidents.filter(({ openedAt }) => isSinceRuling(openedAt, ruledAt, lagDays));
