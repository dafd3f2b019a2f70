import type { StratumName } from '../../metrics/gate-evidence/counted-decisions';
import { mark } from '../../records/decision-marks';
import type { Gate } from '../../records/criteria';
import type { AppliedStep } from '../criteria/criteria';
import {
  type Counted,
  countedFor,
  incidentsUnder,
  type Ruling,
  type ScopeEvidence,
} from '../readings/evidence';
import { dayMs, isOldEnough, isSinceRuling, matured, sinceRuling } from '../readings/incidents';
import { certainShares } from '../readings/count-incidents';
import { type LostErrors, noLostErrors } from './lost-errors';
import {
  runLengthOf,
  type StratumShares,
  type Trip,
  tripsOf,
  worseStrata,
  type WorseStratum,
} from './standing';

interface Found {
  readonly trips: readonly Trip[];
  readonly worseStrata: readonly WorseStratum[];
}

/** What stands against a scope, whatever its bundle; per gate. */
export interface Findings {
  /** The latest ruling of a person in force; what was seen before it does not count. */
  readonly ruling: Ruling | null;
  /** The latest that is dated ahead of its time, and lifts nothing. */
  readonly refused: Ruling | null;
  /** When it was given, epoch ms. */
  readonly ruledAt: number | null;
  readonly of: (gate: Pick<Gate, 'id'>) => Found;
  readonly gates: readonly string[];
}

const nothing: Found = { trips: [], worseStrata: [] };
export const noFindings: Findings = {
  ...{ ruling: null, refused: null, ruledAt: null, gates: [] },
  of: () => nothing,
};

/** The latest that is in force, or that is ahead of its time; of rulings given on the same records the last. */
function rulingOf(
  rulings: readonly Ruling[],
  { agent, workflow, asOf }: ScopeEvidence['scope'],
  isAhead = false,
): Ruling | null {
  return rulings
    .filter(
      (each) =>
        each.isAhead === isAhead &&
        each.agent === agent &&
        (each.workflow === null || each.workflow === workflow) &&
        (each.until === null || each.until >= asOf),
    )
    .reduce<Ruling | null>((latest, each) => (latest === null || each.at >= latest.at ? each : latest), null);
}

const dimensions = ['mode', 'category', 'resourceType', 'criticality'] as const;

/** The parts of what is in service, by every dimension that has more than one value. */
function strataOf(
  { decisions, minLabelRank: rank }: Counted,
  releases: ReadonlySet<string>,
  isJudged: (openedAt: number) => boolean,
  lagDays: number,
): StratumShares[] {
  const { strata, stratum: stratumOf } = decisions.rows;
  const inService = strata.filter(({ release }) => releases.has(release));
  const inError = new Set<StratumName | undefined>();
  for (let row = 0; row < decisions.marks.length; row += 1)
    if ((decisions.marks[row] ?? 0) & mark.error) inError.add(strata[stratumOf[row] ?? 0]);
  return dimensions.flatMap((dimension) => {
    const values = [...new Set(inService.map((stratum) => stratum[dimension]))].sort();
    if (values.length < 2) return [];
    return values.map((value): StratumShares => {
      const includes = (stratum: StratumName) =>
        stratum[dimension] === value && releases.has(stratum.release);
      // A part without an error shows nothing, and counts as one of the parts all the same.
      if (![...inError].some((stratum) => stratum !== undefined && includes(stratum)))
        return { dimension, value, shares: [], openedAt: [], errors: 0, of: 0 };
      const every = certainShares(decisions, { lagDays, rank, includes });
      const isIn = (_: number, at: number) => isJudged(every.openedAt[at] ?? 0);
      const sum = (values: readonly number[]) => values.filter(isIn).reduce((total, each) => total + each, 0);
      return {
        dimension,
        value,
        shares: every.shares.filter(isIn),
        openedAt: every.openedAt.filter(isJudged),
        errors: sum(every.errors),
        of: sum(every.of),
      };
    });
  });
}

interface Watch {
  readonly gate: Gate;
  readonly asOf: number;
  readonly ruledAt: number | null;
  readonly releases: ReadonlySet<string>;
  /** What is left of the gate's α to show it worse. */
  readonly worseAlpha: number;
  /** How many watches look at once: each alarms so many times less often. */
  readonly watches: number;
}

function watch(
  counted: Counted,
  { gate, asOf, ruledAt, releases, worseAlpha, watches }: Watch,
  inError: LostErrors,
): Found {
  const lagDays = gate.maturityLagDays;
  const isJudged = (openedAt: number) =>
    isOldEnough(openedAt, asOf, lagDays) && isSinceRuling(openedAt, ruledAt, lagDays);
  const all = matured(incidentsUnder(counted), asOf, lagDays);
  const runLength = runLengthOf(all, worseAlpha) * watches;
  const strata = strataOf(counted, releases, isJudged, lagDays);
  return {
    trips: tripsOf(sinceRuling(all, ruledAt, lagDays), gate, runLength, inError),
    worseStrata: worseStrata(strata, gate, worseAlpha / watches, runLength, inError),
  };
}

/** What either watch found: of each average the first trip, of each part what speaks most against it. */
function either(one: Found, two: Found): Found {
  const first = new Map<string, Trip>();
  for (const trip of [...one.trips, ...two.trips].sort((a, b) => b.on - a.on)) first.set(trip.average, trip);
  const parts = new Map<string, WorseStratum>();
  const all = [...one.worseStrata, ...two.worseStrata].sort((a, b) => b.evidence - a.evidence);
  for (const part of all) {
    const name = JSON.stringify([part.dimension, part.value]);
    if (!parts.has(name)) parts.set(name, part);
  }
  return { trips: [...first.values()].sort((a, b) => a.on - b.on), worseStrata: [...parts.values()] };
}

/**
 * What the detectors over all bundles and over every part of one scope find since the last ruling: in the labels of the
 * log, and in what was drawn of it uniformly and read (`drawnOf`).
 */
export function findingsOf(
  { scope, bundles, counted }: ScopeEvidence,
  { gates }: AppliedStep,
  rulings: readonly Ruling[],
  lost: (gate: Gate, ruledAt: number | null) => LostErrors = () => noLostErrors,
  drawnOf: (own: Counted) => Counted | null = () => null,
): Findings {
  const { asOf } = scope;
  const ruling = rulingOf(rulings, scope);
  const ruledAt = ruling?.at ?? null;
  const releases = new Set(
    bundles
      .filter(({ release, inService }) => inService > 0 || release === scope.release)
      .map((each) => each.release),
  );
  const found = new Map(
    gates.map((gate): [string, Found] => {
      const own = countedFor(counted, gate);
      if (own === undefined) return [gate.id, nothing];
      const asked = { gate, asOf, ruledAt, releases, worseAlpha: gate.alpha / gates.length };
      const inLog = watch(own, { ...asked, watches: 1 }, lost(gate, ruledAt));
      const drawn = drawnOf(own);
      if (drawn === null) return [gate.id, inLog];
      return [gate.id, either(inLog, watch(drawn, { ...asked, watches: 2 }, noLostErrors))];
    }),
  );
  const refused = rulingOf(rulings, scope, true);
  return {
    ruling,
    refused,
    ruledAt,
    of: ({ id }) => found.get(id) ?? nothing,
    gates: gates.map(({ id }) => id),
  };
}

const monthMs = 28 * dayMs;

/**
 * A trip goes along to a new name of agent or workflow that began within 28 days of it. `scopes` and `found` are in
 * the same order. A ruling on the new name lifts it.
 */
export function withTripsOfNamesBefore(
  scopes: readonly ScopeEvidence[],
  found: readonly Findings[],
): Findings[] {
  return scopes.map(({ namedBefore }, at) => {
    const own = found[at] ?? noFindings;
    const [first] = own.gates;
    if (first === undefined) return own;
    const brought = namedBefore.flatMap((name): { gate: string; trip: Trip }[] => {
      const index = scopes.findIndex(
        ({ scope }) =>
          scope.agent === name.agent &&
          scope.workflow === name.workflow &&
          scope.riskClass === name.riskClass,
      );
      const old = found[index] ?? noFindings;
      return old.gates.flatMap((id) =>
        old
          .of({ id })
          .trips.filter(
            ({ on }) => Math.abs(name.began - on) <= monthMs && (own.ruledAt === null || on > own.ruledAt),
          )
          .map((trip) => ({
            gate: own.gates.includes(id) ? id : first,
            trip: {
              ...trip,
              from: name.agent === scopes[at]?.scope.agent ? name.workflow : name.agent,
              origin: trip.origin ?? { agent: name.agent, workflow: name.workflow },
            },
          })),
      );
    });
    if (brought.length === 0) return own;
    return {
      ...own,
      of: (gate) => {
        const { trips, worseStrata: parts } = own.of(gate);
        const along = brought.filter((each) => each.gate === gate.id).map(({ trip }) => trip);
        return { trips: [...trips, ...along], worseStrata: parts };
      },
    };
  });
}
