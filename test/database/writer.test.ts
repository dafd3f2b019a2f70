import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/engine/database';
import { AuditTable } from '../../src/database/tables/audit-table';
import { BundleTable } from '../../src/database/tables/bundle-table';
import { DecisionTable } from '../../src/database/tables/decision-table';
import { UncountedTable } from '../../src/database/tables/uncounted-table';
import { TableWriter } from '../../src/database/tables/writer';
import { insertRecords } from '../fixtures/database';
import { at, control, decision, execution, release, review, verdict } from '../fixtures/records';
import { bothEngines } from '../fixtures/engine';
import { times } from '../fixtures/times';

describe.each(bothEngines)('%s', (_, open) => {
  const anyRow = z.record(z.string(), z.unknown());
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(() => database.clear());

  const all = (sql: string) => database.rows({ sql, values: [] }, anyRow);

  describe('what the writer hands over arrives in the tables', () => {
    it('has the columns of create.sql in the same order', async () => {
      for (const [table, columns] of [
        ['decisions', new DecisionTable().columns],
        ['audit_events', new AuditTable().columns],
        ['bundles', new BundleTable().columns],
        ['uncounted_lines', new UncountedTable().columns],
      ] as const) {
        const rows = await database.rows(
          {
            sql: 'SELECT column_name FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index',
            values: [table],
          },
          z.object({ column_name: z.string() }),
        );
        expect(rows.map((row) => row.column_name)).toEqual(Object.keys(columns));
      }
    });

    it('keeps lines that count as no decision, and what the join makes of them', async () => {
      const writer = new TableWriter();
      const nothing = { decisionId: null, finding: null, agent: null, workflow: null };
      writer.addUncounted({ kind: 'rejected_line', line: 3, records: 2, ...nothing }, 1);
      for (const chunk of writer.take()) await database.insert(chunk);
      await insertRecords(database, [decision({ decision_id: 'd1' })]);
      const named = { decisionId: 'd2', finding: null, agent: 'agent-1', workflow: 'endpoint' };
      writer.addUncounted({ kind: 'unknown_kind', line: 4, records: 1, ...named }, 1);
      for (const chunk of writer.take()) await database.insert(chunk);
      expect((await database.build()).missing).toEqual([
        {
          ...{ kind: 'rejected_line', agent: null, workflow: null, rightRank: 0, count: 2, errors: [] },
          places: [{ file: 1, line: 3, id: null }],
        },
        {
          ...{
            kind: 'unknown_kind',
            agent: 'agent-1',
            workflow: 'endpoint',
            rightRank: 0,
            count: 1,
            errors: [],
          },
          places: [{ file: 1, line: 4, id: 'd2' }],
        },
      ]);
    });

    it('keeps every scalar of a decision, and summarises its lists', async () => {
      await insertRecords(database, [
        decision({
          decision_id: 'd1',
          time: '2026-03-02T10:30:00.250+01:30',
          logged_time: '2026-03-02T09:00:01Z',
          targets: [{ uid: 'host-1' }, { uid: 'host-2' }],
          evidence: [
            { uid: 'e1', trust: 'authoritative', observed_time: '2026-03-02T08:59:00Z' },
            {
              uid: 'e2',
              trust: 'untrusted',
              provenance: 'siem-TEST/index',
              observed_time: '2026-03-02T08:00:00Z',
            },
            { uid: 'e3', provenance: 'production edr' },
          ],
          tool_calls: [{ name: 'a', status: 'ok' }, { name: 'b', status: 'timeout' }, { name: 'c' }],
          retrieved: [{ id: 'r' }, { id: 'staging/runbook' }, { id: 'production/runbook' }],
          source: { product: 'edr', log_name: 'alerts' },
          uncertainty: ['missing_data', 'stale_data'],
          rollback_path: 'undo',
          escalation_level: 2,
          latency_ms: 12.5,
        }),
      ]);
      const [row] = await all('SELECT * FROM decisions');
      expect(row).toMatchObject({
        event_id: 'event-of-d1',
        file: 0,
        line: 1,
        time: Date.UTC(2026, 2, 2, 9, 0, 0, 250),
        logged_time: Date.UTC(2026, 2, 2, 9, 0, 1),
        targets: ['host-1', 'host-2'],
        evidence_n: 3,
        evidence_authoritative_n: 1,
        evidence_untrusted_n: 1,
        evidence_age_s: 3600.25,
        evidence_foreign_n: 1,
        tool_calls_n: 3,
        tool_errors_n: 1,
        tool_names: ['a', 'b', 'c'],
        retrieved_n: 3,
        retrieved_foreign_n: 1,
        source: 'edr',
        uncertainty: 'missing_data stale_data',
        has_rollback_path: true,
        escalation_level: 2,
        latency_ms: 12.5,
        abstained: false,
        severity: null,
        scenario_id: null,
      });
    });

    it('keeps a confidence that is a word, and only that', async () => {
      await insertRecords(database, [
        decision({ decision_id: 'd1', confidence: undefined, confidence_raw: ' High ' }),
        decision({ decision_id: 'd2', confidence: undefined, confidence_raw: '0.93' }),
        decision({ decision_id: 'd3', confidence: 0.9, confidence_raw: 'high' }),
        decision({ decision_id: 'd4', confidence: undefined, confidence_raw: 93 }),
        decision({ decision_id: 'd5', confidence: undefined, confidence_raw: 'x'.repeat(41) }),
      ]);
      const words = await all('SELECT confidence_word FROM decisions ORDER BY decision_id');
      expect(words.map((row) => row.confidence_word)).toEqual(['high', null, null, null, null]);
    });

    it('keeps audit events of each kind and a release component by component', async () => {
      await insertRecords(database, [
        review({ decision_id: 'd1', approver_index: 2, modified_action: { name: 'n', category: 'notify' } }),
        execution({ decision_id: null, rollback_of: 'x', rollback_reason: 'wrong' }),
        verdict({
          finding_uid: 'f',
          warranted_actions: [{ category: 'isolate' }, { category: 'evict', resource_uid: 'h' }],
        }),
        control(),
        release({ created_time: at(1) }),
      ]);
      const events = await all('SELECT * FROM audit_events ORDER BY line');
      expect(events.map((row) => row.kind)).toEqual(['review', 'execution', 'verdict', 'control']);
      expect(events[0]).toMatchObject({ decision_id: 'd1', approver_index: 2, modified_category: 'notify' });
      expect(events[1]).toMatchObject({ decision_id: null, rollback_of: 'x', rollback_reason: 'wrong' });
      expect(events[2]).toMatchObject({
        warranted_categories: ['isolate', 'evict'],
        warranted_resources: ['', 'h'],
        final: true,
      });
      expect(events[3]).toMatchObject({ control_kind: 'tier_grant', tier: 'read_only_analyst' });
      const parts = await all('SELECT role, component_index FROM bundles ORDER BY component_index');
      expect(parts).toEqual([
        { role: 'model', component_index: 0 },
        { role: 'prompt', component_index: 1 },
      ]);
    });

    it('returns any text as it was, with half a surrogate pair replaced', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }), {
            minLength: 1,
            maxLength: 20,
          }),
          async (texts) => {
            await database.clear();
            await insertRecords(
              database,
              texts.map((text) => decision({ event_id: text, workflow: text, targets: [{ uid: text }] })),
            );
            const rows = await all('SELECT event_id, workflow, targets FROM decisions ORDER BY line');
            const expected = texts.map((text) => new TextDecoder().decode(new TextEncoder().encode(text)));
            expect(rows).toEqual(
              expected.map((text) => ({ event_id: text, workflow: text, targets: [text] })),
            );
          },
        ),
        { numRuns: times(40) },
      );
    });

    it('grows past its first size, with missing values in between', async () => {
      const records = Array.from({ length: 5000 }, (_, index) =>
        decision({
          decision_id: `d${index}`,
          confidence: index % 3 === 0 ? undefined : index / 5000,
          workflow: index % 2 === 0 ? undefined : `w${index % 7}`,
          targets: index % 5 === 0 ? [{ uid: `t${index}` }] : undefined,
          abstained: index % 11 === 0,
        }),
      );
      await insertRecords(database, records);
      const [sums] = await all(
        `SELECT count(*) AS n, count(confidence) AS confidences, count(workflow) AS workflows,
         count(targets) AS targets, count(*) FILTER (abstained) AS abstained,
         bool_and(targets IS NULL OR targets[1] = 't' || (line - 1)) AS own_target,
         bool_and(decision_id = 'd' || (line - 1)) AS own_id FROM decisions`,
      );
      expect(sums).toEqual({
        n: 5000,
        confidences: 5000 - 1667,
        workflows: 2500,
        targets: 1000,
        abstained: 455,
        own_target: true,
        own_id: true,
      });
    });
  });
});
