import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createStore, forgetStored, storedItems } from '../../src/session/create-store';
import { keptWords } from '../../src/words/kept-words';

/** As browsers have it: the keys are its own properties. */
function makeStorage(): Storage {
  const methods = {
    getItem(this: Record<string, string>, key: string) {
      return this[key] ?? null;
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      this[key] = value;
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key];
    },
  };
  return Object.create(methods) as Storage;
}

beforeEach(() => vi.stubGlobal('localStorage', makeStorage()));
afterEach(() => vi.unstubAllGlobals());

describe('what is kept in the browser', () => {
  it('is explained for every store that keeps something, and for nothing else', () => {
    const keys = readdirSync('src/session').flatMap((name) =>
      [...readFileSync(`src/session/${name}`, 'utf8').matchAll(/\bkey: '(shadowproof\.[\w-]+)'/g)].map(
        ([, key]) => key,
      ),
    );
    expect(keys.length).toBeGreaterThanOrEqual(10);
    expect(Object.keys(keptWords).sort()).toEqual([...keys].sort());
  });

  it('is forgotten at once, in the stores too, and what other apps keep stays', () => {
    const store = createStore(
      { name: ['local_storage'] },
      { name: 'start' },
      {
        key: 'shadowproof.test',
        schema: { name: z.string() },
      },
    );
    localStorage.setItem('other', 'theirs');
    // Of a screen that was not opened in this visit.
    localStorage.setItem('shadowproof.unopened', '12345');
    store.setState({ name: 'changed' });
    expect(storedItems()).toEqual([
      { key: 'shadowproof.test', length: '{"name":"changed"}'.length },
      { key: 'shadowproof.unopened', length: 5 },
    ]);
    forgetStored(() => store.setState({ name: 'later' }));
    expect(storedItems()).toEqual([]);
    expect(store.getState()).toEqual({ name: 'later' });
    expect(localStorage.getItem('other')).toBe('theirs');
  });

  it('is nothing where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(storedItems()).toEqual([]);
  });
});
