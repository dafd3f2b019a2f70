import type { AuditDraw } from '../../records/audit';
import type { DrawProblem, StratumChange } from '../../records/draw-problem';
import { digestOf } from '../../records/seal-proposal';
import { attemptOf, drawnIncidents, drawsOfScope, floorOf } from './draw';
import type { AuditFrame } from './frame';

export interface DrawCheck {
  /** The frame of the draw, taken again from the log; null when the log holds nothing of it. */
  readonly frame: AuditFrame | null;
  /** Digest of what a reader is shown by the log now, by incident; without it the cases are not compared. */
  readonly cases?: ReadonlyMap<string, string>;
  /** Digests of the criteria that judge; without it any are taken. */
  readonly criteria?: readonly string[];
  /** Every draw that is known, this one too or not. */
  readonly all?: readonly AuditDraw[];
  readonly sources?: readonly { readonly file: string; readonly sha256: string | null }[];
}

/** Whether the record was edited after it was sealed. */
export function isEdited({ digest, ...rest }: AuditDraw): boolean {
  return digest !== digestOf(rest);
}

/**
 * Draws the sample of a record again and says where it differs; empty when record and log fit. The order of the log,
 * and how it is cut into files, make no difference, and neither does what was recorded after the draw.
 */
export function checkDraw(draw: AuditDraw, check: DrawCheck): DrawProblem[] {
  const { frame, criteria } = check;
  const problems: DrawProblem[] = [];
  if (isEdited(draw)) problems.push({ kind: 'edited' });
  if (criteria !== undefined && !criteria.includes(draw.criteria.hash)) {
    const { name, version } = draw.criteria;
    problems.push({ kind: 'other_criteria', drawnBy: { name, version } });
  }
  problems.push(...earlierProblems(draw, check));
  problems.push(...contradictions(draw));
  if (frame === null) return [...problems, { kind: 'no_frame' }];
  if (!isSameScope(draw, frame)) return [...problems, { kind: 'other_scope' }];
  if (frame.digest !== draw.frame) problems.push(changedLog(draw, frame, check));
  else if (frame.incidents.length !== draw.incidents || !areSameStrata(draw, frame)) {
    problems.push({ kind: 'contradiction', field: 'incidents' });
  } else {
    problems.push(...caseProblems(draw, frame));
    if (new Date(frame.through).toISOString() !== draw.through) {
      problems.push({ kind: 'contradiction', field: 'through' });
    }
    const { resources, severity } = frame.shown;
    if (draw.shown.resources !== resources || draw.shown.severity !== severity) {
      problems.push({ kind: 'contradiction', field: 'shown' });
    }
  }
  const changed = draw.cases.filter(
    ({ incident, case: digest }) => check.cases !== undefined && check.cases.get(incident) !== digest,
  );
  if (changed.length > 0) {
    problems.push({ kind: 'changed_cases', incidents: changed.map(({ incident }) => incident) });
  }
  return problems;
}

const nameOf = ({ category, conduct, weak, week }: StratumChange['stratum']) =>
  JSON.stringify([category, conduct, weak, week]);

function isSameScope({ scope }: AuditDraw, { scope: of }: AuditFrame): boolean {
  return (
    scope.agent === of.agent &&
    scope.workflow === of.workflow &&
    scope.risk_class === of.riskClass &&
    JSON.stringify([...scope.releases].sort()) === JSON.stringify([...of.releases].sort())
  );
}

const areSameStrata = ({ strata }: AuditDraw, frame: AuditFrame): boolean =>
  strata.length === frame.strata.length &&
  strata.every((each, index) => {
    const now = frame.strata[index];
    return (
      now !== undefined &&
      nameOf(each) === nameOf(now) &&
      each.incidents === now.incidents &&
      each.frame === now.digest
    );
  });

function changedLog(draw: AuditDraw, frame: AuditFrame, { sources }: DrawCheck): DrawProblem {
  const now = new Map(frame.strata.map((each) => [nameOf(each), each]));
  const then = new Map(draw.strata.map((each) => [nameOf(each), each]));
  const strata = [...new Set([...then.keys(), ...now.keys()])].sort().flatMap((name): StratumChange[] => {
    const [before, after] = [then.get(name), now.get(name)];
    const stratum = before ?? after;
    if (stratum === undefined || before?.frame === after?.digest) return [];
    const { category, conduct, weak, week } = stratum;
    return [
      {
        stratum: { category, conduct, weak, week },
        drawn: before?.incidents ?? 0,
        now: after?.incidents ?? 0,
      },
    ];
  });
  const places = new Map(
    frame.incidents.map(({ uid, stratum }) => {
      const of = frame.strata[stratum];
      return [uid, of === undefined ? '' : nameOf(of)];
    }),
  );
  const moved = draw.cases.filter(({ incident, stratum }) => {
    const of = draw.strata[stratum];
    return of === undefined || places.get(incident) !== nameOf(of);
  });
  const known = new Set(draw.sources.map(({ sha256 }) => sha256));
  return {
    kind: 'changed_log',
    incidentsThen: draw.incidents,
    incidentsNow: frame.incidents.length,
    strata,
    drawn: moved.map(({ incident }) => incident),
    files: (sources ?? []).flatMap(({ file, sha256 }) =>
      sha256 !== null && known.has(sha256) ? [] : [file],
    ),
  };
}

function caseProblems(draw: AuditDraw, frame: AuditFrame): DrawProblem[] {
  const plan = {
    probabilities: draw.strata.map(({ probability }) => probability),
    secondReader: draw.second_reader,
    ...(draw.previous === null ? {} : { uniform: draw.uniform }),
  };
  const drawn = new Map(drawnIncidents(frame, plan, draw.seed).map((each) => [each.uid, each]));
  const said = new Set(draw.cases.map(({ incident }) => incident));
  const added: string[] = [];
  const altered: string[] = [];
  const seen = new Set<string>();
  for (const { incident, stratum, is_uniform, readers } of draw.cases) {
    const again = drawn.get(incident);
    if (again === undefined || seen.has(incident)) added.push(incident);
    else if (again.stratum !== stratum || again.isUniform !== is_uniform || again.readers !== readers) {
      altered.push(incident);
    }
    seen.add(incident);
  }
  const dropped = [...drawn.keys()].filter((uid) => !said.has(uid));
  const problem = (kind: 'added_cases' | 'dropped_cases' | 'altered_cases', incidents: string[]) =>
    incidents.length === 0 ? [] : [{ kind, incidents }];
  return [
    ...problem('added_cases', added),
    ...problem('dropped_cases', dropped),
    ...problem('altered_cases', altered),
  ];
}

function contradictions({ previous, strata, cases, uniform, incidents }: AuditDraw): DrawProblem[] {
  const wrong = (field: 'uniform' | 'drawn' | 'incidents'): DrawProblem => ({ kind: 'contradiction', field });
  const perStratum = strata.map(() => 0);
  for (const { stratum } of cases) perStratum[stratum] = (perStratum[stratum] ?? 0) + 1;
  const lowest = Math.min(...strata.map(({ probability }) => probability));
  const sum = strata.reduce((total, each) => total + each.incidents, 0);
  return [
    ...((previous === null ? uniform === lowest : uniform <= lowest) ? [] : [wrong('uniform')]),
    ...(sum === incidents ? [] : [wrong('incidents')]),
    ...(perStratum.length === strata.length && strata.every(({ drawn }, index) => drawn === perStratum[index])
      ? []
      : [wrong('drawn')]),
  ];
}

function earlierProblems(draw: AuditDraw, { all = [] }: DrawCheck): DrawProblem[] {
  const scope = { ...draw.scope, riskClass: draw.scope.risk_class };
  const before = drawsOfScope(all, scope).filter(
    (each) => each.digest !== draw.digest && Date.parse(each.drawn_time) <= Date.parse(draw.drawn_time),
  );
  const problems: DrawProblem[] = [];
  const previous = before.find(({ digest }) => digest === draw.previous);
  if (draw.previous !== null && previous === undefined) {
    problems.push({ kind: 'earlier_missing', digest: draw.previous });
  }
  // Two extensions of one draw would read the incidents after it twice and pay once.
  const latest = before.at(-1)?.digest ?? draw.previous;
  if (draw.previous !== latest) problems.push({ kind: 'contradiction', field: 'previous' });
  const atLeast = attemptOf(draw.kind, before);
  if (draw.attempt < atLeast) problems.push({ kind: 'attempt', said: draw.attempt, atLeast });
  const from = draw.kind === 'extend' ? (previous?.through ?? draw.from) : null;
  if (draw.from !== from || (draw.kind !== 'first' && draw.previous === null)) {
    problems.push({ kind: 'contradiction', field: 'from' });
  }
  if (previous !== undefined && draw.uniform !== floorOf(draw.kind, before)) {
    problems.push({ kind: 'contradiction', field: 'uniform' });
  }
  return problems;
}
