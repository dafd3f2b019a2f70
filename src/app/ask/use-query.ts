import { useEffect, useEffectEvent, useState } from 'react';
import type { Query } from '../../database/engine/query';
import { useSession } from '../../session/session';
import { asError } from '../../records/unknown';

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
 * Asks the database whenever `key` changes; a superseded question is aborted and its answer never
 * shown. `key` must name everything that `ask` depends on; `null` asks nothing.
 */
export function useQuery<Value>(
  key: string | null,
  ask: (query: Query, signal: AbortSignal) => Promise<Value>,
): Answer<Value> {
  const query = useSession((session) => session.query);
  const [heard, setHeard] = useState<Heard<Value>>();
  const put = useEffectEvent(ask);

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
