import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersOf, serve } from '../../src/cli/static-host.mjs';

let folder: string;
let address: string;
const [page, inner, secret] = ['<!doctype html><title>page</title>', '{"a":1}', 'no file of this host'];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'shadowproof-'));
  const root = path.join(folder, 'dist');
  await mkdir(path.join(root, 'inner'), { recursive: true });
  await writeFile(path.join(folder, 'secret.txt'), secret);
  await writeFile(path.join(folder, 'dist-secret.txt'), secret);
  await writeFile(path.join(root, 'index.html'), page);
  await writeFile(path.join(root, '.hidden'), secret);
  await writeFile(path.join(root, 'inner', 'a b.json'), inner);
  await mkdir(path.join(root, 'assets'));
  await writeFile(path.join(root, 'assets', 'a-12345678.js'), '');
  await symlink(path.join(folder, 'secret.txt'), path.join(root, 'link.txt'));
  await writeFile(path.join(root, '_headers'), await readFile('public/_headers'));
  address = await serve({ root });
});
afterAll(() => rm(folder, { recursive: true }));

/** A request as it is written, which no client puts in order first. */
const raw = (head: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1', () => socket.write(`${head}\r\n\r\n`));
    const pieces: Buffer[] = [];
    socket.on('data', (piece: Buffer) => pieces.push(piece));
    socket.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')));
    socket.on('error', reject);
  });
const get = (target: string, method = 'GET') =>
  raw(`${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close`);

const nowhere = [
  ...['//', '///', '//evil.example/', '/%', '/%zz', '/%00', '/index.html%00.json', '/\\..\\secret.txt'],
  ...['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/inner/../../secret.txt', '/..'],
  ...['/../dist-secret.txt', '/link.txt', '/.hidden', '/inner', '/inner/', '/index.html/', '/_headers'],
  ...['http://[', 'http://localhost/', '*', '/nothing', `/${'a'.repeat(5000)}`, '/inner//a%20b.json'],
];

describe('the server of npm start', () => {
  it.each(nowhere)('gives nothing for %j and lives on', async (target) => {
    const answer = await get(target);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).not.toContain(secret);
    expect(await get('/')).toContain(page);
  });

  it('refuses what is no HTTP and other methods, and lives on', async () => {
    expect(await raw('nonsense')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw('GET /\0 HTTP/1.1\r\nHost: a')).toMatch(/^HTTP\/1\.1 400 /);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect(await get('/', method)).toMatch(/^HTTP\/1\.1 405 [^]*allow: GET, HEAD/i);
    expect(await get('/?load=sample-data/manifest.json#x')).toContain(page);
  });

  it('answers HEAD as GET, without the text', async () => {
    const head = (answer: string) =>
      answer
        .split('\r\n\r\n')[0]
        ?.split('\r\n')
        .filter((line) => !line.startsWith('Date:'));
    const [got, asked] = [await get('/inner/a%20b.json'), await get('/inner/a%20b.json', 'HEAD')];
    expect(got.endsWith(inner)).toBe(true);
    expect(asked.endsWith('\r\n\r\n')).toBe(true);
    expect(head(asked)).toEqual(head(got));
    expect((await get('/nothing', 'HEAD')).endsWith('\r\n\r\n')).toBe(true);
  });

  it('sends every header of public/_headers with every answer', async () => {
    const asked = headersOf(await readFile('public/_headers', 'utf8'));
    expect(asked).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'permissions-policy': expect.stringContaining('camera=()'),
      'content-security-policy': expect.stringMatching(/frame-ancestors 'none'$/),
    });
    for (const target of ['', 'inner/a%20b.json', 'nothing']) {
      const { headers } = await fetch(`${address}${target}`);
      for (const [name, value] of Object.entries(asked)) expect(headers.get(name), name).toBe(value);
    }
  });

  it('lets a browser keep what is named by its bytes, and nothing else', async () => {
    const kept = await fetch(`${address}assets/a-12345678.js`);
    expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(kept.headers.get('x-content-type-options')).toBe('nosniff');
    for (const target of ['', 'inner/a%20b.json'])
      expect((await fetch(`${address}${target}`)).headers.get('cache-control')).toBe('no-store');
  });

  it('asks for the policy of the built page, and that nobody frames it', async () => {
    const config = await readFile('vite.config.ts', 'utf8');
    const [, list = ''] = /const csp = \[([^\]]*)\]/.exec(config) ?? [];
    const policy = [...list.matchAll(/^\s*(["'])(.*)\1,$/gm)].map(([, , part]) => part).join('; ');
    const { 'content-security-policy': sent } = headersOf(await readFile('public/_headers', 'utf8'));
    expect(sent).toBe(`${policy}; frame-ancestors 'none'`);
  });
});
