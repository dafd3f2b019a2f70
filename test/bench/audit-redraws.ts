import { auditedIncidents, type FramedDraw } from '../../src/readiness/audit/audit-evidence';
import { drawAudit } from '../../src/readiness/audit/draw';
import type { AuditFrame } from '../../src/readiness/audit/frame';
import { judgeAudit } from '../../src/readiness/audit/judge-audit';
import type { AuditUnit } from '../../src/readiness/audit/units';
import { dayMs } from '../../src/readiness/readings/incidents';
import type { AuditDraw } from '../../src/records/audit';
import { alphaOfCandidate } from '../../src/statistics/multiple-testing';
import type { RandomSource } from '../../src/statistics/random';
import { gate } from '../readiness/builders';

interface Truth {
  readonly isWrong: boolean;
  readonly isFlagged: boolean;
}

/** What was drawn and found so far. */
interface Found {
  readonly drawn: number;
  readonly wrong: number;
}

/** Probabilities of flagged and other incidents of the next draw, by what was found so far. */
export type Steer = (found: Found) => readonly [flagged: number, other: number];

/** In turn: incidents that come before it, and what is drawn then. */
export type Step = readonly [incidents: number, kind: AuditDraw['kind']];

const start = Date.UTC(2026, 0, 5);
const openedAt = (at: number) => start + at * 3_600_000;
const hex = (value: number) => Math.floor(value * 2 ** 32).toString(16);
const seedOf = (random: RandomSource) =>
  Array.from({ length: 8 }, () => hex(random.uniform()).padStart(8, '0')).join('');

/** The incidents from one place to another as a frame of two strata. */
function frameOf(truths: readonly Truth[], from: number, asOf: number): AuditFrame {
  const isFlagged = (at: number) => truths[at]?.isFlagged === true;
  const places = truths.map((_, at) => at).slice(from);
  const flagged = places.filter(isFlagged).length;
  const stratum = { category: 'isolate', conduct: 'acted', week: 'all', digest: 'f1'.repeat(32) } as const;
  return {
    scope: { agent: 'agent', workflow: 'endpoint', riskClass: 'low', releases: ['release'] },
    ...{ asOf, through: openedAt(truths.length - 1), digest: 'f0'.repeat(32) },
    shown: { resources: true, severity: true },
    strata: [
      { ...stratum, weak: 'says_wrong', incidents: flagged },
      { ...stratum, weak: 'says_right', incidents: places.length - flagged },
    ],
    incidents: places.map((at) => ({
      ...{ uid: `incident ${at}`, key: at, openedAt: openedAt(at), decisions: 1 },
      stratum: isFlagged(at) ? 0 : 1,
    })),
  };
}

function unitsOf(truths: readonly Truth[], framed: readonly FramedDraw[]): AuditUnit[] {
  const incidents = new Map(auditedIncidents(framed).map((each) => [each.key, each]));
  return truths.map(({ isWrong }, at): AuditUnit => {
    const incident = incidents.get(at) ?? null;
    const wrong = Number(isWrong && (incident?.readers ?? 0) > 0);
    const known = { wrong, surelyWrong: wrong, open: 0, severe: 0, severeOpen: 0 };
    return { openedAt: openedAt(at), decisions: 1, members: [{ incident, decisions: 1, ...known }] };
  });
}

interface Redrawn {
  /** E after each step, of the mean share in error. */
  readonly e: readonly number[];
  /** Whether some look promoted, each try at its own α. */
  readonly isPromoted: boolean;
}

/**
 * Draws in turn through `drawAudit`, `auditedIncidents` and `judgeAudit`, steered by what was read, and looks after
 * each. The truth of all incidents is fixed before: only the draws are random.
 */
export function redraw(
  truths: readonly Truth[],
  steps: readonly Step[],
  { limit, steer }: { readonly limit: number; readonly steer: Steer },
  random: RandomSource,
): Redrawn {
  const judged = gate({ limit });
  const framed: FramedDraw[] = [];
  const e: number[] = [];
  let [there, isPromoted] = [0, false];
  let found: Found = { drawn: 0, wrong: 0 };
  steps.forEach(([incidents, kind], index) => {
    const from = kind === 'extend' ? there : 0;
    there += incidents;
    const seen = truths.slice(0, there);
    const frame = frameOf(seen, from, openedAt(truths.length) + index * dayMs);
    const draw = drawAudit(
      frame,
      { probabilities: steer(found), secondReader: 0 },
      {
        ...{
          kind,
          seed: seedOf(random),
          drawnBy: null,
          sources: [],
          previous: framed.map((each) => each.draw),
        },
        criteria: { name: 'bench', version: '1', hash: 'c0'.repeat(32) },
        cases: new Map(frame.incidents.map(({ uid }) => [uid, 'ca'.repeat(32)])),
      },
    );
    framed.push({ draw, frame });
    const units = unitsOf(seen, framed);
    const alpha = alphaOfCandidate(judged.alpha, draw.attempt);
    const lowest = Math.min(...framed.map((each) => each.draw.uniform));
    const { readings } = judgeAudit(
      [{ cluster: 'incident', leftOut: 'as_recorded', units }],
      judged,
      { alpha, worseAlpha: judged.alpha / 2 },
      { lowest, lagMs: 14 * dayMs, isSince: () => true },
    );
    const all = units.flatMap(({ members }) => members);
    const drawn = all.filter(({ incident }) => (incident?.readers ?? 0) > 0);
    found = { drawn: drawn.length, wrong: drawn.reduce((sum, { wrong }) => sum + wrong, 0) };
    e.push(readings.find(({ average }) => average === 'share_per_incident')?.eNow ?? Number.NaN);
    isPromoted ||= readings.every(({ holds }) => holds);
  });
  return { e, isPromoted };
}

/** A fixed population of which exactly this share is wrong; labels see none of the errors and flag as many others. */
export function population(incidents: number, share: number, random: RandomSource): Truth[] {
  const wrong = Math.round(incidents * share);
  const places = Array.from({ length: incidents }, (_, at) => ({ at, order: random.uniform() }))
    .sort((a, b) => a.order - b.order)
    .map(({ at }) => at);
  const truths: Truth[] = Array.from({ length: incidents }, () => ({ isWrong: false, isFlagged: false }));
  for (const at of places.slice(0, wrong)) truths[at] = { isWrong: true, isFlagged: false };
  for (const at of places.slice(wrong, 2 * wrong)) truths[at] = { isWrong: false, isFlagged: true };
  return truths;
}

/** Reads more while few errors were found: a streak of luck is pressed. */
export const pressLuck: Steer = ({ drawn, wrong }) =>
  drawn === 0 ? [0.3, 0.1] : wrong / drawn < 0.04 ? [0.9, 0.6] : [0.1, 0.1];
/** Reads more where errors were found: the bad part is diluted. */
export const dilute: Steer = ({ drawn, wrong }) =>
  drawn === 0 ? [0.3, 0.1] : wrong / drawn < 0.04 ? [0.1, 0.1] : [0.9, 0.6];

/** What may follow a first draw, in turn. */
export const redraws: readonly (readonly [string, readonly Step[]])[] = [
  ['extended three times', [[600, 'first'], ...Array.from({ length: 3 }, (): Step => [200, 'extend'])]],
  ['deepened three times', [[600, 'first'], ...Array.from({ length: 3 }, (): Step => [0, 'deepen'])]],
  [
    'deepened, extended, drawn anew',
    [
      [600, 'first'],
      [0, 'deepen'],
      [400, 'extend'],
      [200, 'first'],
    ],
  ],
];
