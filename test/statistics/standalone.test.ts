import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = 'src/statistics';

const modulesIn = async (room: string) =>
  (await readdir(room, { recursive: true })).filter((name) => name.endsWith('.ts'));

describe('statistics without React and without a browser', () => {
  it('loads every module where there is no window, document or DOM', async () => {
    expect(typeof globalThis.window).toBe('undefined');
    expect(typeof globalThis.document).toBe('undefined');
    const modules = import.meta.glob('../../src/statistics/**/*.ts', { eager: true });
    const names = await modulesIn(folder);
    expect(Object.keys(modules)).toHaveLength(names.length);
    expect(names.length).toBeGreaterThan(50);
  });

  it('imports nothing but its own files, @stdlib, the seeded generator and hashes', async () => {
    for (const name of await modulesIn(folder)) {
      const source = await readFile(path.join(folder, name), 'utf8');
      for (const [, target = ''] of source.matchAll(/from '([^']+)'/g)) {
        expect(`${name}: ${target}`).toMatch(
          /: (\.\.?\/[a-z0-9-]+|@noble\/hashes\/[a-z0-9]+\.js|@stdlib\/[a-z-]+|pure-rand\/[a-zA-Z0-9/]+)$/,
        );
      }
      expect(source).not.toMatch(/\b(window|document|localStorage|fetch)\b\s*[.(]/);
    }
  });
});
