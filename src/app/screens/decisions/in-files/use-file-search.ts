import { useEffect } from 'react';
import { z } from 'zod';
import type { Query } from '../../../../database/engine/query';
import { placesText } from '../../../../metrics/decisions/list';
import { recordTexts } from '../../../../intake/loading/read-record';
import { type FileSearch, useFileSearchStore } from '../../../../session/file-search';
import { useNames } from '../../../../session/names';
import { useSession } from '../../../../session/session';
import peopleSql from '../../../../metrics/in-view/people.sql?raw';
import { readFind } from '../../../../metrics/decisions/list-source';
import { runJob } from '../../../../jobs/run-job';
import { mostHits, shortest } from '../../../../jobs/search-files/most-hits';
import { errorText } from '../../../../records/unknown';

/** More are not taken out of every text one by one. */
const mostPeople = 250_000;

let serial = 0;
let running: AbortController | null = null;

function end(): void {
  running?.abort();
  running = null;
}

const person = z.object({ reviewer: z.string() });

async function start(query: Query, text: string, named: boolean): Promise<void> {
  end();
  const own = new AbortController();
  running = own;
  const say = (search: FileSearch) => {
    if (running !== own) return;
    useFileSearchStore.setState({ search });
    if (search.state !== 'starting' && search.state !== 'reading') end();
  };
  say({ state: 'starting' });
  try {
    const people = named
      ? []
      : await query.rows({ sql: peopleSql, values: [mostPeople + 1] }, person, own.signal);
    if (people.length > mostPeople) return say({ state: 'crowd' });
    if (running !== own) return;
    const files = recordTexts();
    const total = files.reduce((sum, { size }) => sum + size, 0);
    const names = people.map(({ reviewer }) => reviewer);
    const found = await runJob(
      'searchFiles',
      { files, text, names, most: mostHits },
      {
        signal: own.signal,
        onProgress: (read) => say({ ...read, state: 'reading', total }),
      },
    );
    const places = placesText(found.places);
    say({ ...found, state: 'found', places, files: files.length, serial: (serial += 1) });
  } catch (reason) {
    say({ state: 'failed', message: errorText(reason) });
  }
}

/** Searches the files for what a link looks for in them; the answer is kept until something else is looked for. */
export function useFileSearch(find: string): { search: FileSearch; cancel: () => void; again: () => void } {
  const { kind, text } = readFind(find);
  const query = useSession((session) => session.query);
  const load = useSession((session) => session.account);
  const named = useNames((names) => names.shown);
  const search = useFileSearchStore((state) => state.search);
  const wanted = kind === 'files' ? text : '';
  useEffect(() => {
    const { asked } = useFileSearchStore.getState();
    if (asked?.text === wanted && asked.load === load && asked.named === named) return;
    end();
    useFileSearchStore.setState({ asked: { text: wanted, load, named }, search: { state: 'idle' } });
    if (wanted === '' || query === null) return;
    if (wanted.trim().length < shortest) useFileSearchStore.setState({ search: { state: 'short' } });
    else void start(query, wanted, named);
  }, [wanted, load, named, query]);
  useEffect(
    () => () => {
      if (running === null) return;
      end();
      useFileSearchStore.setState({ asked: null, search: { state: 'idle' } });
    },
    [],
  );
  const cancel = () => {
    end();
    useFileSearchStore.setState({ search: { state: 'stopped' } });
  };
  return { search, cancel, again: () => query !== null && void start(query, wanted, named) };
}
