import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, type RunnerTask } from 'vitest';
import { restingChecks } from './turns';

// The same commit gives the same result: `npm test` takes the seed from it. `PROPERTY_SEED=$RANDOM npm run unit` looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });

const resting = restingChecks('unit');

const titleOf = (task: RunnerTask): string =>
  task.suite === undefined ? task.name : `${titleOf(task.suite)} ${task.name}`;

beforeEach(({ task, skip }) => {
  const file = path.relative(process.cwd(), task.file.filepath);
  if (resting.has(`${file}: ${titleOf(task)}`)) skip('a long check, whose turn comes with another commit');
});
