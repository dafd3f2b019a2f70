import type { Query } from '../../database/engine/query';
import { type AuditAnswer, auditAnswers } from '../../metrics/audit/answers';
import type { ReadRecords } from '../../metrics/audit/cases';
import { knownMissesByReaders, type ReaderRate, readerRates } from '../../metrics/audit/reader-rates';
import { gateDefinition } from '../../metrics/gate-evidence/gate-definition';
import { type AuditDraw, isAudited } from '../../records/audit';
import type { Gate, GateMetric } from '../../records/criteria';
import {
  type AuditEvidence,
  auditedIncidents,
  type DrawOfScope,
  type FramedDraw,
} from '../audit/audit-evidence';
import { checkDraw } from '../audit/check';
import { drawName } from '../audit/draw';
import { type KnownDraw, type Reached, sortAnswers } from '../audit/readers';
import { type Renamed, renamedScopes } from '../../metrics/scopes/past';
import { emptySelection } from '../../slice/selection/selection';
import { unfitClause } from '../../words/audit-sentences';
import { drawProblemWords } from '../../words/draw-problem-words';
import { plain } from '../../words/format';
import { dayMs } from '../readings/incidents';
import { Asked, type ScopeName } from './ask';
import { casesOfDraw, frameOfDraw } from './audit';

const monthMs = 28 * dayMs;
const defaultLag = emptySelection.maturityLagDays;

type ScopeOfAudit = Omit<ScopeName, 'release'>;

const readerRateOf = (metric: GateMetric): ReaderRate =>
  metric === 'known_misses' ? knownMissesByReaders : gateDefinition(metric);

/** What is judged on draws, of all scopes. */
export class AskedAudits {
  #answers: Promise<AuditAnswer[]> | undefined;

  constructor(
    private readonly query: Query,
    private readonly asked: Asked,
    private readonly draws: readonly AuditDraw[],
    private readonly renamed: readonly Renamed[],
    private readonly signal?: AbortSignal,
    /** Where given, what readers were shown is compared with what the log holds now. */
    private readonly readRecords?: ReadRecords,
  ) {}

  /** What the draws of one scope show; null where nothing was drawn in it, and no answer in it names a draw. */
  async of(scope: ScopeOfAudit, gates: readonly Gate[]): Promise<AuditEvidence | null> {
    const own = this.draws
      .filter(({ scope: of }) => isOf(of, scope))
      .sort((a, b) => Date.parse(a.drawn_time) - Date.parse(b.drawn_time) || (a.digest < b.digest ? -1 : 1));
    this.#answers ??= auditAnswers(this.query, this.signal);
    const all = await this.#answers;
    const known = new Set(this.draws.map(drawName));
    const isAllKnown = all.every(({ draw }) => known.has(draw));
    if (own.length === 0 && isAllKnown) return null;
    const reached = await this.#reached(scope);
    const unknown = all.filter(({ draw, event_id: id }) => !known.has(draw) && reached.has(id));
    if (own.length === 0 && unknown.length === 0) return null;
    const checked = [];
    for (const draw of own) checked.push(await this.#checked(draw));
    const framed = checked.flatMap(({ framed: of }) => (of === null ? [] : [of]));
    const names = new Set(own.map(drawName));
    const counted = [];
    for (const gate of gates.filter(isAudited)) {
      const { metric, maturityLagDays } = gate;
      const { undrawn, answered } = await this.asked.answered(scope, readerRateOf(metric), maturityLagDays);
      counted.push({ metric, maturityLagDays, undrawn, answered });
    }
    const lag = counted[0]?.maturityLagDays ?? defaultLag;
    const rates = [];
    for (const rate of readerRates) {
      const { undrawn, answered } = await this.asked.answered(scope, rate, lag);
      rates.push({ id: rate.id, title: rate.title, better: rate.better, undrawn, answered });
    }
    return {
      draws: checked.map(({ shown }) => shown),
      problem: problemOf(checked.map(({ shown }) => shown)),
      incidents: auditedIncidents(framed),
      answers: sortAnswers(
        [...all.filter(({ draw }) => names.has(draw)), ...unknown],
        own.map((draw): KnownDraw => {
          const found = framed.find((each) => each.draw === draw);
          const incidents = found?.frame.incidents ?? [];
          return {
            draw,
            fits: found !== undefined,
            keys: new Map(incidents.map(({ uid, key }) => [uid, key])),
          };
        }),
        reached,
      ),
      unknownDraws: new Set(unknown.map(({ draw }) => draw)).size,
      triesBefore: await this.triesBefore(scope),
      ...{ counted, rates, rows: await this.asked.rowsOf(scope) },
    };
  }

  /** Tries under the names that a scope had within four weeks of them, and under those that these had before. */
  async triesBefore(scope: ScopeOfAudit): Promise<number> {
    const known = new Set(this.draws.map(drawName));
    const names: (ScopeOfAudit & { began: number })[] = [];
    const add = (of: ScopeOfAudit) => {
      for (const { agent, workflow, risk_class, old_agent, old_workflow, began } of this.renamed) {
        if (!isOf({ agent, workflow, risk_class }, of)) continue;
        const before = { agent: old_agent, workflow: old_workflow, riskClass: risk_class, began };
        if (names.some((each) => isOf({ ...each, risk_class: each.riskClass }, before))) continue;
        names.push(before);
        add(before);
      }
    };
    add(scope);
    if (names.length === 0) return 0;
    this.#answers ??= auditAnswers(this.query, this.signal);
    const answers = await this.#answers;
    let tries = 0;
    const unknown = new Set<string>();
    for (const { began, ...name } of names) {
      const near = this.draws.filter(
        ({ scope: of, drawn_time: at }) => isOf(of, name) && Math.abs(Date.parse(at) - began) <= monthMs,
      );
      const given = near.filter(({ kind }) => kind !== 'extend').length;
      tries += Math.max(given, ...near.map(({ attempt }) => attempt), 0);
      if (answers.every(({ draw }) => known.has(draw))) continue;
      const reached = await this.#reached(name);
      for (const { draw, event_id: id } of answers)
        if (!known.has(draw) && reached.has(id)) unknown.add(draw);
    }
    return tries + unknown.size;
  }

  /** Which incidents each answer speaks of, and whether its author had decided on them before. */
  async #reached(scope: ScopeOfAudit): Promise<Map<string, Reached>> {
    const [decisions, { answered }] = await Promise.all([
      this.asked.rowsOf(scope),
      this.asked.answered(scope, gateDefinition('false_positive_share'), defaultLag),
    ]);
    const found = new Map<string, { incidents: Set<number>; hasDecided: boolean }>();
    for (const { row, answer, hasDecided } of answered) {
      const own = found.get(answer) ?? { incidents: new Set<number>(), hasDecided: false };
      own.incidents.add(decisions.incident[row] ?? -1);
      found.set(answer, { ...own, hasDecided: own.hasDecided || hasDecided });
    }
    return found;
  }

  async #digests(draw: AuditDraw, readRecords: ReadRecords): Promise<Map<string, string>> {
    const cases = await casesOfDraw(this.query, draw, readRecords, this.signal);
    return new Map([...cases].map(([uid, { digest }]) => [uid, digest]));
  }

  async #checked(draw: AuditDraw): Promise<{ shown: DrawOfScope; framed: FramedDraw | null }> {
    const frame = await frameOfDraw(this.query, draw, this.draws, this.signal).catch((error: unknown) => {
      if (error instanceof RangeError) return null;
      throw error;
    });
    const cases =
      this.readRecords === undefined ? {} : { cases: await this.#digests(draw, this.readRecords) };
    const problems = checkDraw(draw, { frame, all: this.draws, ...cases });
    const shown: DrawOfScope = {
      ...{ digest: draw.digest, kind: draw.kind, attempt: draw.attempt, criteria: draw.criteria },
      drawnTime: Date.parse(draw.drawn_time),
      through: Date.parse(draw.through),
      releases: draw.scope.releases,
      incidents: draw.incidents,
      drawn: draw.cases.length,
      problems: problems.map((problem) => plain(drawProblemWords(problem))),
    };
    return { shown, framed: frame === null || problems.length > 0 ? null : { draw, frame } };
  }
}

const isOf = (
  drawn: Pick<AuditDraw['scope'], 'agent' | 'workflow' | 'risk_class'>,
  { agent, workflow, riskClass }: ScopeOfAudit,
) => drawn.agent === agent && drawn.workflow === workflow && drawn.risk_class === riskClass;

/** Why nothing is judged, as a clause: the first problem of any draw. */
function problemOf(draws: readonly DrawOfScope[]): string | null {
  const unfit = draws.find(({ problems }) => problems.length > 0);
  return unfit === undefined ? null : unfitClause(drawName(unfit), unfit.problems[0] ?? '');
}

/** Tries that a scope's next draw goes on from, because they were made under another name. Rejects as `Query.rows` does. */
export async function triesBefore(
  query: Query,
  scope: ScopeOfAudit,
  draws: readonly AuditDraw[],
  signal?: AbortSignal,
): Promise<number> {
  const renamed = await renamedScopes(query, emptySelection, signal);
  const asked = new Asked(query, emptySelection, signal);
  return new AskedAudits(query, asked, draws, renamed, signal).triesBefore(scope);
}

/** Draws of which these logs hold no scope. */
export const drawsElsewhere = (draws: readonly AuditDraw[], scopes: readonly ScopeOfAudit[]): AuditDraw[] =>
  draws.filter(({ scope }) => !scopes.some((each) => isOf(scope, each)));
