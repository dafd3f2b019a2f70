import { useEffect, useEffectEvent, useState } from 'react';
import type { Query } from '../../database/engine/query';
import { useSession } from '../../session/session';
import { asError } from '../../records/unknown';
import { valueKey } from './value-key';

/**
 * `loading`: nothing to show yet. `refreshing`: `value` is the earlier answer while the next is read.
 * `error`: `error` says what failed; an earlier `value` may still be there.
 */
export interface Answer<Value> {
  state: 'loading' | 'refreshing' | 'ready' | 'error';
  value: Value | undefined;
  error: Error | undefined;
}

interface Heard<Value> {
  key: string;
  value: Value | undefined;
  error: Error | undefined;
}

/**
 * Asks the database, and again whenever a value that `ask` reads changes: `reads` lists them, and lint
 * (exhaustive-deps) refuses one too few or too many. They are compared by what they say, so an equal selection
 * made anew asks nothing. A superseded question is aborted and its answer never shown. Unless `isAsked`,
 * nothing is asked.
 */
export function useQuery<Value>(
  ask: (query: Query, signal: AbortSignal) => Promise<Value>,
  reads: readonly unknown[],
  isAsked = true,
): Answer<Value> {
  const query = useSession((session) => session.query);
  const [heard, setHeard] = useState<Heard<Value>>();
  const put = useEffectEvent(ask);
  const key = isAsked ? valueKey(reads) : null;

  useEffect(() => {
    if (!query || key === null) return undefined;
    const stop = new AbortController();
    const isCurrent = () => !stop.signal.aborted;
    put(query, stop.signal).then(
      (value) => isCurrent() && setHeard({ key, value, error: undefined }),
      (reason: unknown) =>
        isCurrent() && setHeard((earlier) => ({ key, value: earlier?.value, error: asError(reason) })),
    );
    return () => stop.abort();
  }, [key, query]);

  if (!heard) return { state: 'loading', value: undefined, error: undefined };
  if (heard.key !== key) return { state: 'refreshing', value: heard.value, error: undefined };
  return { state: heard.error ? 'error' : 'ready', value: heard.value, error: heard.error };
}
