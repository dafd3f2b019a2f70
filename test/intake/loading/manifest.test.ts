import { afterEach, describe, expect, it, vi } from 'vitest';
import { ownAddress, readManifest } from '../../../src/intake/loading/manifest';

const page = 'https://soc.example/app/?load=logs/manifest.json';
afterEach(() => vi.unstubAllGlobals());

function serve(files: Record<string, string>) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    asked.push(address);
    expect(init.redirect).toBe('error');
    const body = files[address];
    return body === undefined
      ? new Response('', { status: 404, statusText: 'Not Found' })
      : new Response(body);
  });
  return asked;
}

describe('a manifest', () => {
  it('names files beside it, with zone and title', async () => {
    serve({
      'https://soc.example/app/logs/manifest.json':
        '{"title":"March","files":["a.jsonl.gz",{"path":"../b.jsonl","zone":"Europe/Berlin"}]}',
      'https://soc.example/app/logs/a.jsonl.gz': 'A',
      'https://soc.example/app/b.jsonl': 'B',
    });
    const { title, sources } = await readManifest('logs/manifest.json', page);
    expect(title).toBe('March');
    expect(sources.map(({ name, zone }) => [name, zone])).toEqual([
      ['a.jsonl.gz', undefined],
      ['../b.jsonl', 'Europe/Berlin'],
    ]);
    expect(await Promise.all(sources.map(({ blob }) => blob.text()))).toEqual(['A', 'B']);
  });

  it.each([
    'https://evil.example/manifest.json',
    '//evil.example/manifest.json',
    'http://soc.example/manifest.json',
    'data:application/json,{}',
    'blob:https://soc.example/1',
    'javascript:alert(1)',
    'https://soc.example@evil.example/m.json',
    '\\\\evil.example\\m.json',
  ])('%s lies outside this site: nothing is asked', async (path) => {
    const asked = serve({});
    await expect(readManifest(path, page)).rejects.toThrow(/outside this site/);
    expect(asked).toEqual([]);
  });

  it('does not fetch any file when one of them lies outside', async () => {
    const address = 'https://soc.example/app/m.json';
    const asked = serve({ [address]: '{"files":["a.jsonl","https://evil.example/b.jsonl"]}' });
    await expect(readManifest('m.json', page)).rejects.toThrow(/outside this site/);
    expect(asked).toEqual([address]);
  });

  it.each([
    ['<html>', /is not JSON/],
    ['{"files":[]}', /is no manifest: files/],
    ['{"files":[{"zone":"UTC"}]}', /is no manifest: files\.0/],
  ])('%s is refused', async (text, reason) => {
    serve({ 'https://soc.example/app/m.json': text });
    await expect(readManifest('m.json', page)).rejects.toThrow(reason);
  });

  it('says what the server answered', async () => {
    serve({});
    await expect(readManifest('m.json', page)).rejects.toThrow(/m\.json answered 404/);
  });

  it('may climb within the site', () => {
    expect(ownAddress('../../x.json', page)).toBe('https://soc.example/x.json');
  });
});
