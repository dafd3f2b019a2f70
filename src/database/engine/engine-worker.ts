import { abortReason, engineConfig, type WasmCalls, type WasmConnection } from './engine';
import { wasmCalls } from './wasm-engine';
import { type CallName, errorOf, type FromEngine, type Said, saidOf, type ToEngine } from './worker-messages';

/** The library's own worker answers here, one request at a time, instead of sending each step through a message. */
interface LibraryResponse {
  readonly requestId: number;
  readonly type: string;
  readonly data: unknown;
}

const scope = self as unknown as {
  onmessage: (event: { readonly data: unknown }) => unknown;
  postMessage: (message: FromEngine, transfer?: Transferable[]) => void;
  /** The library and the engine's program, which the starter of this worker began to fetch beside this script. */
  readonly library: Promise<unknown>;
  readonly program: Promise<WebAssembly.Module>;
};
const send = scope.postMessage.bind(self);
let library: typeof scope.onmessage;
let answered: ((response: LibraryResponse) => void) | undefined;
let asked = 0;

/** Puts this script between the library and the page. */
async function takeLibrary(): Promise<void> {
  await scope.library;
  library = scope.onmessage.bind(self);
  Object.assign(self, {
    postMessage: (response: LibraryResponse) => {
      // Progress and logs answer nothing.
      if (response.requestId === asked && !/PROGRESS|LOG/.test(response.type)) answered?.(response);
    },
  });
  const instantiate = WebAssembly.instantiate.bind(WebAssembly);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await scope.program;
    return { module, instance: await instantiate(module, imports) };
  };
}

function request<Value>(type: string, data: unknown): Promise<Value> {
  const messageId = (asked += 1);
  return new Promise<Value>((resolve, reject) => {
    answered = ({ type: kind, data: value }) => {
      if (kind === 'ERROR') reject(errorOf(value as Said));
      else resolve(value as Value);
    };
    void library({ data: { messageId, type, data } });
  });
}

const channel = new MessageChannel();
/** Lets messages in: one of them may stop the statement that runs. */
const turn = () =>
  new Promise<void>((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });

async function open(): Promise<WasmCalls> {
  await takeLibrary();
  const { fetch } = self;
  // The library would fetch the program once more.
  self.fetch = () => Promise.resolve(new Response());
  await request('INSTANTIATE', [self.origin, null]);
  self.fetch = fetch;
  await request('OPEN', engineConfig);
  const connection = await request<number>('CONNECT', null);
  const prepared = (sql: string) => request<number>('CREATE_PREPARED', [connection, sql]);
  const release = (statement: number) => request<null>('CLOSE_PREPARED', [connection, statement]);
  const steps: WasmConnection = {
    start: (sql) => request('START_PENDING_QUERY', [connection, sql, false]),
    async poll() {
      await turn();
      return request('POLL_PENDING_QUERY', connection);
    },
    fetch: () => request('FETCH_QUERY_RESULTS', connection),
    cancel: () => request('CANCEL_PENDING_QUERY', connection),
    async check(sql) {
      await release(await prepared(sql));
    },
    run: (sql) => request('RUN_QUERY', [connection, sql]),
    async runBound(sql, values) {
      const statement = await prepared(sql);
      try {
        return await request('RUN_PREPARED', [connection, statement, [...values]]);
      } finally {
        await release(statement);
      }
    },
    insert: (name, ipc) =>
      request('INSERT_ARROW_FROM_IPC_STREAM', [connection, ipc, { name, create: false }]),
    close: async () => self.close(),
  };
  return wasmCalls(steps);
}

const running = new Map<number, AbortController>();

async function take(calls: WasmCalls, id: number, name: CallName, given: readonly unknown[]): Promise<void> {
  const stop = new AbortController();
  running.set(id, stop);
  try {
    const call = calls[name] as (...all: unknown[]) => Promise<unknown>;
    const value = await call(...given, stop.signal);
    const isBytes = value instanceof Uint8Array;
    send({ kind: 'answer', id, value: isBytes ? value : null }, isBytes ? [value.buffer] : []);
  } catch (reason) {
    send({ kind: 'failed', id, error: saidOf(stop.signal.aborted ? abortReason(stop.signal) : reason) });
  } finally {
    running.delete(id);
  }
}

open().then(
  (calls) => {
    scope.onmessage = ({ data }) => {
      const message = data as ToEngine;
      if ('stop' in message) running.get(message.stop)?.abort();
      else void take(calls, message.id, message.name, message.given);
    };
    send({ kind: 'opened' });
  },
  (reason: unknown) => send({ kind: 'unavailable', error: saidOf(reason) }),
);
