import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LoadAccount } from '../../../src/intake/loading/account';
import { loadSources } from '../../../src/intake/loading/load';
import type { SavedMapping, Source } from '../../../src/intake/loading/source';
import type { Database } from '../../../src/database/engine/database';
import { openEngine } from '../../fixtures/engine';
import { mappingSchema } from '../../../src/records/mapping';
import { decision } from '../../fixtures/records';
import { lanesHere } from './lanes';

let database: Database;
beforeAll(async () => void (database = await openEngine()));
afterAll(() => database.close());
beforeEach(() => database.clear());

async function load(sources: readonly Source[], earlier: SavedMapping[] = []): Promise<LoadAccount> {
  const stop = new AbortController().signal;
  const ignore = () => undefined;
  const { account } = await loadSources(sources, lanesHere(), database, ignore, stop, earlier);
  return account.hashed;
}

const source = (name: string, text: string): Source => ({ name, blob: new Blob([text]) });

const mapping = {
  format: 'shadowproof-mapping/1',
  name: 'tickets',
  rows: { shape: 'auto' },
  records: [
    {
      event_type: 'decision',
      fields: {
        environment: { value: 'production' },
        mode: { value: 'shadow' },
        'agent.uid': { value: 'bot' },
        decision_id: { from: 'Ticket' },
        time: { from: 'Opened' },
        'action.name': { from: 'Wanted' },
        'action.category': { value: 'isolate' },
      },
    },
    {
      event_type: 'review',
      when: [{ from: 'Did', present: true }],
      fields: {
        decision_id: { from: 'Ticket' },
        time: { from: 'Opened' },
        'reviewer.uid': { from: 'Who' },
        outcome: { compare: { with: ['Wanted', 'Did'], same: 'approve', differs: 'override' } },
      },
    },
  ],
};
const saved = source('tickets-mapping.json', JSON.stringify(mapping, null, 2));
// 3 decisions; 1 approval, 1 override; T-3 is not decided yet.
const table = source(
  'tickets.csv',
  'Ticket,Opened,Wanted,Did,Who\n' +
    'T-1,2026-08-03T10:00:00Z,cut off,Cut off,kim\n' +
    'T-2,2026-08-03T11:00:00Z,cut off,nothing,kim\n' +
    'T-3,2026-08-03T12:00:00Z,cut off,,\n',
);
const other = source('other.csv', 'A,B,Wanted\n1,2,3\n4,5,6\n');
const log = source('own.jsonl', `${JSON.stringify(decision({ decision_id: 'own' }))}\n`);

const importedOf = (account: LoadAccount, name: string) =>
  account.files.find((file) => file.name === name)?.imported;

function addsUp({ files }: LoadAccount) {
  for (const { kinds, imported } of files) {
    for (const kind of Object.values(kinds)) {
      expect(kind.read).toBe(kind.accepted + kind.rejected + kind.duplicate + kind.conflict);
    }
    if (imported === undefined) continue;
    expect(imported.rows.read).toBe(imported.rows.used + imported.rows.rejected + imported.rows.leftOut);
  }
}

describe('a saved mapping among the opened files', () => {
  it('reads the file whose columns it asks for, says so on both, and is no log itself', async () => {
    for (const order of [
      [saved, table, log],
      [log, table, saved],
    ]) {
      await database.clear();
      const account = await load(order);
      addsUp(account);
      expect(account.build.facts).toBe(4);
      expect(importedOf(account, 'tickets.csv')).toMatchObject({
        format: 'mapping',
        title: 'tickets',
        mappingFile: 'tickets-mapping.json',
        reason:
          'The saved mapping in tickets-mapping.json fits: 5 of the 5 columns that it asks for are in the file.',
        rows: { read: 3, used: 3, rejected: 0, leftOut: 0 },
      });
      expect(importedOf(account, 'tickets-mapping.json')).toMatchObject({
        title: 'the saved mapping “tickets”',
        reason: 'It holds no records; by it was read: tickets.csv.',
        rows: { read: 0 },
      });
      expect(importedOf(account, 'own.jsonl')).toBeUndefined();
      const kinds = account.files.find(({ name }) => name === 'tickets.csv')!.kinds;
      expect([kinds.decision.accepted, kinds.review.accepted]).toEqual([3, 2]);
    }
  });

  it('is not used for a table of other columns, and the table says why; known formats stay what they are', async () => {
    const jira = path.join(import.meta.dirname, '../formats/fixtures/jira.csv');
    const account = await load([
      saved,
      other,
      { name: 'jira.csv', blob: new Blob([await readFile(jira)]), zone: 'UTC' },
    ]);
    addsUp(account);
    expect(importedOf(account, 'other.csv')?.format).toBe('table');
    expect(account.files[1]!.problem).toContain(
      'The saved mapping “tickets” (tickets-mapping.json) is not used: 1 of the 5 columns that it asks for are here.',
    );
    expect(importedOf(account, 'jira.csv')?.format).toBe('jira');
    expect(importedOf(account, 'tickets-mapping.json')?.reason).toContain('no open file was read by it');
  });

  it('of two the one that fits better is taken, and a missing column is named', async () => {
    const half = {
      ...mapping,
      name: 'half',
      records: [
        { ...mapping.records[0], fields: { ...mapping.records[0]!.fields, workflow: { from: 'Queue' } } },
      ],
    };
    const worse = source('half.json', JSON.stringify(half));
    expect(importedOf(await load([worse, table, saved]), 'tickets.csv')?.title).toBe('tickets');
    await database.clear();
    expect(importedOf(await load([worse, table]), 'tickets.csv')?.reason).toBe(
      'The saved mapping in half.json fits: 3 of the 4 columns that it asks for are in the file; not in it: “Queue”.',
    );
  });

  it('is tried on files that are opened later, which say that it was opened before', async () => {
    const earlier: SavedMapping[] = [];
    const alone = await load([saved], earlier);
    expect(alone.files).toHaveLength(1);
    expect(importedOf(alone, 'tickets-mapping.json')?.reason).toContain(
      'Files that are opened next are tried.',
    );
    const later = await load([table], earlier);
    addsUp(later);
    expect(later.build.facts).toBe(3);
    expect(importedOf(later, 'tickets.csv')?.reason).toMatch(
      /^The saved mapping in tickets-mapping\.json, opened before, fits/,
    );
  });

  it('gives way to what the reader chose for a file', async () => {
    const chosen = {
      ...table,
      readAs: { mapping: mappingSchema.parse({ ...mapping, name: 'chosen' }) },
    };
    const account = await load([saved, chosen]);
    expect(importedOf(account, 'tickets.csv')).toMatchObject({
      title: 'chosen',
      reason: 'You chose this mapping.',
    });
  });

  it('broken, it says field and what was expected, and nothing is read by it', async () => {
    const broken = structuredClone(mapping) as unknown as { records: [{ fields: Record<string, unknown> }] };
    broken.records[0].fields.time = { from: 7 };
    const account = await load([source('broken.json', JSON.stringify(broken)), table]);
    addsUp(account);
    const problem = account.files[0]!.problem;
    expect(problem).toContain('This saved mapping cannot be used: records.0.fields.time.from: ');
    expect(problem).toMatch(/expected (string|array)/);
    expect(importedOf(account, 'tickets.csv')?.format).toBe('table');
    await database.clear();
    const later = await load([
      source('v2.json', JSON.stringify({ ...mapping, format: 'shadowproof-mapping/2' })),
    ]);
    expect(later.files[0]!.problem).toContain('format: one of shadowproof-mapping/1 was expected');
    await database.clear();
    const cutOff = await load([source('cut.json', JSON.stringify(mapping).slice(0, 200))]);
    expect(cutOff.files[0]!.problem).toContain('This saved mapping cannot be used: ');
  });

  it('one that only keeps fields private is used for the logs beside it', async () => {
    const privacy = source(
      'private.json',
      JSON.stringify({
        format: 'shadowproof-mapping/1',
        name: 'no reviewer names',
        rows: { shape: 'json' },
        records: [],
        native: true,
        privacy: { fields: { rationale: 'drop' } },
      }),
    );
    const secret = source('own.jsonl', `${JSON.stringify(decision({ rationale: 'said by kim' }))}\n`);
    const account = await load([secret, privacy]);
    expect(account.build.facts).toBe(1);
    expect(importedOf(account, 'own.jsonl')).toMatchObject({ mappingFile: 'private.json' });
  });

  it('a log whose records only speak of mappings stays a log', async () => {
    const speaking = source(
      'speaking.jsonl',
      `${JSON.stringify(decision({ rationale: 'see "shadowproof-mapping/1"' }))}\n`,
    );
    const account = await load([speaking]);
    expect(account.files[0]!.imported).toBeUndefined();
    expect(account.build.facts).toBe(1);
  });
});
