import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';

/** What a command of this test wrote, kept from the terminal, and a folder of its own for files. */
export interface Written {
  folder: string;
  out: string;
  err: string;
  /** Writes a file into the folder and gives its path. */
  file(name: string, content: string): Promise<string>;
}

/** Called where tests are described: each test begins with nothing written. */
export function captureWritten(): Written {
  const written: Written = {
    ...{ folder: '', out: '', err: '' },
    async file(name, content) {
      const at = path.join(written.folder, name);
      await writeFile(at, content);
      return at;
    },
  };
  beforeAll(async () => {
    written.folder = await mkdtemp(path.join(tmpdir(), 'shadowproof-'));
  });
  afterAll(() => rm(written.folder, { recursive: true }));
  beforeEach(() => {
    written.out = written.err = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((written.out += String(text)), true));
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((written.err += String(text)), true));
  });
  afterEach(() => vi.restoreAllMocks());
  return written;
}
