import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../../src/database/engine/database';
import type { LogRecord } from '../../src/records/record';
import { reportSections } from '../../src/records/report/report';
import { emptySelection } from '../../src/slice/selection/selection';
import { defaultCriteria } from '../../src/readiness/criteria/criteria';
import { loadFiles } from '../../src/cli/load';
import type { NumbersAsked } from '../../src/answers/frozen/freeze';
import { readPeriod } from '../../src/metrics/in-view/period';
import { at, control, decision, review, verdict } from '../fixtures/records';

/** 20 on endpoints, 7 on clouds, 3 on mail; anna decided 24, bob 4, carol 2; six endpoint ones were rejected. */
export function smallLog(flipped = 0): LogRecord[] {
  const workflow = (number: number) => (number < 20 ? 'endpoint' : number < 27 ? 'cloud' : 'mail');
  const who = (number: number) => (number < 24 ? 'anna.secret' : number < 28 ? 'bob.secret' : 'carol.secret');
  const each = Array.from({ length: 30 }, (_, number): LogRecord[] => {
    const id = `D${number}`;
    return [
      decision({ decision_id: id, workflow: workflow(number), resource: { uid: `host-secret-${number}` } }),
      review({
        event_id: `review-${number}`,
        decision_id: id,
        outcome: number < 6 + flipped ? 'reject' : 'approve',
        reviewer: { uid: who(number) },
      }),
      verdict({
        // No two in one second, as a person labels.
        time: new Date(Date.parse(at(30)) - number * 1000).toISOString(),
        event_id: `verdict-${number}`,
        decision_id: id,
        verdict: number < 3 ? 'false_positive' : 'true_positive',
      }),
    ];
  });
  // Four weeks later, so that every decision is older than the lag.
  return [...each.flat(), control({ event_id: 'grant', time: at(30), tier: 'advisory_responder' })];
}

export interface Loaded {
  readonly asked: NumbersAsked;
  readonly folder: string;
  readonly file: string;
}

/** Writes records as one file, reads it into the engine, and asks for everything under the defaults. */
export async function loadSmall(database: Database, records: readonly LogRecord[]): Promise<Loaded> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shadowproof-small-'));
  const file = path.join(folder, 'small.jsonl');
  await writeFile(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  await database.clear();
  const account = await loadFiles([file], database);
  const period = await readPeriod(database, account.build.asOf);
  if (period === null) throw new Error('the small log holds no decision');
  return {
    folder,
    file,
    asked: {
      account,
      period,
      selection: emptySelection,
      criteria: defaultCriteria,
      attestations: [],
      sections: reportSections,
      rawFields: [],
      baseline: null,
      changes: [],
      personName: null,
    },
  };
}
