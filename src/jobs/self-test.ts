import { z } from 'zod';
import type { BuildAccount, Database } from '../database/engine/database';
import { TableWriter } from '../database/tables/writer';
import { loadText } from '../intake/loading/load-text';
import type { AppliedStep } from '../readiness/criteria/criteria';
import { judgingIn } from '../readiness/gather/judge-text';
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

/** Makes logs that flatter, loads each into an engine of its own and sees which of them a step of criteria lets pass. */
export const selfTest: Job<AppliedStep, SelfTest, Mutants, EngineQuestion, unknown> = (
  applied,
  { report, ask },
) => {
  const judge = judgingIn(engineOf(ask), (text, database) =>
    loadText(text, database, () => new TableWriter()),
  );
  return runSelfTest(applied, judge, { onMutant: (done, all) => report({ done, all }) });
};
