import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../../src/intake/reading/bytes';
import { GzipBroken, gunzip } from '../../../src/intake/reading/gunzip';
import { isPacked } from '../../../src/intake/unpacking/packing';
import { unpack } from '../../../src/intake/unpacking/unpack';

const head = 'number,state,close_code,opened_at,closed_at\n';
const row = 'SIR1,Closed,False positive,2026-03-01T09:00:00Z,2026-03-02T10:00:00Z\n';
const table = head + row;

/** Made by zstd 1.5, bzip2 1.0.8 and Info-ZIP 3.0; `two`: the head and the row packed one by one and joined. */
const made = {
  zstd: 'KLUv/SRx5QIAEsUSGXBLdUj0sLIojdPN5Kdz+sGzC7t4a/B/PdTGaCWErWwl8EI+AJ9AcsI3kEU0l+OaNAIOEBkKB7ONvStfEv/SsWsmDr9tFRdPKBhKBQAgE+LcJ7OtZYEgNp9WROo8',
  zstdTwo:
    'KLUv/SQsYQEAbnVtYmVyLHN0YXRlLGNsb3NlX2NvZGUsb3BlbmVkX2F0LGNsb3NlZF9hdAo9zIaFKLUv/SRF7QEARANTSVIxLENsb3NlZCxGYWxzZSBwb3NpdGl2ZSwyMDI2LTAzLTAxVDA5OjAwOjAwWjJUMTAKAgAgk+M2y75ctjs=',
  bzip2Two:
    'QlpoOTFBWSZTWaTXhm4AAA7TgAAQAAQAAL4H3gAgADFDTTAAJU00A0YkaRH2VwWbItj18QPHnJ269k7dBZGRvi7kinChIUmvDNxCWmg5MUFZJlNZ8svVEQAAF9+AABBABnkwCSAcECYkzQAgAFRFNMAACMPUEqamTajJoaekA1bCLaRMoEtBHMtA4fhqI4iIbIPGbfNYjV9BiH+djfoIF0XckU4UJDyy9URA',
  zip: 'UEsDBBQAAAAIAG8Ifl1n3JsNWgAAAHEAAAAFABwAYS5jc3ZVVAkAA2LLDGtiywxrdXgLAAEEAAAAAAQAAAAAyyvNTUot0ikuSSxJ1UnOyS9OjU/OT0nVyS9IzUtNiU8sgQiCWFzBnkGGOs5gro5bYk5xqkJBfnFmSWZZqo6RgZGZroGxroFhiIGllYEBEEUhBI1CDA2gglwAUEsBAh4DFAAAAAgAbwh+XWfcmw1aAAAAcQAAAAUAGAAAAAAAAQAAAKSBAAAAAGEuY3N2VVQFAANiywxrdXgLAAEEAAAAAAQAAAAAUEsFBgAAAAABAAEASwAAAJkAAAAAAA==',
  stored:
    'UEsDBAoAAAAAAG8Ifl1n3JsNcQAAAHEAAAAFABwAYS5jc3ZVVAkAA2LLDGtiywxrdXgLAAEEAAAAAAQAAAAAbnVtYmVyLHN0YXRlLGNsb3NlX2NvZGUsb3BlbmVkX2F0LGNsb3NlZF9hdApTSVIxLENsb3NlZCxGYWxzZSBwb3NpdGl2ZSwyMDI2LTAzLTAxVDA5OjAwOjAwWiwyMDI2LTAzLTAyVDEwOjAwOjAwWgpQSwECHgMKAAAAAABvCH5dZ9ybDXEAAABxAAAABQAYAAAAAAAAAAAApIEAAAAAYS5jc3ZVVAUAA2LLDGt1eAsAAQQAAAAABAAAAABQSwUGAAAAAAEAAQBLAAAAsAAAAAAA',
  encrypted:
    'UEsDBBQACQAIAG8Ifl1n3JsNZgAAAHEAAAAFABwAYS5jc3ZVVAkAA2LLDGtiywxrdXgLAAEEAAAAAAQAAAAAQlXeWH2cdf0Fy6IkrYgnDd1WRFPvH0wenMM3pnnhkIFurh8YlfYaZDbEXUal/NswA67l5BqQi+9OipfOGHF6VfnzHfPyav0Oh/WtS6Mp4eopjxw8PTA1RYueAoN0D7wA5CxuB5SHUEsHCGfcmw1mAAAAcQAAAFBLAQIeAxQACQAIAG8Ifl1n3JsNZgAAAHEAAAAFABgAAAAAAAEAAACkgQAAAABhLmNzdlVUBQADYssMa3V4CwABBAAAAAAEAAAAAFBLBQYAAAAAAQABAEsAAAC1AAAAAAA=',
};
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

const utf16 = (text: string, isBig = false, hasMark = true): Uint8Array<ArrayBuffer> => {
  const bytes = Buffer.from(`${hasMark ? '\uFEFF' : ''}${text}`, 'utf16le');
  return new Uint8Array(isBig ? bytes.swap16() : bytes);
};

const cut = (bytes: Uint8Array<ArrayBuffer>, by = 10) => bytes.slice(0, -by);
const changed = (bytes: Uint8Array<ArrayBuffer>, at: number) => {
  const copy = bytes.slice();
  copy[at]! ^= 0x55;
  return copy;
};

async function read(bytes: Uint8Array<ArrayBuffer>, name = 'x') {
  const parts = await unpack(new Blob([bytes]), name);
  return Promise.all(
    parts.map(async ({ blob, ...part }) => ({ ...part, text: part.problem ?? (await blob.text()) })),
  );
}

describe('what a file is packed in', () => {
  it.each([
    ['zstd', bytesOf(made.zstd), 'Zstandard'],
    ['zstd of two frames', bytesOf(made.zstdTwo), 'Zstandard'],
    ['bzip2 of two streams', bytesOf(made.bzip2Two), 'bzip2'],
    ['a ZIP archive', bytesOf(made.zip), 'a ZIP archive'],
    ['a ZIP archive that only stores', bytesOf(made.stored), 'a ZIP archive'],
    ['UTF-16, little end first', utf16(table), 'UTF-16'],
    ['UTF-16, big end first', utf16(table, true), 'UTF-16'],
    ['UTF-16 without a mark', utf16(table, false, false), 'UTF-16'],
    ['UTF-16 without a mark, big end first', utf16(table, true, false), 'UTF-16'],
  ])('%s gives the table in it', async (_, bytes, from) => {
    expect(await isPacked(new Blob([bytes]))).toBe(true);
    const [part, ...others] = await read(bytes);
    expect(part).toMatchObject({ text: table, from: [from] });
    expect(others).toEqual([]);
  });

  it.each([
    ['plain text', strToU8(table)],
    ['gzip around text, which is read as it comes', new Uint8Array(gzipSync(table))],
    ['text that begins like bzip2', strToU8('BZh9,state\n')],
    ['text of two characters', strToU8('PK')],
    ['nothing', new Uint8Array(0)],
  ])('%s is left as it is', async (_, bytes) => {
    const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
    expect(await isPacked(blob)).toBe(false);
    expect(await unpack(blob, 'x')).toEqual([{ name: 'x', blob, from: [] }]);
  });

  it('one packing inside another', async () => {
    const inner = zipSync({ 'logs/week.csv.zst': bytesOf(made.zstd), 'wide.txt': utf16(table) });
    const parts = await read(new Uint8Array(gzipSync(inner)), 'export.zip.gz');
    expect(parts.map(({ name, from, text }) => [name, from, text])).toEqual([
      ['export.zip.gz › logs/week.csv.zst', ['gzip', 'a ZIP archive', 'Zstandard'], table],
      ['export.zip.gz › wide.txt', ['gzip', 'a ZIP archive', 'UTF-16'], table],
    ]);
  });

  it('folders, and what macOS puts beside files, are no files', async () => {
    const parts = await read(
      zipSync({
        'a.csv': strToU8(table),
        'folder/': new Uint8Array(0),
        '__MACOSX/._a.csv': strToU8('x'),
        '.DS_Store': strToU8('x'),
      }) as Uint8Array<ArrayBuffer>,
      'a.zip',
    );
    expect(parts.map(({ name }) => name)).toEqual(['a.zip › a.csv']);
  });

  it('documents beside logs are left out and told; an archive of them alone is refused', async () => {
    const documents = { 'README.md': strToU8('# Export'), 'img/logo.png': strToU8('x') };
    const parts = await read(
      zipSync({ ...documents, 'a.csv': strToU8(table) }) as Uint8Array<ArrayBuffer>,
      'a.zip',
    );
    expect(parts).toEqual([
      {
        name: 'a.zip › a.csv',
        from: ['a ZIP archive (left out: README.md, img/logo.png)'],
        text: table,
      },
    ]);
    expect((await read(zipSync(documents) as Uint8Array<ArrayBuffer>))[0]!.problem).toContain(
      'only documents are in it (README.md, img/logo.png)',
    );
  });

  it('a name in an archive breaks no line', async () => {
    const parts = await read(
      zipSync({ 'a\n0 rejected\u001b[2J.csv': strToU8(table) }) as Uint8Array<ArrayBuffer>,
      'a.zip',
    );
    expect(parts[0]!.name).toBe('a.zip › a\ufffd0 rejected\ufffd[2J.csv');
  });

  it('characters beyond the first plane come out whole', async () => {
    expect((await read(utf16('{"a":"🦊 é ❖"}\n')))[0]!.text).toBe('{"a":"🦊 é ❖"}\n');
  });
});

describe('what came before a cut is read, and the rest is missing', () => {
  it.each([
    ['bzip2 that ends early', cut(bytesOf(made.bzip2Two), 40), 'bzip2'],
    [
      'bzip2 that is damaged later',
      changed(bytesOf(made.bzip2Two), bytesOf(made.bzip2Two).length - 40),
      'bzip2',
    ],
    ['zstd that ends early', cut(bytesOf(made.zstdTwo)), 'Zstandard'],
  ])('of %s', async (_, bytes, words) => {
    const [part, ...others] = await unpack(new Blob([bytes]), 'x.packed');
    expect(others).toEqual([]);
    expect(part!.problem).toBeUndefined();
    expect(part!.from).toHaveLength(1);
    expect(part!.from[0]).toMatch(
      new RegExp(`^${words} \\(its .*only the whole rows before that place are read\\)$`),
    );
    // Gzip that ends early: any reader keeps its whole rows and says that the rest is missing.
    const text: Uint8Array[] = [];
    const broken = await (async () => {
      for await (const piece of gunzip(piecesOf(part!.blob.stream()))) text.push(piece.slice());
    })().catch((reason: unknown) => reason);
    expect(broken).toBeInstanceOf(GzipBroken);
    // It was never gzip, and no place in what was packed again says anything of the file.
    expect((broken as Error).message).toBe('the packed data is damaged or ends early');
    expect(Buffer.concat(text).toString()).toBe(head);
  });
});

describe('nothing of a file counts when it', () => {
  it.each([
    ['is zstd and ends early', cut(bytesOf(made.zstd)), 'Zstandard'],
    ['is bzip2 and ends early in its first block', bytesOf(made.bzip2Two).slice(0, 40), 'bzip2'],
    ['is bzip2 and damaged in its first block', changed(bytesOf(made.bzip2Two), 30), 'bzip2'],
    ['is a ZIP archive and ends early', cut(bytesOf(made.zip), 40), 'ZIP'],
    ['is a ZIP archive with a changed byte', changed(bytesOf(made.stored), 90), '“a.csv” in it is damaged'],
    ['is a ZIP archive that is encrypted', bytesOf(made.encrypted), '“a.csv” in it is encrypted'],
    ['is an empty ZIP archive', new Uint8Array(zipSync({})), 'no file is in it'],
    ['is UTF-16 and ends inside a character', cut(utf16(table), 1), 'UTF-16'],
    [
      'is a Word document',
      new Uint8Array(zipSync({ 'word/document.xml': strToU8('<x/>') })),
      'a Word document',
    ],
  ])('%s', async (_, bytes, words) => {
    const parts = await read(bytes);
    expect(parts).toHaveLength(1);
    expect(parts[0]!.problem).toContain(words);
    expect(parts[0]!.problem).toMatch(/^The file cannot be unpacked: .*\. Nothing of it counts\.$/);
  });

  it('grows more than any log does', async () => {
    const zeros = new Uint8Array(80 * 1024 * 1024);
    const [part] = await read(zipSync({ 'a.txt': zeros }) as Uint8Array<ArrayBuffer>);
    expect(part!.problem).toContain('more than 250 times its size');
  });

  it('grows so behind several small layers', async () => {
    const layer = gzipSync(zipSync({ 'a.txt': new Uint8Array(80 * 1024 * 1024) }));
    const [part] = await read(zipSync({ 'b.gz': layer }) as Uint8Array<ArrayBuffer>);
    expect(part!.problem).toContain('more than 250 times its size');
  });

  it('says that it is smaller than it is', async () => {
    const bytes = zipSync({ 'a.txt': strToU8('x'.repeat(10_000)) }) as Uint8Array<ArrayBuffer>;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // The size in the directory, 46 bytes and the name before the end of 22.
    view.setUint32(bytes.length - 22 - 5 - 46 + 24, 100, true);
    expect((await read(bytes))[0]!.problem).toMatch(/damaged/);
  });

  it('holds too many files', async () => {
    const files = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`${at}.csv`, strToU8('a')]));
    const [part] = await read(zipSync(files, { level: 0 }) as Uint8Array<ArrayBuffer>);
    expect(part!.problem).toContain('more than 1000 files');
  });

  it('holds archives in archives without end', async () => {
    let bytes = strToU8(table);
    for (let depth = 0; depth < 7; depth++) bytes = zipSync({ 'a.zip': bytes });
    expect((await read(bytes as Uint8Array<ArrayBuffer>))[0]!.problem).toContain(
      'more than 5 archives stand inside each other',
    );
  });
});
