import type { Query } from '../../database/engine/query';
import { auditAnswers } from '../../metrics/audit/answers';
import { auditCases, type FoundCase, type ReadRecords } from '../../metrics/audit/cases';
import { frameRows } from '../../metrics/audit/frame-rows';
import type { AuditDraw } from '../../records/audit';
import {
  drawAudit,
  type DrawMade,
  type DrawPlan,
  drawnIncidents,
  planToDraw,
  drawsOfScope,
  unknownDraws,
} from '../audit/draw';
import { type AuditFrame, type AuditScope, frameOf, type FrameRow } from '../audit/frame';

/** Everything that the log holds: the latest time that a date can be written with. */
const everything = Date.UTC(9999, 11, 31);

export interface FrameQuestion {
  /** What was recorded later does not count, epoch ms; without it, all that the log holds. */
  readonly drawnTime?: number;
  /** Opening time of the last incident, epoch ms. */
  readonly through?: number;
  /** Draws whose incidents are left out: those that an extension goes on from. */
  readonly covered?: readonly AuditDraw[];
  /** Draws whose incidents alone are drawn: those that a deepened draw draws from again. */
  readonly again?: readonly AuditDraw[];
}

/**
 * What can be drawn of a scope. Of an extension, the incidents that no earlier draw covers: one that was recorded late
 * belongs to it too, whenever it was opened. Rejects as `Query.rows` does, or with a RangeError when nothing is left.
 */
export async function gatherFrame(
  query: Query,
  scope: AuditScope,
  { drawnTime = everything, through, covered = [], again }: FrameQuestion,
  signal?: AbortSignal,
): Promise<AuditFrame> {
  const seen = new Set<string>();
  for (const draw of again ?? covered)
    for (const { uid } of await coveredBy(query, draw, signal)) seen.add(uid);
  const moment = { asOf: drawnTime, ...(through === undefined ? {} : { through }) };
  const rows = await frameRows(query, scope, moment, signal);
  return frameOf(rows, { scope, asOf: drawnTime, covered: seen, isAgain: again !== undefined });
}

const scopeOf = ({ scope: { agent, workflow, risk_class: riskClass, releases } }: AuditDraw): AuditScope => ({
  ...{ agent, workflow, riskClass, releases },
});

/** Every incident that a draw, or what it extends, could have drawn. */
const coveredBy = (query: Query, draw: AuditDraw, signal?: AbortSignal): Promise<FrameRow[]> =>
  frameRows(
    query,
    scopeOf(draw),
    { asOf: Date.parse(draw.drawn_time), through: Date.parse(draw.through) },
    signal,
  );

/** The draws whose incidents a draw goes on from, or draws from again: back to the first of them, oldest first. */
function before(draw: AuditDraw, all: readonly AuditDraw[]): AuditDraw[] {
  const chain: AuditDraw[] = [];
  let at: AuditDraw | undefined = draw;
  while (at !== undefined && at.kind !== 'first') {
    const previous: string | null = at.previous;
    at = all.find(({ digest }) => digest === previous);
    if (at === undefined || chain.includes(at)) break;
    chain.unshift(at);
  }
  return chain.filter(({ kind }) => kind !== 'deepen');
}

/**
 * The frame of a draw, taken again from the log; `all` are the draws that are known. Rejects as `gatherFrame` does.
 */
export const frameOfDraw = (
  query: Query,
  draw: AuditDraw,
  all: readonly AuditDraw[],
  signal?: AbortSignal,
): Promise<AuditFrame> =>
  gatherFrame(
    query,
    scopeOf(draw),
    {
      drawnTime: Date.parse(draw.drawn_time),
      through: Date.parse(draw.through),
      ...(draw.kind === 'deepen' ? { again: before(draw, all) } : { covered: before(draw, all) }),
    },
    signal,
  );

/** What a draw covers when it is made now: see `drawKinds`. Rejects as `gatherFrame` does. */
export function frameToDraw(
  query: Query,
  scope: AuditScope,
  kind: AuditDraw['kind'],
  { drawnTime, previous }: { drawnTime: number; previous: readonly AuditDraw[] },
  signal?: AbortSignal,
): Promise<AuditFrame> {
  const earlier = drawsOfScope(previous, scope);
  const last = earlier.at(-1);
  if (kind === 'first' || last === undefined) return gatherFrame(query, scope, { drawnTime }, signal);
  const covered = [...before(last, previous), last].filter((draw) => draw.kind !== 'deepen');
  if (kind === 'extend') return gatherFrame(query, scope, { drawnTime, covered }, signal);
  const through = Math.max(...covered.map((draw) => Date.parse(draw.through)));
  return gatherFrame(query, scope, { drawnTime, through, again: covered }, signal);
}

/** What readers are shown of the incidents that a draw drew, as the log had them then. Rejects as `auditCases` does. */
export const casesOfDraw = (
  query: Query,
  draw: AuditDraw,
  readRecords: ReadRecords,
  signal?: AbortSignal,
): Promise<Map<string, FoundCase>> =>
  auditCases(
    query,
    { scope: scopeOf(draw), asOf: Date.parse(draw.drawn_time), shown: draw.shown },
    draw.cases.map(({ incident }) => incident),
    readRecords,
    signal,
  );

/**
 * Draws a sample and reads its cases. Draws that only answers in the log tell of are tries too, beside
 * `made.unknownDraws`. Rejects as
 * `auditCases` does, or as `drawAudit` throws.
 */
export async function makeDraw(
  query: Query,
  { frame, plan, made }: { frame: AuditFrame; plan: DrawPlan; made: Omit<DrawMade, 'cases'> },
  readRecords: ReadRecords,
  signal?: AbortSignal,
): Promise<{ draw: AuditDraw; cases: Map<string, FoundCase> }> {
  const uids = drawnIncidents(frame, planToDraw(plan, frame, made), made.seed).map(({ uid }) => uid);
  const cases = await auditCases(query, frame, uids, readRecords, signal);
  const digests = new Map([...cases].map(([uid, { digest }]) => [uid, digest]));
  const named = unknownDraws(await auditAnswers(query, signal), made.previous, frame).length;
  const unknown = named + (made.unknownDraws ?? 0);
  return { draw: drawAudit(frame, plan, { ...made, unknownDraws: unknown, cases: digests }), cases };
}
