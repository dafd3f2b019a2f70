import { answerFrom, type EngineQuestion } from './engine-of-page';
import type { AnswerOf, AskOf } from './jobs';
import { type OptionsOf, runJob } from './run-job';

/**
 * Runs work that needs an engine to itself: one is opened for it and closed when it is over, so that the loaded logs
 * stay as they are. Rejects as `runJob` does, and where the engine cannot run.
 */
export async function runWithEngine<Name extends 'selfTest' | 'ownTest'>(
  name: Name,
  ask: AskOf<Name>,
  options: Pick<OptionsOf<Name>, 'signal' | 'onProgress'>,
): Promise<AnswerOf<Name>> {
  const { openInBrowser } = await import('../database/engine/browser');
  const database = await openInBrowser();
  try {
    const reply = (question: EngineQuestion) => answerFrom(database, question);
    return await runJob(name, ask, { ...options, reply } as OptionsOf<Name>);
  } finally {
    await database.close();
  }
}
