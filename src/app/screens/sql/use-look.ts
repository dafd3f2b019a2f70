import { useEffect, useRef, useState } from 'react';
import { QueryError } from '../../../database/engine/engine-error';
import { LookRefused, type LookResult } from '../../../database/engine/look';
import { remember } from '../../../session/console';
import { startEngine } from '../../open/open-logs';
import { errorText } from '../../../records/unknown';

/** Rows that are fetched; the rest is counted only when asked. */
const mostRows = 10_000;

export type Looking =
  | { state: 'idle' }
  | { state: 'running'; since: number }
  | { state: 'stopped' }
  | { state: 'refused'; message: string }
  | { state: 'failed'; sql: string; message: string }
  | { state: 'ready'; sql: string; result: LookResult; milliseconds: number; total: number | null };

/**
 * Runs SQL of the reader; a new run, Cancel, or leaving the screen stops the one before. A statement that
 * `namesSomebody` is not remembered beyond this visit.
 */
export function useLook(namesSomebody: (sql: string) => boolean) {
  const [looking, set] = useState<Looking>({ state: 'idle' });
  const running = useRef<AbortController | null>(null);
  const end = () => {
    running.current?.abort();
    running.current = null;
  };
  useEffect(() => end, []);

  const tell = (reason: unknown, sql: string) => {
    if (reason instanceof LookRefused) return set({ state: 'refused', message: reason.message });
    set({ state: 'failed', sql, message: reason instanceof QueryError ? reason.said : errorText(reason) });
  };
  const run = async (sql: string) => {
    end();
    const stop = new AbortController();
    running.current = stop;
    const since = performance.now();
    set({ state: 'running', since });
    try {
      const database = await startEngine();
      const result = await database.look(sql, mostRows, stop.signal);
      if (stop.signal.aborted) return;
      remember(sql, namesSomebody(sql));
      const total = result.more ? null : result.rows.length;
      set({ state: 'ready', sql, result, milliseconds: performance.now() - since, total });
    } catch (reason) {
      if (!stop.signal.aborted) tell(reason, sql);
    }
  };
  const cancel = () => {
    end();
    set({ state: 'stopped' });
  };
  const countAll = async () => {
    if (looking.state !== 'ready') return;
    const stop = new AbortController();
    running.current = stop;
    try {
      const database = await startEngine();
      const inner = looking.sql.trim().replace(/[\s;]+$/, '');
      const { rows } = await database.look(`SELECT count(*) AS n FROM (\n${inner}\n)`, 1, stop.signal);
      const total = Number(rows[0]?.[0] ?? 0);
      set((now) => (now.state === 'ready' && now.sql === looking.sql ? { ...now, total } : now));
    } catch (reason) {
      if (!stop.signal.aborted) tell(reason, looking.sql);
    }
  };
  return { looking, run, cancel, countAll };
}
