import { z } from 'zod';
import type { BuildAccount, Database } from '../database/engine/database';
import { TableWriter } from '../database/tables/writer';
import { loadText, recordsOf } from '../intake/loading/load-text';
import type { AppliedStep } from '../readiness/criteria/criteria';
import { rightDecisions } from '../metrics/label-set/label-set';
import { judgingIn } from '../readiness/gather/judge-text';
import { mostOwnRecords, type OwnScope, type OwnTest, runOwnTest } from '../readiness/self-test/run-own-test';
import { runSelfTest, type SelfTest } from '../readiness/self-test/run-self-test';
import type { EngineQuestion } from './engine-of-page';
import type { Call, Job } from './job';

type Engine = Call<Mutants, EngineQuestion, unknown>['ask'];

interface Mutants {
  readonly done: number;
  readonly all: number;
}

/** The page's engine, as this thread uses it: only to load made logs and to ask them. */
function engineOf(ask: Engine): Database {
  return {
    rows: async (statement, row) => z.array(row).parse(await ask({ kind: 'rows', statement })),
    insert: async (chunk) => void (await ask({ kind: 'insert', chunk })),
    build: async () => (await ask({ kind: 'build' })) as BuildAccount,
    clear: async () => void (await ask({ kind: 'clear' })),
    look: () => Promise.reject(new Error('Nobody looks into the database of a self-test.')),
    close: () => Promise.resolve(),
    memory: () => Promise.resolve(0),
  };
}

const loadHere = (text: string, database: Database) => loadText(text, database, () => new TableWriter());

/** Makes logs that flatter, loads each into an engine of its own and sees which of them a step of criteria lets pass. */
export const selfTest: Job<AppliedStep, SelfTest, Mutants, EngineQuestion, unknown> = (
  applied,
  { report, ask },
) => {
  return runSelfTest(applied, judgingIn(engineOf(ask), loadHere), {
    onMutant: (done, all) => report({ done, all }),
  });
};

export interface OwnTestAsk {
  readonly applied: AppliedStep;
  readonly scope: OwnScope;
  /** The open logs, as texts of the log format. */
  readonly texts: readonly Blob[];
}

/** Changes copies of the open logs, loads each into an engine of its own and sees which tricks a scope lets pass. */
export const ownTest: Job<OwnTestAsk, OwnTest, Mutants, EngineQuestion, unknown> = async (
  { applied, scope, texts },
  { report, ask },
) => {
  const engine = engineOf(ask);
  const records = await recordsOf(texts, mostOwnRecords);
  const rightIn = (of: OwnScope) => rightDecisions(engine, of);
  return runOwnTest(
    applied,
    scope,
    records,
    { judge: judgingIn(engine, loadHere), rightIn },
    { onMutant: (done, all) => report({ done, all }) },
  );
};
