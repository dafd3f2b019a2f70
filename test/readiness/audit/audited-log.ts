import { afterAll, beforeAll } from 'vitest';
import type { Database } from '../../../src/database/engine/database';
import { loadSources } from '../../../src/intake/loading/load';
import type { ReadRecords } from '../../../src/metrics/audit/cases';
import type { DrawMade } from '../../../src/readiness/audit/draw';
import type { Stratum } from '../../../src/readiness/audit/frame';
import { defaultCriteria, stampOf } from '../../../src/readiness/criteria/criteria';
import { frameToDraw, makeDraw } from '../../../src/readiness/gather/audit';
import { evaluateScopes } from '../../../src/readiness/gather/gather';
import { missingRecords } from '../../../src/readiness/gather/missing-records';
import type { ScopeVerdict } from '../../../src/readiness/verdict';
import type { AuditDraw } from '../../../src/records/audit';
import { type AuditAnswer, recordsOfAnswer } from '../../../src/records/audit-answer';
import type { AuditCase } from '../../../src/records/audit-case';
import { digestOf } from '../../../src/records/seal-proposal';
import { emptySelection } from '../../../src/slice/selection/selection';
import { log, release } from '../../cli/log';
import { openEngine } from '../../fixtures/engine';
import { lanesHere } from '../../intake/loading/lanes';

export type Fields = Record<string, unknown>;

/** One gate on labels of second analysts, and no controls. */
export const oneGate = defaultCriteria.slice(0, 1).map((each) => ({
  ...each,
  gates: each.gates.slice(0, 1),
  steps: each.steps.map((step) => ({ ...step, gates: step.gates.slice(0, 1), controls: [] })),
}));

const scope = {
  agent: 'harbor',
  workflow: 'endpoint',
  riskClass: 'low',
  releases: [release],
} as const;

/** Incidents on which the agent acted, each closed as a true positive by somebody who saw its advice. */
export const closedOnly = (count: number, change: Fields = {}): Fields[] =>
  log(count, () => false, change)
    .split('\n')
    .map((line) => JSON.parse(line) as Fields)
    .map((record) =>
      record.event_type === 'verdict' ? { ...record, basis: 'closed_classification' } : record,
    );

export const asLog = (records: readonly Fields[]): string =>
  `${records.map((record) => JSON.stringify(record)).join('\n')}\n`;

export interface Audited {
  readonly draw: AuditDraw;
  readonly cases: ReadonlyMap<string, AuditCase>;
}

export interface Plan {
  /** Of every incident, or of those of a stratum. */
  readonly probability: number | ((stratum: Stratum) => number);
  readonly secondReader?: number;
  readonly seed?: string;
  readonly kind?: AuditDraw['kind'];
  readonly previous?: readonly AuditDraw[];
  readonly criteria?: typeof oneGate;
  /** Whose incidents; without it, those of harbor. */
  readonly agent?: string;
}

/** What one reader answers to one case. */
const answerOf = (
  { draw }: Pick<Audited, 'draw'>,
  digest: string,
  change: Partial<AuditAnswer> = {},
): AuditAnswer => ({
  draw: draw.digest,
  case: digest,
  reader: 'anna',
  group: null,
  time: new Date(Date.parse(draw.drawn_time) + 3_600_000).toISOString(),
  seconds: 90,
  reading: 'warranted',
  categories: ['isolate'],
  targets: [],
  sure: 'sure',
  reason: '',
  ...change,
});

export interface Reading {
  readonly readers?: readonly string[];
  /** Incidents that every reader finds wrong. */
  readonly wrong?: (incident: string, reader: string) => boolean;
  readonly reads?: (incident: string, reader: string) => boolean;
}

/** The records of readers who answer every case that they are to read. */
export function answersOf(
  { draw, cases }: Audited,
  { readers = ['anna', 'ben'], wrong = () => false, reads = () => true }: Reading = {},
): Fields[] {
  return draw.cases.flatMap(({ incident, case: digest, readers: planned, stratum }) =>
    readers
      .slice(0, planned)
      .filter((reader) => reads(incident, reader))
      .flatMap((reader) => {
        const isWrong = wrong(incident, reader);
        const answer = answerOf({ draw }, digest, {
          reader,
          ...(isWrong ? { reading: 'false_alarm', categories: [] } : {}),
        });
        const { probability = 1 } = draw.strata[stratum] ?? {};
        const { decisions = [] } = cases.get(incident) ?? {};
        return recordsOfAnswer(answer, decisions, { probability, stratum: String(stratum) });
      }),
  );
}

/** Called where tests are described: loads, draws and judges on native DuckDB. */
export function auditing() {
  let database: Database;
  beforeAll(async () => {
    database = await openEngine();
  });
  afterAll(() => database.close());

  async function load(records: readonly Fields[]) {
    const text = asLog(records);
    await database.clear();
    const sources = [{ name: 'log.jsonl', blob: new Blob([text]) }];
    const { account } = await loadSources(
      sources,
      lanesHere(),
      database,
      () => undefined,
      new AbortController().signal,
    );
    return { account, bytes: new TextEncoder().encode(text) };
  }

  const readerOf =
    (bytes: Uint8Array): ReadRecords =>
    (addresses) =>
      Promise.resolve(
        addresses.map(({ byteOffset, byteLength }) =>
          new TextDecoder().decode(bytes.subarray(byteOffset, byteOffset + byteLength)),
        ),
      );

  return {
    /** What is open. */
    query: () => database,
    async draw(records: readonly Fields[], plan: Plan): Promise<Audited> {
      const { bytes, account } = await load(records);
      const { previous = [], kind = 'first', criteria = oneGate, agent = scope.agent } = plan;
      const drawnTime = account.build.asOf + previous.length * 1000;
      const frame = await frameToDraw(database, { ...scope, agent }, kind, { drawnTime, previous });
      const [first] = criteria;
      if (first === undefined) throw new RangeError('no criteria');
      const made: Omit<DrawMade, 'cases'> = {
        kind,
        seed: plan.seed ?? digestOf('seed'),
        drawnBy: null,
        criteria: stampOf(first),
        sources: [],
        previous,
      };
      const { probability } = plan;
      const probabilities = frame.strata.map((stratum) =>
        typeof probability === 'number' ? probability : probability(stratum),
      );
      const chosen = { probabilities, secondReader: plan.secondReader ?? 0 };
      return makeDraw(database, { frame, plan: chosen, made }, readerOf(bytes));
    },
    async judge(
      records: readonly Fields[],
      audits: readonly AuditDraw[],
      criteria: typeof oneGate = oneGate,
    ): Promise<ScopeVerdict[]> {
      const { account } = await load(records);
      const { scopes } = await evaluateScopes(database, emptySelection, {
        ...{ criteria, asOf: account.build.asOf, audits },
        missing: missingRecords(account, criteria),
      });
      return [...scopes];
    },
  };
}
