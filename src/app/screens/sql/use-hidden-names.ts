import { useMemo } from 'react';
import { z } from 'zod';
import { pseudonym, useNames } from '../../../session/names';
import { useQuery } from '../../ask/use-query';
import { nameHider } from '../../../words/hide-names';
import peopleSql from '../../../metrics/in-view/people.sql?raw';

const person = z.object({ reviewer: z.string() });
/** More are not looked for one by one. */
const mostPeople = 250_000;

/** How names of people are kept out of what the console shows, saves and remembers. */
export interface Hiding {
  /**
   * `waiting`: who is to be hidden is still being read, so nothing may be shown yet. `many`: too many people to look
   * for, so no text may be shown.
   */
  readonly state: 'waiting' | 'many' | 'ready';
  readonly hide: (text: string) => string;
  /** Does a text name somebody, as far as is known? Where it is not known, yes. */
  readonly namesSomebody: (text: string) => boolean;
}

const asItIs = (text: string) => text;
const hidden = () => 'hidden: turn names on';

export function useHiddenNames(): Hiding {
  const areShown = useNames((names) => names.shown);
  const { state, value: people } = useQuery(
    (query, signal) => query.rows({ sql: peopleSql, values: [mostPeople + 1] }, person, signal),
    [],
  );
  const hider = useMemo(() => {
    if (people === undefined || people.length > mostPeople) return null;
    return nameHider(
      people.map(({ reviewer }) => reviewer),
      pseudonym,
    );
  }, [people]);
  return useMemo(() => {
    const namesSomebody = (text: string) => hider === null || hider(text) !== text;
    if (areShown) return { state: 'ready', hide: asItIs, namesSomebody };
    if (hider !== null) return { state: 'ready', hide: hider, namesSomebody };
    const isWaiting = people === undefined && state !== 'error';
    return { state: isWaiting ? 'waiting' : 'many', hide: hidden, namesSomebody };
  }, [areShown, hider, people, state]);
}
