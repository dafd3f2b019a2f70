import { beforeEach, describe, expect, it, vi } from 'vitest';

/** Steps of the storage; the one with this number fails, and all after it where it stays so. */
let steps = 0;
let failAt = 0;
let staysSo = false;
let code = 'QuotaExceededError';
const files = new Map<string, Blob>();
let hasFolder = false;

async function step<Value>(does: () => Value): Promise<Value> {
  steps += 1;
  if (steps === failAt || (staysSo && failAt > 0 && steps > failAt))
    throw new DOMException('It failed.', code);
  return does();
}
const gone = () => {
  throw new DOMException('Not there.', 'NotFoundError');
};
const handle = (name: string) => ({
  getFile: () => step(() => files.get(name) ?? gone()),
  // As browsers do it: what is written takes the place of the file when it is closed.
  createWritable: () =>
    step(() => {
      let content: Blob = new Blob([]);
      return {
        write: (given: Blob | string) => step(() => void (content = new Blob([given]))),
        close: () => step(() => void files.set(name, content)),
      };
    }),
});
const folder = {
  getFileHandle: (name: string, { create = false } = {}) =>
    step(() => {
      if (!files.has(name) && !create) gone();
      if (!files.has(name)) files.set(name, new Blob([]));
      return handle(name);
    }),
  removeEntry: (name: string) => step(() => void files.delete(name)),
  async *keys() {
    yield* [...files.keys()];
  },
};
const root = {
  getDirectoryHandle: (_: string, { create = false } = {}) =>
    step(() => {
      if (!hasFolder && !create) gone();
      hasFolder = true;
      return folder;
    }),
  removeEntry: () =>
    step(() => {
      hasFolder = false;
      files.clear();
    }),
};
vi.stubGlobal('navigator', { storage: { getDirectory: () => step(() => root) } });
vi.stubGlobal(
  'FileSystemFileHandle',
  class {
    createWritable() {}
  },
);

const { keepLogs, readKeptLogs } = await import('../../../src/app/open/kept-logs');
const { useKeptLogs } = await import('../../../src/session/kept-logs');

const source = (name: string, text: string) => ({ name, blob: new Blob([text]) });
const first = [source('first.jsonl', 'one'), source('more.jsonl', 'two')];
const second = [source('second.jsonl', 'three')];
let time = 1;
const keep = (sources: typeof first) => {
  vi.setSystemTime((time += 1000));
  return keepLogs(sources);
};
const read = async () => {
  failAt = 0;
  const found = await readKeptLogs();
  return found && Promise.all(found.map(async ({ name, blob }) => [name, await blob.text()]));
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  [steps, failAt, staysSo, hasFolder] = [0, 0, false, false];
  files.clear();
  useKeptLogs.setState({ kept: null, areThese: false, isBusy: false, problem: null });
});

describe('a storage that fails at any step', () => {
  it.each([
    ['QuotaExceededError', false],
    ['QuotaExceededError', true],
    ['NotAllowedError', true],
    ['InvalidStateError', true],
  ])('leaves the copy of before as it was, or has the new one (%s, stays so: %s)', async (why, stays) => {
    let failed = 0;
    for (let at = 1; ; at += 1) {
      [failAt, steps, staysSo, hasFolder] = [0, 0, false, false];
      files.clear();
      await keep(first);
      expect(useKeptLogs.getState()).toMatchObject({ areThese: true, problem: null });
      const old = [
        ['first.jsonl', 'one'],
        ['more.jsonl', 'two'],
      ];
      [failAt, steps, staysSo, code] = [at, 0, stays, why];
      await keep(second);
      const { problem, isBusy, areThese } = useKeptLogs.getState();
      const asked = steps;
      expect(isBusy).toBe(false);
      if (problem === null) {
        expect(areThese).toBe(true);
        expect(await read()).toEqual([['second.jsonl', 'three']]);
        if (asked < at) break;
        continue;
      }
      failed += 1;
      expect(areThese).toBe(false);
      expect(problem).toBe('It failed.');
      expect(await read(), `step ${at}`).toEqual(old);
    }
    expect(failed).toBeGreaterThan(5);
  });

  it('that is not there at all keeps nothing, reads nothing, and says why', async () => {
    [failAt, staysSo, code] = [1, true, 'SecurityError'];
    await keep(first);
    expect(useKeptLogs.getState()).toMatchObject({ kept: null, areThese: false, problem: 'It failed.' });
    expect(await readKeptLogs()).toBeNull();
  });
});
