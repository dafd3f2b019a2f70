import { z } from 'zod';
import type { Query } from '../../src/database/engine/query';
import createSql from '../../src/database/tables/create.sql?raw';
import closedWordsSql from '../../src/database/tables/closed-words.sql?raw';
import macrosSql from '../../src/database/tables/macros.sql?raw';
import { bareEngine } from '../fixtures/engine';

/**
 * A `facts` table written by hand, row by row, after its column contract: it tests what the metrics
 * count apart from how the join fills the columns.
 */
export type Fact = Partial<Record<keyof typeof columns, string | number | boolean | null>>;

const word = (value: string) => ({ type: 'ENUM', value });
const flag = (value: boolean | null) => ({ type: 'BOOLEAN', value });
const number = (value: number | null) => ({ type: 'DOUBLE', value });
const text = (value: string | null) => ({ type: 'VARCHAR', value });
const time = (value: string | null) => ({ type: 'TIMESTAMP', value });

const columns = {
  decision_id: text(''),
  event_id: text(''),
  file: { type: 'INTEGER', value: 0 },
  line: { type: 'INTEGER', value: 1 },
  incident_key: { type: 'INTEGER', value: 1 },
  incident: text('incident'),
  time: time('2026-03-02 09:00:00'),
  week: text('2026-03-02'),
  opened_time: time('2026-03-02 09:00:00'),
  age_days: number(30),
  incident_age_days: number(30),
  environment: word('production'),
  is_production: flag(true),
  agent: word('agent-1'),
  agent_role: word('containment'),
  release: word('r1'),
  workflow: word('endpoint'),
  action: word('isolate_host'),
  action_category: word('isolate'),
  mode: word('shadow'),
  risk_level: word('low'),
  criticality: word('low'),
  severity: word('(none)'),
  risk_class: word('low'),
  confidence: number(0.9),
  is_proposal: flag(true),
  is_action: flag(true),
  is_containment: flag(true),
  is_escalation: flag(false),
  is_abstention: flag(false),
  is_error: flag(false),
  is_duplicate: flag(false),
  policy_outcome: word('allow'),
  is_unsafe: flag(false),
  label_basis: word('incident_review'),
  label_rank: { type: 'TINYINT', value: 4 },
  verdict: word('true_positive'),
  warranted: flag(true),
  is_resolved: flag(true),
  label_time: time(null),
  verdict_flips: { type: 'INTEGER', value: 0 },
  is_risk_contradictory: { type: 'BOOLEAN', value: false },
  target_right: flag(true),
  over_scope: flag(false),
  excess_targets: { type: 'INTEGER', value: 0 },
  unadjudicable: word('(none)'),
  human_outcome: word('approve'),
  is_overridden: flag(false),
  is_decided: flag(true),
  is_reviewed_late: flag(false),
  visibility: word('blind'),
  match_class: word('matched_agree'),
  match_step: { type: 'TINYINT', value: 1 },
  reviewer: text('reviewer-1'),
  shown_time: time(null),
  decided_time: time(null),
  executed_time: time(null),
  wait_s: number(3600),
  is_executed: flag(false),
  is_rolled_back: flag(false),
  rollback_days: number(null),
  followed_days: number(null),
  reversibility: word('reversible'),
  has_rollback_path: flag(false),
  has_target: flag(true),
  scenario_kind: word('(none)'),
  scenario_category: word('(none)'),
  scenario_id: text(null),
  scenario_group: text(null),
  scenario_met: flag(null),
  sampling_probability: number(null),
  blast_count: number(null),
  reviewer_group: word('tier-1'),
  reason_code: word('(none)'),
  person: word('0123456789ab'),
  confidence_band: word('0.9-0.95'),
  hour: word('09'),
  weekday: word('1'),
  queue_depth: word('0'),
  evidence_trust: word('authoritative'),
  finding_uid: text(null),
  resource_uid: text(null),
  resource_type: word('(none)'),
  as_of: time('2026-04-01 09:00:00'),
} as const;

const literal = (value: string | number | boolean | null) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

async function started() {
  const engine = await bareEngine();
  await engine.run(createSql);
  await engine.run([closedWordsSql, macrosSql].join('\n'));
  return engine;
}
let running: ReturnType<typeof started> | undefined;

/** Runs a statement on the engine of this test file, for facts too many to be written row by row. */
export async function changeFacts(sql: string): Promise<void> {
  await (await (running ??= started())).run(sql);
}

/**
 * An engine with these facts; every field that a row leaves out has the value of a right, old, approved
 * action. One engine per test file: the facts of an earlier call are gone.
 */
export async function queryOver(facts: readonly Fact[]): Promise<Query> {
  const engine = await (running ??= started());
  await engine.run('DROP TABLE IF EXISTS facts');

  const names = Object.keys(columns) as (keyof typeof columns)[];
  const rows = facts.map((fact, index) => {
    const id = { decision_id: `d${index + 1}`, event_id: `e${index + 1}`, line: index + 1 };
    return names.map((name) => {
      const given = { ...id, ...fact } as Fact;
      return given[name] !== undefined ? given[name] : columns[name].value;
    });
  });
  const types = names.map((name, index) => {
    if (columns[name].type !== 'ENUM') return columns[name].type;
    const words = [...new Set(['(none)', ...rows.map((row) => String(row[index]))])];
    return `ENUM (${words.map(literal).join(', ')})`;
  });
  await engine.run(
    `CREATE TABLE facts (${names.map((name, index) => `${name} ${types[index]}`).join(', ')})`,
  );
  const values = rows.map((row) => `(${row.map((value) => literal(value)).join(', ')})`);
  if (values.length > 0) await engine.run(`INSERT INTO facts VALUES ${values.join(', ')}`);
  await engine.run(
    `CREATE OR REPLACE TABLE facts_readings AS
     SELECT CAST(0 AS TINYINT) AS reading, CAST(NULL AS TINYINT) AS for_rank, * FROM facts LIMIT 0`,
  );
  return {
    rows: async (statement, row) => z.array(row).parse((await engine.ask(statement)).rows()),
  };
}
