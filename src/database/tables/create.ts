import type { Engine } from '../engine/engine';
import closedWordsSql from './closed-words.sql?raw';
import createSql from './create.sql?raw';
import dropSql from './drop.sql?raw';
import macrosSql from './macros.sql?raw';

/** Tables of what was read, by the name a chunk gives. */
export const tableNames = {
  decisions: 'decisions',
  audit_events: 'audit_events',
  bundles: 'bundles',
  uncounted_lines: 'uncounted_lines',
} as const;
export type ReadTable = keyof typeof tableNames;

/** Makes the empty tables of what was read, and the named macros that build scripts use. */
export async function createTables(engine: Engine): Promise<void> {
  await engine.run([createSql, closedWordsSql, macrosSql].join('\n'));
}

/** Drops everything that was read or built. */
export async function dropTables(engine: Engine): Promise<void> {
  await engine.run(dropSql);
}
