import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../../src/intake/formats/recognise';
import { convert } from '../../../src/intake/mapper/convert';
import { formatOf } from '../../../src/intake/formats/formats';
import { times } from '../../fixtures/times';
import { unpack } from '../../../src/intake/unpacking/unpack';

/** Written by pyarrow 25.0.1; the values are those of the lists below, column by column. */
const fixture = (name: string) =>
  new Uint8Array(readFileSync(path.join(import.meta.dirname, 'fixtures', name)));

async function read(bytes: Uint8Array<ArrayBuffer>, name = 'x') {
  const [part, ...others] = await unpack(new Blob([bytes]), name);
  expect(others).toEqual([]);
  return { ...part!, text: part!.problem ?? (await part!.blob.text()) };
}

const columns: Record<string, readonly [unknown, unknown, unknown]> = {
  id: ['2868860079149422351', 7, null],
  u64: ['18446744073709551615', 0, 1],
  word: ['tp', 'fp', 'tp'],
  closed: ['2026-01-01T00:00:00.123456789Z', '1970-01-01T00:00:00.000000000Z', null],
  // Without a zone: a time on somebody's wall.
  wall: ['2026-01-01T00:00:00', '1969-12-31T23:59:59', '1970-01-01T00:00:05'],
  // With one: a moment, whatever the zone.
  micro: ['2026-01-01T00:00:00.123456Z', '1969-12-31T23:59:59.999999Z', '1970-01-01T00:00:00.000005Z'],
  day: ['2026-03-01', '1969-12-31', null],
  hour: ['01:02:03.004', '00:00:00.000', null],
  share: [0.9, '-12345678901234567.05', null],
  waited: ['PT1.5S', 'PT0S', null],
  flag: [true, false, null],
  x: [0.5, null, null],
  half: [0.5, 2, null],
  tags: [['a', 'b'], [], null],
  big: ['long text of more than twelve letters', 'é', null],
  view: ['long text of more than twelve letters', 'é', null],
  who: [{ name: 'ann', n: 1 }, { name: null, n: 2 }, null],
  steps: [[{ a: [1, 2] }, { a: null }], [], null],
  named: [{ k: 1, l: 2 }, {}, null],
  raw: ['fffe', 'plain', null],
  uuid: ['000102030405060708090a0b0c0d0e0f', '0'.repeat(32), null],
  none: [null, null, null],
  pair: [[1, 2], [3, 4], null],
  runs: ['r', 'r', 's'],
};
const rows = [0, 1, 2].map((at) =>
  Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[at]])),
);

describe('Arrow', () => {
  it.each([
    ['a file', 'values-plain.arrow'],
    ['a file packed with LZ4', 'values-lz4.arrow'],
    ['a file packed with Zstandard', 'values-zstd.arrow'],
    ['a stream', 'values.arrows'],
  ])('%s is its rows, whatever kind their values are of', async (_, name) => {
    const { text, from } = await read(fixture(name));
    expect(from).toEqual(['Arrow']);
    const lines = text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows);
  });

  it('a dictionary that grows and one that takes its place mean what they did at each row', async () => {
    const { text } = await read(fixture('dictionary-grows.arrows'));
    const words = text
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { w: string }).w);
    expect(words).toEqual(['a', 'b', 'c', 'a', 'z']);
  });

  it('cases in several batches, inside gzip inside ZIP, are recognised and read', async () => {
    const packed = zipSync({ 'cases.arrow.gz': new Uint8Array(gzipSync(fixture('cases.arrow'))) });
    const [part] = await unpack(new Blob([packed as Uint8Array<ArrayBuffer>]), 'week.zip');
    expect(part).toMatchObject({
      name: 'week.zip › cases.arrow.gz',
      from: ['a ZIP archive', 'gzip', 'Arrow'],
    });
    const found = await recognise(part!.blob, part!.name);
    expect(found.format).toBe('servicenow');
    const { rows: counts, text } = await convert(part!.blob, formatOf('servicenow')!.mapping, { file: 'x' });
    expect(counts).toEqual({ read: 6000, used: 6000, rejected: 0, leftOut: 0 });
    const records = (await new Blob(text).text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { finding_uid: string; verdict: string; time: string });
    // Every third case, and 9:00 on 2 March 2026 (1,772,445,600 s) and a minute for each case.
    expect(records.filter(({ verdict }) => verdict === 'false_positive')).toHaveLength(2000);
    expect(records.at(-1)).toMatchObject({ finding_uid: 'SIR5999', time: '2026-03-06T13:59:00.000Z' });
  });

  it('a stream without a mark at its end says so; a file that ends early is refused', async () => {
    const stream = fixture('values.arrows');
    const open = await read(stream.slice(0, -8));
    expect(open.from).toEqual(['Arrow (no mark at its end: rows may be missing)']);
    expect(open.text.trimEnd().split('\n')).toHaveLength(3);
    for (const cut of [stream.slice(0, -100), fixture('cases.arrow').slice(0, -40)])
      expect((await read(cut)).problem).toContain('its Arrow data is damaged or ends early');
  });

  it('what has one name twice is two names, so that its rows are rejected as in JSON', async () => {
    const twice = Buffer.from(fixture('dictionary-grows.arrows'));
    // The only other column is called "n".
    const at = twice.indexOf(Buffer.from('\u0001\0\0\0n\0', 'latin1'));
    expect(at).toBeGreaterThan(0);
    twice[at + 4] = 'w'.charCodeAt(0);
    expect((await read(new Uint8Array(twice))).text.split('\n')[0]).toBe('{"w":"a","w":1}');
  });

  it('Feather of the first version is refused by its name', async () => {
    const bytes = new Uint8Array(Buffer.from('FEA1\0\0\0\0 and more FEA1', 'latin1'));
    expect((await read(bytes)).problem).toContain('Feather of the first version');
  });

  it('no changed byte makes it crash, hang or fill the memory', async () => {
    const fixtures = [
      'values-plain.arrow',
      'values-lz4.arrow',
      'values.arrows',
      'dictionary-grows.arrows',
    ].map(fixture);
    // xorshift32 (Marsaglia 2003): the same changes in every run.
    let state = 17;
    const random = (below: number) => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) % below;
    };
    const rounds = times(1_000);
    let refused = 0;
    for (let round = 0; round < rounds; round++) {
      const bytes = fixtures[random(fixtures.length)]!.slice();
      for (let change = 0; change <= random(3); change++) {
        const values = [0, 1, 0x7f, 0x80, 0xff, random(256)];
        const at = random(bytes.length);
        bytes.fill(values[random(values.length)]!, at, at + 1 + random(4));
      }
      const { problem, text } = await read(bytes);
      if (problem !== undefined) {
        refused++;
        expect(problem).toMatch(/^The file cannot be unpacked: .*\. Nothing of it counts\.$/s);
      } else for (const line of text.split('\n')) if (line !== '' && text.startsWith('{')) JSON.parse(line);
    }
    expect(refused).toBeGreaterThan(rounds / 10);
    expect(refused).toBeLessThan(rounds);
  });
});
