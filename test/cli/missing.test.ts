import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gzipOf } from '../intake/reading';
import { log } from './log';
import { evaluate } from './shared-engine';
import { captureWritten } from './written';
import { someOf } from '../fixtures/times';

const written = captureWritten();

type LogRecord = Record<string, unknown>;
const parsed = (text: string) => text.split('\n').map((line) => JSON.parse(line) as LogRecord);
const numberOf = ({ decision_id: id }: LogRecord) => (typeof id === 'string' ? Number(id.slice(1)) : NaN);

/** 20 wrong decisions, with their reviews and labels, among 150 right ones. */
const isWrong = (index: number) => index >= 20 && index < 40;
const records = parsed(log(170, isWrong));
const isWrongDecision = (record: LogRecord) => record.event_type === 'decision' && isWrong(numberOf(record));
const lines = (all: readonly (LogRecord | string)[]) =>
  all.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n') + '\n';
const spoilt = (change: (record: LogRecord, text: string) => LogRecord | string) =>
  lines(records.map((record) => (isWrongDecision(record) ? change(record, JSON.stringify(record)) : record)));
const without = (record: LogRecord, field: string) => {
  const { [field]: _, ...rest } = record;
  return rest;
};
const right = records.filter((record) => !isWrong(numberOf(record)));

async function judged(
  content: string | Uint8Array,
  name = 'log.jsonl',
): Promise<[code: number, text: string]> {
  const at = path.join(written.folder, name);
  await writeFile(at, content);
  return [await evaluate([at]), written.out];
}

const eligible = 'harbor · endpoint · low risk: Eligible';

it('a log is eligible without the wrong decisions, and not with them', async () => {
  const [code, text] = await judged(lines(right));
  expect(code).toBe(0);
  expect(text).toMatch(
    /^May this agent act alone, .*\?\nharbor is eligible for limited executor in its one scope, with warnings\./,
  );
  expect(text).toContain(eligible);
  written.out = '';
  expect((await judged(lines(records)))[0]).toBe(2);
});

describe('wrong decisions whose lines cannot be read keep the scope from its tier:', () => {
  const action = { name: 'isolate_host' };
  const first = records.find(({ event_type: type }) => type === 'decision')!;
  const cases: Record<string, (record: LogRecord, text: string) => LogRecord | string> = {
    'a confidence of 1.5': (record) => ({ ...record, confidence: 1.5 }),
    'a confidence of "NaN"': (record) => ({ ...record, confidence: 'NaN' }),
    'no agent': (record) => without(record, 'agent'),
    'an unknown category': (record) => ({ ...record, action: { ...action, category: 'quarantine' } }),
    'no environment': (record) => without(record, 'environment'),
    'another version': (record) => ({ ...record, schema_version: '2.0' }),
    'a time without its offset': (record) => ({ ...record, time: String(record.time).slice(0, -1) }),
    'broken JSON': (_, text) => text.slice(0, -5),
    'NUL before the line': (_, text) => `\0${text}`,
    'nesting of 70 levels': (record) => ({
      ...record,
      unmapped: { deep: JSON.parse('['.repeat(70) + ']'.repeat(70)) },
    }),
    'an event_id that was used before': (record) => ({ ...record, event_id: first.event_id }),
    'a decision_id that was used before': (record) => ({ ...record, decision_id: first.decision_id }),
    'an unknown kind': (record) => ({ ...record, event_type: 'decision2' }),
    'a kind with a blank': (record) => ({ ...record, event_type: 'decision ' }),
  };
  it.each(someOf(Object.entries(cases), 6))('%s', async (_, change) => {
    const [code, text] = await judged(spoilt(change));
    expect(code).toBe(2);
    // Above the verdict, with where they are.
    const head = text.slice(0, text.indexOf('harbor is '));
    expect(head).toMatch(/^\d+ records are missing or unreadable\. Each counts as one incident in error\.\n/);
    expect(head).toContain('log.jsonl, line ');
  });

  it.each([
    ['an unknown mode', { mode: 'live' }],
    ['a capital in the environment', { environment: 'Production' }],
    ['an unknown environment', { environment: 'eu-prod-1' }],
    ['a capital in the risk', { risk_level: 'LOW' }],
  ])('%s is set aside, and they are judged in their scope', async (_, change) => {
    const [code, text] = await judged(spoilt((record) => ({ ...record, ...change })));
    expect(code).toBe(2);
    expect(text).not.toContain(eligible);
    expect(text).toContain('harbor · endpoint · low risk:');
    expect(text).toMatch(/set aside: .*no word of this field.*20×/);
  });

  it('they are not there, and reviews and labels name them', async () => {
    const [code, text] = await judged(lines(records.filter((record) => !isWrongDecision(record))));
    expect(code).toBe(2);
    expect(text).toMatch(/^20 records are missing or unreadable/);
    expect(text).toContain('Labels, reviews, executions or controls name 20 decisions that no file has.');
  });

  it('an array that a stray comma ends', async () => {
    const all = [...right, ...records.filter((record) => isWrong(numberOf(record)))];
    const at = right.length;
    const text = `[${all
      .slice(0, at)
      .map((each) => JSON.stringify(each))
      .join(',')}],[${all
      .slice(at)
      .map((each) => JSON.stringify(each))
      .join(',')}]`;
    expect((await judged(text, 'log.json'))[0]).toBe(2);
  });
});

describe('a file that ends early is not judged, whatever was read of it:', () => {
  const unread = /^No scope can be judged until these logs are read to their end\.\n/;
  const all = [...right, ...records.filter((record) => isWrong(numberOf(record)))];
  const text = lines(all);
  const rest = lines(all.slice(right.length));

  it.each([
    ['inside a line', text.slice(0, text.length - rest.length + 300), 'log.jsonl'],
    ['inside an array', JSON.stringify(all).slice(0, -rest.length), 'log.json'],
    ['inside packed data', Buffer.concat([gzipOf(lines(right)), gzipOf(rest).slice(0, 200)]), 'log.jsonl.gz'],
  ])('%s', async (_, content, name) => {
    const [code, said] = await judged(content, name);
    expect(code).toBe(2);
    expect(said).toMatch(unread);
    expect(said).toContain('Next: get the whole files, then open them again.');
    expect(said).toContain('harbor · endpoint · low risk: Cannot be judged');
  });
});

it('says in JSON what is missing, where, and in which scope it counts', async () => {
  const at = path.join(written.folder, 'log.jsonl');
  await writeFile(
    at,
    spoilt((record) => ({ ...record, confidence: 1.5 })),
  );
  expect(await evaluate([at, '--json'])).toBe(2);
  const { missing, eligible: is } = JSON.parse(written.out) as { missing: unknown; eligible: boolean };
  expect(is).toBe(false);
  const places = records.flatMap((record, index) =>
    isWrongDecision(record) ? [{ file: at, line: index + 1, id: record.decision_id }] : [],
  );
  expect(missing).toEqual({
    headline: '20 records are missing or unreadable. Each counts as one incident in error.',
    lines: [
      {
        kind: 'rejected_line',
        count: 20,
        sentence: '20 rejected records may be decisions.',
        scopes: [{ agent: 'harbor', workflow: 'endpoint', count: 20 }],
        places,
      },
      // Their reviews and labels, at most 20 of them by their places.
      {
        kind: 'joins_nothing',
        count: 40,
        sentence:
          '20 reviews and 20 labels name no decision that was read, and count for none: compare the ids.',
        scopes: [],
        places: expect.toSatisfy(
          (told: readonly { id: string }[]) =>
            told.length === 20 && told.every(({ id }) => places.some((place) => place.id === id)),
        ),
      },
    ],
  });
});

it('says which acts a label or a flag left out, before the verdict', async () => {
  const change = (record: LogRecord, index: number): LogRecord => {
    if (record.event_type === 'verdict' && numberOf(record) < 3) return { ...record, verdict: 'duplicate' };
    if (record.event_type !== 'decision') return record;
    if (index === 10) return { ...record, error: { type: 'timeout' } };
    if (index === 11) return { ...record, abstained: true };
    if (index === 12) return { ...record, scenario: { id: 's', kind: 'drill' } };
    // Of a host in production.
    if (index === 13)
      return { ...record, environment: 'test', resource: { uid: 'host 13', environment: 'production' } };
    if (index === 14) return { ...record, action: { name: 'isolate_host', category: 'enrich' } };
    return record;
  };
  const [, text] = await judged(lines(right.map((record) => change(record, numberOf(record)))));
  const head = text.slice(0, text.indexOf('May this agent'));
  expect(head.split('\n').filter((line) => /^ {2}\S/.test(line) || /^\S/.test(line))).toEqual([
    '8 actions were left out by a label or a flag. Verdicts are tested without and with them.',
    '  1 action is marked as abstained.',
    '  1 action reports an error of the agent.',
    '  1 action has the category of something harmless.',
    '  3 actions are labelled “duplicate”.',
    '  1 action in production belongs to a test scenario.',
    '  1 action in production is logged as test or staging.',
  ]);
});
