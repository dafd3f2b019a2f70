import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/engine/database';
import { countingRules } from '../../src/records/counting-rules';
import { criticalities, reversibilities, riskLevels } from '../../src/records/vocabulary';
import { openEngine } from '../fixtures/engine';

// Criteria state what verdicts count by, and are hashed and signed with it; the SQL has its own numbers.
describe('what criteria state is what the tables count by:', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openEngine();
  });
  afterAll(() => database.close());
  const ask = async (sql: string) => {
    const [row] = await database.rows(
      { sql: `SELECT ${sql} AS said`, values: [] },
      z.object({ said: z.unknown() }),
    );
    return row?.said;
  };
  const { highRisk, bulkLabels } = countingRules;

  it('labels in bulk', async () => {
    expect(await ask('CAST(recorded_at_once() AS DOUBLE)')).toBe(bulkLabels.inMinute);
    expect(await ask('CAST(read_in_ten_minutes() AS DOUBLE)')).toBe(bulkLabels.inTenMinutes);
    expect(await ask('CAST(read_in_an_hour() AS DOUBLE)')).toBe(bulkLabels.inHour);
  });

  it('the high risk class', async () => {
    expect(await ask('CAST(wide_blast() AS DOUBLE)')).toBe(highRisk.blastRadius);
    const classOf = (
      risk: string,
      severity: string,
      undo: string,
      criticality: string,
      blast: number | string,
    ) => ask(`risk_class_of(${risk}, ${severity}, ${undo}, ${criticality}, ${blast})`);
    const quoted = (word: string) => `'${word}'`;
    const low = quoted('low');
    const fields = [
      [riskLevels, highRisk.riskLevel, (word: string) => classOf(word, 'NULL', 'NULL', low, 1)],
      [riskLevels, highRisk.severity, (word: string) => classOf(low, word, 'NULL', low, 1)],
      [reversibilities, highRisk.reversibility, (word: string) => classOf(low, 'NULL', word, low, 1)],
      [criticalities, highRisk.criticality, (word: string) => classOf(low, 'NULL', 'NULL', word, 1)],
    ] as const;
    for (const [words, stated, judged] of fields)
      for (const word of words) {
        const isHigh = (stated as readonly string[]).includes(word);
        expect([word, await judged(quoted(word))]).toEqual([word, isHigh ? 'high' : 'low']);
      }
    expect(await classOf(low, 'NULL', 'NULL', low, highRisk.blastRadius - 1)).toBe('low');
    expect(await classOf(low, 'NULL', 'NULL', low, highRisk.blastRadius)).toBe('high');
    expect(await classOf('NULL', 'NULL', 'NULL', 'NULL', 1)).toBe('high');
    expect(await classOf('NULL', 'NULL', 'NULL', low, 1)).toBe('low');
    expect(await classOf(low, 'NULL', 'NULL', 'NULL', 1)).toBe('low');
  });
});
