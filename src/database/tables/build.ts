import { z } from 'zod';
import type { BuildSettings } from '../engine/database';
import type { Work } from '../engine/engine';
import type { BindValue, Query } from '../engine/query';
import { type AttachedKind, type BuildAccount, type RecordKind, type ReviewTrouble } from './build-account';
import bulkLabelsSql from './bulk-labels.sql?raw';
import changesSql from './changes.sql?raw';
import clockTroubleSql from './clock-trouble.sql?raw';
import clockSql from './clock.sql?raw';
import cleanUpSql from './clean-up.sql?raw';
import countableSql from './countable.sql?raw';
import countedReviewsSql from './counted-reviews.sql?raw';
import executionsSql from './executions.sql?raw';
import factsSql from './facts.sql?raw';
import humanActionsSql from './human-actions.sql?raw';
import humanDecisionsSql from './human-decisions.sql?raw';
import incidentsSql from './incidents.sql?raw';
import inputsSql from './inputs.sql?raw';
import joinedByIdSql from './joined-by-id.sql?raw';
import labelsSql from './labels.sql?raw';
import nearPairsSql from './near-pairs.sql?raw';
import nearestSql from './nearest.sql?raw';
import lostEventsSql from './lost-events.sql?raw';
import { missingOf } from './missing';
import missingSql from './missing.sql?raw';
import openingsSql from './openings.sql?raw';
import orphansSql from './orphans.sql?raw';
import ownWordsSql from './own-words.sql?raw';
import pairsLeftSql from './pairs-left.sql?raw';
import type { RecordAddress } from './provenance';
import putBackSql from './put-back.sql?raw';
import queueSql from './queue.sql?raw';
import repeatedIdsSql from './repeated-ids.sql?raw';
import repeatsSql from './repeats.sql?raw';
import reviewTroubleSql from './review-trouble.sql?raw';
import reviewsSql from './reviews.sql?raw';
import scopeClocksSql from './scope-clocks.sql?raw';
import setAsideSql from './set-aside.sql?raw';
import silentSql from './silent.sql?raw';
import spellingsSql from './spellings.sql?raw';
import spokenSql from './spoken.sql?raw';
import truthsSql from './truths.sql?raw';
import warrantsSql from './warrants.sql?raw';
import wordTypesSql from './word-types.sql?raw';

/** What the build needs of the engine. */
export interface BuildEngine {
  readonly rows: Query['rows'];
  readonly work: (...parts: readonly Work[]) => Promise<void>;
  /** Runs one statement with values. */
  bound(sql: string, values: readonly BindValue[]): Promise<unknown>;
  /** Where more than `most` decisions were read facts are made in pieces, each compressed before the next. */
  readonly pieces: { readonly decisions: number; readonly most: number; compress(): Promise<void> };
}

const listed = 1000;
const count = z.object({ n: z.number() });
const integer = z.number().int();

/** The accounting join: from what was read to `facts` and `human_actions`, with its account. */
export async function buildFacts(engine: BuildEngine, settings: BuildSettings): Promise<BuildAccount> {
  await setAsideRepeatedIds(engine, settings);
  await engine.work(
    ...[script(ownWordsSql), script(wordTypesSql)],
    ...[clockSql, incidentsSql, repeatsSql].map(step),
    script(countableSql),
    ...[reviewsSql, joinedByIdSql, nearPairsSql].map(step),
  );
  await joinNearest(engine);
  await engine.work(
    ...[bulkLabelsSql, labelsSql, spokenSql, scopeClocksSql, openingsSql].map(step),
    ...[countedReviewsSql, humanDecisionsSql, executionsSql, queueSql].map(step),
    script(inputsSql),
    ...viewOfFacts,
  );
  await makeFacts(engine);
  await engine.work(step(putBackSql), script(changesSql));
  const [changed] = await engine.rows({ sql: changedSql, values: [] }, count);
  await engine.work(
    ...(changed?.n ? [...viewOfFacts, step(readingsTable)] : [step(noReadingsTable)]),
    ...[humanActionsSql, lostEventsSql, orphansSql, missingSql].map(step),
  );
  const account = await readAccount(engine);
  await engine.work(script(cleanUpSql));
  return account;
}

const step = (sql: string): Work => ({ step: sql });
const script = (sql: string): Work => ({ script: sql });

const orderedFacts = (where: string) =>
  `SELECT * EXCLUDE (reading, for_rank) FROM fact_rows ${where} ORDER BY incident_key, time, event_id`;
const readingsTable = `CREATE TABLE facts_readings AS
  SELECT * FROM fact_rows ORDER BY reading, for_rank, incident_key, time, event_id`;

const changedSql = 'SELECT CAST(count(*) AS DOUBLE) AS n FROM changes';
/** Of a log that every reading counts alike: planning the facts once more would take longer than making them. */
const noReadingsTable = `CREATE TABLE facts_readings AS
  SELECT CAST(NULL AS TINYINT) AS reading, CAST(NULL AS TINYINT) AS for_rank, * FROM facts LIMIT 0`;

/** One SQL for every reading: what differs is in `inputs` (the decisions) and `spoken` (their labels). */
const viewOfFacts: readonly Work[] = [...[truthsSql, warrantsSql].map(step), script(factsSql)];

/** A fact takes about 850 bytes as it is made, and 100 compressed: of a large log a part of the incidents at a time. */
async function makeFacts({ rows, work, pieces: { decisions, most, compress } }: BuildEngine): Promise<void> {
  if (decisions <= most) return work(step(`CREATE TABLE facts AS ${orderedFacts('')}`));
  const atOnce = Math.min(most, factsAtOnce);
  const [incidents] = await rows({ sql: incidentsCount, values: [] }, count);
  const last = incidents?.n ?? 0;
  const pieces = Math.ceil(decisions / atOnce);
  for (let piece = 0; piece < pieces; piece++) {
    const [after, to] = [piece, piece + 1].map((each) => Math.floor((last * each) / pieces));
    const facts = orderedFacts(`WHERE incident_key > ${after} AND incident_key <= ${to}`);
    await work(step(piece === 0 ? `CREATE TABLE facts AS ${facts}` : `INSERT INTO facts ${facts}`));
    await compress();
  }
}

/** Two row groups: each piece plans and joins anew. */
const factsAtOnce = 245_760;
const incidentsCount = 'SELECT CAST(count(*) AS DOUBLE) AS n FROM incidents';

const spellingRow = z.object({
  event_id: z.string(),
  body_hash: z.number(),
  kept_file: integer,
  kept_line: integer,
  kept_offset: z.number(),
  kept_length: integer,
  file: integer,
  line: integer,
  byte_offset: z.number(),
  byte_length: integer,
});

type Places = Omit<z.infer<typeof spellingRow>, 'event_id' | 'body_hash'>;

const ownPlace = (row: Places): RecordAddress => ({
  file: row.file,
  line: row.line,
  byteOffset: row.byte_offset,
  byteLength: row.byte_length,
});

const keptPlace = (row: Places): RecordAddress => ({
  file: row.kept_file,
  line: row.kept_line,
  byteOffset: row.kept_offset,
  byteLength: row.kept_length,
});

async function setAsideRepeatedIds(engine: BuildEngine, { canonical }: BuildSettings): Promise<void> {
  await engine.work(step(repeatedIdsSql));
  if (canonical) {
    for (const row of await engine.rows({ sql: spellingsSql, values: [] }, spellingRow)) {
      if (await canonical(keptPlace(row), ownPlace(row))) {
        await engine.bound('INSERT INTO same_records VALUES (?, ?)', [row.event_id, row.body_hash]);
      }
    }
  }
  await engine.work(script(setAsideSql));
}

/** Each round joins at least the closest pair that is left, so it ends. */
async function joinNearest(engine: BuildEngine): Promise<void> {
  for (;;) {
    const [left] = await engine.rows({ sql: pairsLeftSql, values: [] }, count);
    if (!left?.n) return;
    await engine.work(step(nearestSql));
  }
}

const kindRow = z.object({ file: integer, table: z.custom<RecordKind>(isText), count: integer });
const orphanRow = z.object({
  event_id: z.string(),
  kind: z.custom<AttachedKind>(isText),
  decision_id: z.string(),
  agent_uid: z.string().nullable(),
  workflow: z.string().nullable(),
  file: integer,
  line: integer,
});
const troubleRow = z.object({
  trouble: z.custom<keyof ReviewTrouble | `own_${AttachedKind}`>(isText),
  count: z.number(),
  file: integer,
  line: integer,
  id: z.string().nullable(),
});
const noTrouble: ReviewTrouble = {
  ...{ afterOutcome: 0, secondThoughts: 0, recordedLate: 0, recordedAtOnce: 0 },
  ...{ reviewsByPrograms: 0, refusalsByPrograms: 0 },
  ...{ labelsByAutomation: 0, labelsTooEarly: 0, labelsAtOnce: 0 },
};
const clockRow = z.object({
  loggedBeforeTime: z.number(),
  reviewBeforeDecision: z.number(),
  executionBeforeDecision: z.number(),
  rollbackBeforeExecution: z.number(),
  farFuture: z.number(),
  gapDays: z.number(),
});
const totalsRow = z.object({
  decisions: z.number(),
  facts: z.number(),
  conflicts: z.number(),
  asOf: z.number(),
});
const stepRow = z.object({
  step: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  reviews: z.number(),
});

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

async function readAccount(engine: BuildEngine): Promise<BuildAccount> {
  const ask = <Row>(sql: string, row: z.ZodType<Row>) => engine.rows({ sql, values: [] }, row);
  const byFile = (reason: 'duplicate' | 'conflict') =>
    engine.rows(
      {
        sql: `SELECT file, replace(kind, 'own_', '') AS "table", CAST(count(*) AS DOUBLE) AS count
          FROM set_aside WHERE reason = ? GROUP BY ALL ORDER BY file, "table"`,
        values: [reason],
      },
      kindRow,
    );
  const conflicts = await ask(
    `SELECT event_id, file, line, byte_offset, byte_length, kept_file, kept_line, kept_offset, kept_length,
       0 AS body_hash
     FROM set_aside WHERE reason = 'conflict' ORDER BY event_id, file, line LIMIT ${listed}`,
    spellingRow,
  );
  const [totals] = await ask(
    `SELECT CAST((SELECT count(*) FROM decisions) AS DOUBLE) AS decisions,
       CAST((SELECT count(*) FROM facts) AS DOUBLE) AS facts,
       CAST((SELECT count(*) FROM set_aside WHERE reason = 'conflict') AS DOUBLE) AS conflicts,
       CAST(coalesce((SELECT epoch_ms(as_of) FROM clock), 0) AS DOUBLE) AS "asOf"`,
    totalsRow,
  );
  const ownWords = await ask(
    `SELECT coalesce(reviewer, actor, source_product, reviewer_group) AS name, replace(kind, 'own_', '') AS kind,
       CAST(count(*) AS DOUBLE) AS count
     FROM audit_events WHERE kind IN ('own_review', 'own_verdict', 'own_control')
       AND NOT (kind = 'own_review' AND coalesce(author_kind = 'automation', false))
       AND rowid NOT IN (SELECT review FROM counted_reviews)
     GROUP BY ALL ORDER BY kind, name`,
    z.object({ name: z.string(), kind: z.custom<AttachedKind>(isText), count: z.number() }),
  );
  const troubles = await ask(reviewTroubleSql, troubleRow);
  const reviews = { ...noTrouble };
  for (const { trouble, count: n } of troubles)
    if (trouble in noTrouble) Object.assign(reviews, { [trouble]: n });
  const [silent] = await ask(silentSql, count);
  const [clock] = await ask(clockTroubleSql, clockRow);
  const orphanCounts = await ask(
    'SELECT kind, CAST(count(*) AS DOUBLE) AS n FROM orphans GROUP BY kind ORDER BY kind',
    z.object({ kind: z.custom<AttachedKind>(isText), n: z.number() }),
  );
  const steps = await ask(
    'SELECT step, CAST(count(*) AS DOUBLE) AS reviews FROM counted_reviews GROUP BY step ORDER BY step',
    stepRow,
  );
  if (!totals || !silent || !clock) throw new Error('The account of the join came back empty.');
  return {
    decisions: totals.decisions,
    facts: totals.facts,
    duplicates: await byFile('duplicate'),
    conflictsByFile: await byFile('conflict'),
    conflicts: conflicts.map((row) => ({
      event_id: row.event_id,
      kept: keptPlace(row),
      setAside: ownPlace(row),
    })),
    ownWords,
    reviews,
    littleShown: troubles.map(({ count: _, ...place }) => place),
    conflictCount: totals.conflicts,
    orphans: await ask(`SELECT * FROM orphans ORDER BY event_id LIMIT ${listed}`, orphanRow),
    orphanCount: Object.fromEntries(orphanCounts.map(({ kind, n }) => [kind, n])),
    missing: await missingOf(engine),
    decisionsWithoutEvents: silent.n,
    joinSteps: ([1, 2, 3, 4] as const).map((step) => ({
      step,
      reviews: steps.find((row) => row.step === step)?.reviews ?? 0,
    })),
    clock,
    asOf: totals.asOf,
  };
}
