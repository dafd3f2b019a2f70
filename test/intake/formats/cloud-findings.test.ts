import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { cannotCarry } from '../../../src/intake/mapper/cannot-carry';
import { formatOf } from '../../../src/intake/formats/formats';
import { asOddExports, fixture, readExport, rowsIn } from './read-export';

const summary = (records: readonly Record<string, unknown>[]) =>
  records.map(({ event_type: type, event_id: id }) => `${String(type)} ${String(id)}`);

describe('AWS Security Hub', () => {
  const told = {
    'h-1': 'true_positive true',
    'h-2': 'false_positive true',
    'h-3': 'undetermined true',
    'h-4': 'benign_positive false',
    'h-5': 'benign_positive true',
    'h-6': 'undetermined true',
    'h-7': 'false_positive false',
  };

  it('takes what the analyst verified, of each finding the latest', async () => {
    const log = await readExport(fixture('security-hub.jsonl'));
    expect(log.account.format).toBe('security-hub');
    expect(log.told).toEqual(told);
    expect(log.rows).toEqual({ read: 8, used: 7, rejected: 0, leftOut: 1 });
    const [first] = log.records;
    expect(first).toMatchObject({ time: '2026-03-01T12:00:00.000Z', author: { uid: 'ana' } });
  });

  it('an automation that writes the note is no analyst', async () => {
    const log = await readExport(fixture('security-hub.jsonl'));
    const kinds = log.records.map(({ author }) => (author as { kind?: string } | undefined)?.kind);
    expect(kinds.filter((kind) => kind === 'automation')).toHaveLength(1);
    expect(log.records[kinds.indexOf('automation')]).toMatchObject({ finding_uid: 'h-3' });
  });

  it.each(asOddExports(rowsIn('security-hub.jsonl'), 'Findings'))('%s', async (_, text, isOdd) => {
    const log = await readExport(text);
    expect(log.account.format).toBe('security-hub');
    expect(log.told).toEqual(told);
    expect(log.rows.read).toBe(isOdd ? 9 : 8);
    expect(log.rows.used).toBe(7);
  });

  it('an event of EventBridge holds its findings inside', async () => {
    const [, closed] = rowsIn('security-hub.jsonl');
    const event = {
      ...{ version: '0', id: 'e', source: 'aws.securityhub', account: '111122223333' },
      'detail-type': 'Security Hub Findings - Imported',
      detail: { findings: [closed] },
    };
    expect((await readExport(JSON.stringify(event))).told).toEqual({ 'h-1': 'true_positive true' });
  });
});

describe('Amazon GuardDuty', () => {
  it('is known, gives no record, and says why', async () => {
    const log = await readExport(fixture('guardduty.jsonl'));
    expect(log.account.format).toBe('guardduty');
    expect(log.rows).toEqual({ read: 3, used: 0, rejected: 0, leftOut: 3 });
    expect(log.leftOut).toEqual([
      { words: 'GuardDuty findings, which hold neither a decision nor a verdict', firstLine: 1, count: 3 },
    ]);
    expect(cannotCarry(formatOf('guardduty')!.mapping).map(({ what }) => what)).toEqual(
      expect.arrayContaining(['verdicts on an agent', 'false-positive share', 'override rate', 'execution']),
    );
  });

  it.each(asOddExports(rowsIn('guardduty.jsonl'), 'Findings'))('%s', async (_, text, isOdd) => {
    const { account, rows } = await readExport(text);
    expect(account.format).toBe('guardduty');
    expect(rows).toEqual({ read: isOdd ? 4 : 3, used: 0, rejected: 0, leftOut: isOdd ? 4 : 3 });
  });

  it('as the command line prints it, names with capitals', async () => {
    const Findings = [
      {
        ...{ Id: 'f1', Type: 'x', CreatedAt: '2026-03-01T10:00:00Z', Severity: 5 },
        Service: { Archived: true, UserFeedback: 'NOT_USEFUL' },
      },
    ];
    expect((await readExport(JSON.stringify({ Findings }, null, 2))).account.format).toBe('guardduty');
  });
});

describe('OCSF in a security lake', () => {
  const expected = [
    'verdict ocsf:v-1:verdict',
    'decision d-1',
    'decision a-1',
    'execution ocsf:a-1:execution',
    'decision a-2',
    'execution ocsf:a-2:execution',
    'decision a-4',
    'decision p-1',
    'execution ocsf:p-1:execution',
  ];

  it('the agent’s acts and the analyst’s verdicts are records, other findings and calls are left out', async () => {
    const log = await readExport(fixture('ocsf-lake.jsonl'));
    expect(log.account.format).toBe('ocsf');
    expect(summary(log.records)).toEqual(expected);
    expect(log.rows).toEqual({ read: 12, used: 6, rejected: 0, leftOut: 6 });
    expect(log.leftOut.map(({ count, words }) => [count, /class “(\d+)”/.exec(words)?.[1]])).toEqual([
      [2, '2001'],
      [1, '2002'],
      [1, '2003'],
      [1, '6003'],
      [1, '1007'],
    ]);
    expect(log.records[0]).toMatchObject({
      verdict: 'false_positive',
      final: true,
      author: { kind: 'human' },
    });
    const acts = log.records.filter(({ event_type: type }) => type === 'decision');
    expect(
      acts.map(({ mode, action }) => `${String(mode)} ${(action as { category: string }).category}`),
    ).toEqual([
      'enforced isolate',
      'enforced evict',
      'enforced enrich',
      // Only observed.
      'shadow evict',
      'enforced evict',
    ]);
    const ran = log.records.filter(({ event_type: type }) => type === 'execution');
    expect(ran.map(({ status, executor }) => [status, executor])).toEqual([
      ['success', 'agent'],
      ['failure', 'agent'],
      ['success', 'agent'],
    ]);
  });

  it.each(asOddExports(rowsIn('ocsf-lake.jsonl'), 'events'))('%s', async (name, text, isOdd) => {
    const log = await readExport(text);
    expect(log.account.format).toBe('ocsf');
    expect(new Set(summary(log.records))).toEqual(new Set(expected));
    expect(log.rows.read, name).toBe(isOdd ? 13 : 12);
  });

  it('reads the same from Parquet with nested columns, as Security Lake writes them', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'lake-'));
    try {
      const [from, to] = [path.join(folder, 'in.jsonl'), path.join(folder, 'lake.parquet')];
      await (await import('node:fs/promises')).writeFile(from, fixture('ocsf-lake.jsonl'));
      const connection = await (await DuckDBInstance.create()).connect();
      await connection.run(
        `COPY (SELECT *, MAP {'workflow': 'lake-response', 'release_id': 'r-1'} AS unmapped
         FROM read_json('${from}', format = 'newline_delimited', sample_size = -1))
         TO '${to}' (FORMAT parquet, COMPRESSION zstd)`,
      );
      connection.closeSync();
      const log = await readExport(new Uint8Array(await readFile(to)), { name: 'lake.gz.parquet' });
      expect(log.account.format).toBe('ocsf');
      expect(summary(log.records)).toEqual(expected);
      expect(log.records[2]).toMatchObject({
        ...{ time: '2026-03-01T10:06:00.000Z', workflow: 'lake-response', release_id: 'r-1' },
        agent: { uid: 'agent-7', version: '3' },
        action: { name: 'RevokeSecurityGroupIngress' },
        resource: { uid: 'sg-1' },
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
