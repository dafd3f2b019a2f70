import type { WasmCalls } from './engine';

export type CallName = Exclude<keyof WasmCalls, 'close'>;

/** A whole call in one message, however many steps the engine takes for it; or the wish to stop one. */
export type ToEngine =
  | { readonly id: number; readonly name: CallName; readonly given: readonly unknown[] }
  | { readonly stop: number };

/** An error as it crosses between threads: as one it would lose its name. */
export interface Said {
  readonly name: string;
  readonly message: string;
}

export type FromEngine =
  | { readonly kind: 'opened' }
  | { readonly kind: 'unavailable'; readonly error: Said }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: Said };

export const saidOf = (reason: unknown): Said =>
  reason instanceof Error
    ? { name: reason.name, message: reason.message }
    : { name: 'Error', message: String(reason) };

export function errorOf({ name, message }: Said): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}
