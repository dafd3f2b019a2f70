import { runInNewContext } from 'node:vm';
import { afterEach, expect, it, vi } from 'vitest';
import { startBlobWorker } from '../../src/records/blob-worker';

afterEach(() => vi.unstubAllGlobals());

it('says that it lives though its script has put another postMessage in place before the lock came', async () => {
  let script: Blob | undefined;
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      postMessage(): void {}
    },
  );
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    script = blob as Blob;
    return 'blob:made';
  });
  startBlobWorker('', () => undefined);
  const said: unknown[] = [];
  let grant: () => unknown = () => undefined;
  const scope: Record<string, unknown> = {
    postMessage: (message: unknown) => said.push(message),
    navigator: {
      locks: {
        request: (_: string, hold: () => unknown) => {
          grant = hold;
          return new Promise(() => undefined);
        },
      },
    },
  };
  scope.self = scope;
  runInNewContext((await script?.text()) ?? '', scope);
  scope.postMessage = () => undefined;
  grant();
  expect(said).toEqual(['shadowproof: alive']);
});
