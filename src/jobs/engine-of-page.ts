import { z } from 'zod';
import type { Database, TableChunk } from '../database/engine/database';
import type { Statement } from '../database/engine/query';

/** What the work asks of the engine that the page opened for it. */
export type EngineQuestion =
  | { readonly kind: 'rows'; readonly statement: Statement }
  | { readonly kind: 'insert'; readonly chunk: TableChunk }
  | { readonly kind: 'build' | 'clear' };

/** What the page answers with an engine that holds nothing else. */
export async function answerFrom(database: Database, question: EngineQuestion): Promise<unknown> {
  if (question.kind === 'rows') return database.rows(question.statement, z.unknown());
  if (question.kind === 'insert') return database.insert(question.chunk);
  return question.kind === 'build' ? database.build() : database.clear();
}
