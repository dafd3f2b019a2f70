import { afterAll, beforeAll } from 'vitest';
import type { Database } from '../../../src/database/engine/database';
import { loadSources } from '../../../src/intake/loading/load';
import { keepSources, readRecords } from '../../../src/intake/loading/read-record';
import type { DrawMade, DrawPlan } from '../../../src/readiness/audit/draw';
import type { AuditScope } from '../../../src/readiness/audit/frame';
import { casesOfDraw, frameOfDraw, frameToDraw, makeDraw } from '../../../src/readiness/gather/audit';
import type { AuditDraw } from '../../../src/records/audit';
import type { LogRecord } from '../../../src/records/record';
import { afterLog, closedScope } from '../../fixtures/closed-log';
import { openEngine } from '../../fixtures/engine';
import { lanesHere } from '../../intake/loading/lanes';

export const seed = '5eed'.repeat(16);
const made: Omit<DrawMade, 'cases' | 'unknownDraws'> = {
  ...{ kind: 'first', seed, drawnBy: 'auditor-1', previous: [] },
  criteria: { name: 'Low risk', version: '1', hash: 'c'.repeat(64) },
  sources: [{ file: 'log.jsonl', sha256: 'a'.repeat(64) }],
};

const linesOf = (records: readonly LogRecord[]) =>
  records.map((each) => `${JSON.stringify(each)}\n`).join('');

export interface Loaded {
  readonly query: Database;
  /** Opens records as the app does, one list a file, in place of what was open. */
  open(...files: readonly (readonly LogRecord[])[]): Promise<void>;
  /** Opens them and draws from the default scope, each incident with `probability`, a second reader for a tenth. */
  draw(
    records: readonly LogRecord[],
    change?: Partial<Omit<DrawMade, 'cases' | 'unknownDraws'>> & {
      drawnTime?: number;
      probability?: number;
      scope?: AuditScope;
    },
  ): Promise<AuditDraw>;
  /** Opens them and gives what `checkDraw` compares a draw with. */
  again(
    draw: AuditDraw,
    all: readonly AuditDraw[],
    ...files: readonly (readonly LogRecord[])[]
  ): Promise<{
    frame: Awaited<ReturnType<typeof frameOfDraw>> | null;
    cases: Map<string, string>;
    all: readonly AuditDraw[];
  }>;
}

/** Called where tests are described. */
export function loaded(): Loaded {
  const state: { query?: Database } = {};
  beforeAll(async () => {
    state.query = await openEngine();
  });
  afterAll(() => state.query?.close());
  const self: Loaded = {
    get query() {
      return state.query!;
    },
    async open(...files) {
      await self.query.clear();
      const { signal } = new AbortController();
      const boxes = files.map((records, at) => ({
        name: `log-${at}.jsonl`,
        blob: new Blob([linesOf(records)]),
      }));
      const { sources } = await loadSources(boxes, lanesHere(), self.query, () => undefined, signal);
      keepSources(sources);
    },
    async draw(records, { drawnTime = afterLog(), probability = 0.3, scope = closedScope, ...change } = {}) {
      await self.open(records);
      const how = { ...made, ...change };
      const frame = await frameToDraw(self.query, scope, how.kind, { drawnTime, previous: how.previous });
      const plan: DrawPlan = {
        probabilities: frame.strata.map(({ conduct }) =>
          conduct === 'held_back' ? probability / 2 : probability,
        ),
        secondReader: 0.1,
      };
      return (await makeDraw(self.query, { frame, plan, made: how }, readRecords)).draw;
    },
    async again(draw, all, ...files) {
      await self.open(...files);
      const frame = await frameOfDraw(self.query, draw, all).catch((error: unknown) => {
        if (error instanceof RangeError) return null;
        throw error;
      });
      const cases = await casesOfDraw(self.query, draw, readRecords);
      return { frame, cases: new Map([...cases].map(([uid, { digest }]) => [uid, digest])), all };
    },
  };
  return self;
}
