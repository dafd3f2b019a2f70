import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadFiles } from '../../../src/cli/load';
import type { Database } from '../../../src/database/engine/database';
import { openEngine } from '../../fixtures/engine';

export const hour = 3_600_000;
export const day = 24 * hour;
export const start = Date.UTC(2026, 0, 5);
const iso = (ms: number) => new Date(ms).toISOString();

/** One proposal to isolate a host of its own, an incident of its own unless said otherwise. */
export interface LoggedCase {
  readonly id: number;
  /** Epoch ms; `id` hours after the start when left out. */
  readonly at?: number;
  readonly decision?: Record<string, unknown>;
  readonly verdict?: 'true_positive' | 'false_positive' | null;
  /** When the verdict was reached and logged; two days after the decision when left out. */
  readonly labelAt?: number;
  readonly labelLoggedAt?: number;
  readonly review?: { readonly outcome: string; readonly at: number; readonly logged?: number };
}

/** Log lines of the cases, and late decisions that set the latest time. */
export function linesOf(cases: readonly LoggedCase[], until = start + 400 * day): Record<string, unknown>[] {
  const base = { schema_version: '1.0' };
  const lines = cases.flatMap(
    ({
      id,
      at = start + id * hour,
      decision,
      verdict = 'true_positive',
      labelAt = at + 2 * day,
      labelLoggedAt,
      review,
    }) => [
      {
        ...base,
        event_type: 'decision',
        event_id: `d${id}`,
        time: iso(at),
        environment: 'production',
        decision_id: `d${id}`,
        incident_uid: `i${id}`,
        mode: 'shadow',
        release_id: 'r1',
        agent: { uid: 'a1' },
        workflow: 'endpoint',
        action: { name: 'isolate_host', category: 'isolate' },
        resource: { uid: `h${id}`, type: 'host', criticality: 'low' },
        risk_level: 'low',
        confidence: 0.9,
        policy: { outcome: 'allow' },
        ...decision,
      },
      ...(verdict === null
        ? []
        : [
            {
              ...base,
              event_type: 'verdict',
              event_id: `v${id}`,
              time: iso(labelAt),
              ...(labelLoggedAt === undefined ? {} : { logged_time: iso(labelLoggedAt) }),
              decision_id: `d${id}`,
              verdict,
              basis: 'incident_review',
              final: true,
            },
          ]),
      ...(review
        ? [
            {
              ...base,
              event_type: 'review',
              event_id: `rv${id}`,
              time: iso(review.at),
              ...(review.logged === undefined ? {} : { logged_time: iso(review.logged) }),
              decision_id: `d${id}`,
              outcome: review.outcome,
              reviewer: { uid: 'someone' },
            },
          ]
        : []),
    ],
  );
  // One stray record makes nothing old: 1 % of a scope's decisions and labels do, and three.
  const workflows = new Set(cases.map(({ decision }) => decision?.workflow ?? 'endpoint'));
  const late = Math.max(3, Math.ceil(lines.length / 50));
  const last = ['endpoint', ...workflows].flatMap((workflow, of) =>
    Array.from({ length: of === 0 ? 1 : late }, (_, at) => ({
      ...base,
      event_type: 'decision',
      event_id: of === 0 ? 'last' : `last${of}-${at}`,
      time: iso(until),
      environment: 'test',
      decision_id: of === 0 ? 'last' : `last${of}-${at}`,
      mode: 'shadow',
      agent: { uid: 'a1' },
      workflow,
      action: { name: 'none', category: 'none' },
      resource: { uid: 'h', type: 'host', criticality: 'low' },
      risk_level: 'low',
    })),
  );
  return [...lines, ...last];
}

export interface OpenLog {
  readonly database: Database;
  close(): Promise<void>;
}

/** Reads lines as the app does, on the shipped engine. */
export async function openLines(lines: readonly Record<string, unknown>[]): Promise<OpenLog> {
  const folder = await mkdtemp(path.join(tmpdir(), 'what-if-'));
  const file = path.join(folder, 'log.jsonl');
  await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  const database = await openEngine();
  await loadFiles([file], database);
  return {
    database,
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

export const openLog = (cases: readonly LoggedCase[]) => openLines(linesOf(cases));
