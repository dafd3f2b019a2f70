import { openAsBlob } from 'node:fs';
import fs from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { failingWith } from '../../src/database/engine/failing-with';
import { openDatabase } from '../../src/database/engine/open-database';
import { TableWriter } from '../../src/database/tables/writer';
import { totalOf } from '../../src/intake/loading/account-totals';
import { laneHere } from '../../src/intake/loading/lane-here';
import { loadSources } from '../../src/intake/loading/load';
import type { Source } from '../../src/intake/loading/source';
import { defaultCriteria } from '../../src/readiness/criteria/criteria';
import { evaluateScopes } from '../../src/readiness/gather/gather';
import { missingRecords } from '../../src/readiness/gather/missing-records';
import type { VerdictState } from '../../src/readiness/verdict';
import { emptySelection } from '../../src/slice/selection/selection';
import { randomSource } from '../../src/statistics/random';
import { bareEngine } from '../fixtures/engine';
import { times } from '../fixtures/times';
import { type Trap, trapping } from '../fixtures/trapping-engine';
import { log } from './log';
import { captureWritten } from './written';

const written = captureWritten();
const isSoak = process.env.SOAK !== undefined;
/** Whole evaluations: 10,000 in the soak. */
const rounds = isSoak ? times(500) : 24;
/** A hang, as the soak judges it. */
const longestMs = 5_000;

const below = (next: () => number, count: number) => Math.floor(next() * count);
const pick = <Item>(next: () => number, items: readonly Item[]): Item => items[below(next, items.length)]!;

type Lines = readonly string[];
/** Decisions in error of a log that is eligible without them: there a fault would raise the verdict. */
const wrong = [50, 99];
const isOfWrong = (line: string) => wrong.some((index) => line.includes(`"decision_id":"d${index}"`));
function placeIn(lines: Lines, next: () => number): number {
  const all = [...lines.keys()];
  const close = all.filter((at) => isOfWrong(lines[at]!));
  return pick(next, close.length > 0 && next() < 0.8 ? close : all);
}
/** What befalls a file on its way: each leaves a trace, for a record that is gone without one nobody can miss. */
const faults: Readonly<Record<string, (lines: Lines, next: () => number) => Lines>> = {
  'a line that is cut': (lines, next) => {
    const at = placeIn(lines, next);
    return lines.with(at, lines[at]!.slice(0, 1 + below(next, lines[at]!.length - 1)));
  },
  'bytes that are no text': (lines, next) => {
    const at = placeIn(lines, next);
    return lines.with(at, `${lines[at]!.slice(0, 30)}\u0000\ufffd${lines[at]!.slice(31)}`);
  },
  'a value of another kind': (lines, next) => {
    const at = placeIn(lines, next);
    const record = JSON.parse(lines[at]!.startsWith('{') ? safe(lines[at]!) : '{}') as Record<
      string,
      unknown
    >;
    const name = pick(next, ['time', 'event_type', 'decision_id', 'schema_version']);
    return lines.with(at, JSON.stringify({ ...record, [name]: pick(next, [null, {}, [], -1, '', 'x']) }));
  },
  'a key that stands twice': (lines, next) => {
    const at = placeIn(lines, next);
    return lines.with(at, lines[at]!.replace(/^\{/, '{"decision_id":"other",'));
  },
  'a line that came twice': (lines, next) => [...lines, pick(next, lines)],
  'another record of the same id': (lines, next) => {
    const line = pick(next, lines);
    return [...lines, line.replace('"2026-', '"2025-')];
  },
  'another order': (lines, next) =>
    lines
      .map((line) => [next(), line] as const)
      .sort(([a], [b]) => a - b)
      .map(([, line]) => line),
  'blank lines and other line ends': (lines) => lines.flatMap((line) => [`${line}\r`, '']),
  'words of a collector between': (lines, next) => lines.toSpliced(below(next, lines.length), 0, 'restarted'),
};
function safe(line: string): string {
  try {
    JSON.parse(line);
    return line;
  } catch {
    return '{}';
  }
}
/** What befalls a file as a whole. */
const wraps: Readonly<Record<string, (text: string, next: () => number) => Blob>> = {
  none: (text) => new Blob([text]),
  'a byte order mark': (text) => new Blob(['\ufeff', text]),
  'gzip that breaks off': (text, next) => {
    const packed = gzipSync(text);
    return new Blob([packed.subarray(0, 20 + below(next, packed.length - 20))]);
  },
  'a file that can no longer be read': (text) =>
    Object.assign(new Blob([text]), {
      slice: () => {
        throw new DOMException('The file was changed.', 'NotReadableError');
      },
      stream: () => {
        throw new DOMException('The file was changed.', 'NotReadableError');
      },
    }),
};

const bases = {
  good: log(130, () => false),
  unproven: log(40, () => false),
  edge: log(130, (index) => wrong.includes(index)),
  bad: log(60, (index) => index % 2 === 0),
};
type Base = keyof typeof bases;

let trap: Trap | null = null;
const counted = { calls: 0, kinds: [] as string[] };
let database: Database;
let isLost = false;
async function openHere(): Promise<void> {
  trap = null;
  isLost = false;
  const engine = await bareEngine();
  const calls = trapping(engine, () => trap, counted);
  const failed = new Promise<never>(() => undefined);
  const onLost = () => void (isLost = true);
  database = await openDatabase({ ...engine, ...failingWith(calls, { failed, onLost }) });
}
beforeAll(openHere);
afterAll(() => database.close());

const lane = () => laneHere(() => new TableWriter(), { hashOf: async () => 'a'.repeat(64) });
const lanes = { parse: () => [lane()], foreign: lane };

/** Every verdict, or the words in which the load or the judging ended. */
async function judged(sources: readonly Source[]): Promise<readonly VerdictState[] | string> {
  try {
    const { account } = await loadSources(
      sources,
      lanes,
      database,
      () => undefined,
      new AbortController().signal,
    );
    const { read, accepted, rejected, duplicate, conflict } = totalOf(account.files);
    expect(read).toBe(accepted + rejected + duplicate + conflict);
    if (account.build.facts === 0) return 'no decision';
    const { scopes } = await evaluateScopes(database, emptySelection, {
      asOf: account.build.asOf,
      missing: missingRecords(account, defaultCriteria),
    });
    return scopes.map(({ state }) => state);
  } catch (reason) {
    if (!(reason instanceof Error) || reason.name === 'AssertionError') throw reason;
    // What a person can act on, not what a program trips over.
    expect(['TypeError', 'ReferenceError']).not.toContain(reason.name);
    expect(reason.message).not.toBe('');
    return reason.message;
  } finally {
    trap = null;
    if (isLost) {
      await database.close();
      await openHere();
    } else await database.clear();
  }
}

/**
 * Fails where the work hangs, in the soak only: how fast anything is, the bench says. Time of the processor, which others
 * on the machine do not take; what waits for nothing takes none, and ends by the clock.
 */
async function withoutHang<Value>(what: string, work: Promise<Value>): Promise<Value> {
  if (!isSoak) return work;
  const before = process.cpuUsage();
  const started = performance.now();
  const hangs = () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 > longestMs || performance.now() - started > 12 * longestMs;
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setInterval(() => hangs() && reject(new Error(`hangs: ${what}`)), 250);
  });
  try {
    const value = await Promise.race([work, late]);
    expect(hangs(), `hangs: ${what}`).toBe(false);
    return value;
  } finally {
    clearInterval(timer);
  }
}

/** How far from eligible. */
const rank = { eligible: 0, not_shown_yet: 1, not_measurable: 2, step_down: 3 } as const;

describe('whole evaluations with random faults', () => {
  it('end with an answer each, and no verdict is raised by one', async () => {
    const clean = {} as Record<Base, readonly VerdictState[]>;
    for (const base of Object.keys(bases) as Base[]) {
      const states = await judged([{ name: `${base}.jsonl`, blob: new Blob([bases[base]]) }]);
      clean[base] = states as VerdictState[];
    }
    expect(clean).toEqual({
      good: ['eligible'],
      unproven: ['not_shown_yet'],
      edge: ['not_shown_yet'],
      bad: ['step_down'],
    });
    const start = Number(process.env.PROPERTY_SEED ?? 1);
    const seen = { verdicts: 0, words: 0, traps: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const { uniform: next } = randomSource(Math.imul(start * 100_003 + round + 1, 0x9e3779b1) >>> 0);
      const base = pick(next, Object.keys(bases) as Base[]);
      const names = Array.from({ length: 1 + below(next, 4) }, () => pick(next, Object.keys(faults)));
      const wrap = next() < 0.7 ? 'none' : pick(next, Object.keys(wraps));
      const isTrapped = next() < 0.15;
      const what = `round ${round} of seed ${start}: ${base}, ${names.join(', ')}, ${wrap}, ${isTrapped ? 'trap' : ''}`;
      const lines = names.reduce<Lines>(
        (all, name) => faults[name]!(all, next),
        bases[base].trim().split('\n'),
      );
      const blob = wraps[wrap]!(lines.join('\n'), next);
      counted.calls = 0;
      counted.kinds = [];
      trap = isTrapped ? 1 + below(next, 40) : null;
      seen.traps += isTrapped ? 1 : 0;
      const found = await withoutHang(what, judged([{ name: 'faulty.jsonl', blob }]));
      trap = null;
      if (typeof found === 'string') seen.words += 1;
      else {
        seen.verdicts += 1;
        const best = Math.min(...found.map((state) => rank[state]));
        expect(best, `${what}: ${found.join(', ')}`).toBeGreaterThanOrEqual(
          base === 'bad' ? rank.not_shown_yet : rank[clean[base][0]!],
        );
      }
    }
    expect(seen.verdicts).toBeGreaterThan(rounds / 3);
    expect(seen.verdicts + seen.words).toBe(rounds);
  });
});

describe('a file that is', () => {
  it.each([
    ['deleted', (file: string) => fs.rm(file)],
    ['shortened', (file: string) => fs.truncate(file, 2_000)],
    ['written on', (file: string) => fs.appendFile(file, '{"event_type":"decision"}\n')],
    ['emptied', (file: string) => fs.truncate(file, 0)],
  ] as const)('%s after it was opened is named, and nothing of it is judged', async (what, does) => {
    const file = await written.file(`${what}.jsonl`, bases.good);
    const blob = await openAsBlob(file);
    await does(file);
    const found = await judged([{ name: file, blob }]);
    expect(found).toContain(`${file} could not be read`);
    expect(await judged([{ name: 'good.jsonl', blob: new Blob([bases.good]) }])).toEqual(['eligible']);
  });
});
