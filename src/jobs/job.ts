/** How work in the worker talks to the page that asked for it. */
export interface Call<Progress = never, Question = never, Reply = never> {
  /** Reports how far it is; nobody answers. */
  readonly report: (progress: Progress) => void;
  /** Asks the page for something, and waits for it. What is in `transfer` moves there instead of being copied. */
  readonly ask: (question: Question, transfer?: Transferable[]) => Promise<Reply>;
}

/** Long work that a worker does. Whoever stops it ends the worker, so that it needs no signal of its own. */
export type Job<Ask, Answer, Progress = never, Question = never, Reply = never> = (
  ask: Ask,
  call: Call<Progress, Question, Reply>,
) => Answer | Promise<Answer>;

export type ToWorker =
  | { readonly kind: 'run'; readonly id: number; readonly name: string; readonly ask: unknown }
  | { readonly kind: 'reply'; readonly id: number; readonly question: number; readonly value: unknown };

export type FromWorker = { readonly id: number } & (
  | { readonly kind: 'progress'; readonly progress: unknown }
  | { readonly kind: 'question'; readonly question: number; readonly value: unknown }
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly error: Thrown }
);

/** What was thrown, as it travels between two threads: a copied `Error` would lose its name and what it carries. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: Thrown;
  readonly code?: string;
  /** A `DOMException`, as files that can no longer be read give. */
  readonly isDom?: true;
}

export function pack(thrown: unknown): Thrown {
  if (!(thrown instanceof Error)) return { name: 'Error', message: String(thrown) };
  const { name, message, stack, cause } = thrown;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  return {
    ...{ name, message },
    ...(stack === undefined ? {} : { stack }),
    ...(cause === undefined ? {} : { cause: pack(cause) }),
    ...(code === undefined ? {} : { code }),
    ...(thrown instanceof DOMException ? { isDom: true } : {}),
  };
}

const kinds = { RangeError, TypeError, SyntaxError } as const;

/** The same error on this side, of the same class where the language has one, and of the same `name` always. */
export function unpack({ name, message, stack, cause, code, isDom }: Thrown): Error {
  const options = cause === undefined ? undefined : { cause: unpack(cause) };
  if (isDom) return new DOMException(message, name);
  const Kind = name in kinds ? kinds[name as keyof typeof kinds] : Error;
  const error = new Kind(message, options);
  if (error.name !== name) error.name = name;
  if (stack !== undefined) error.stack = stack;
  return code === undefined ? error : Object.assign(error, { code });
}
