import { useCallback } from 'react';
import { z } from 'zod';
import type { Dimension } from '../../slice/selection/dimension';
import { pseudonym, useNames } from '../../session/names';
import { useQuery } from './use-query';
import { valueWords } from '../../words/dimension-words';
import peopleSql from '../../metrics/in-view/people-hashed.sql?raw';
import { useReleaseNames } from './use-release-names';

const row = z.object({ person: z.string(), reviewer: z.string() });
const nobody = new Map<string, string>();
const mostPeople = 500;

/** A name for a person as logged: a pseudonym, unless the reader turned names on for this visit. */
export function usePersonName(): (uid: string) => string {
  const isShown = useNames((names) => names.shown);
  return isShown ? asLogged : pseudonym;
}

const asLogged = (uid: string) => uid;

/** Names of values for people; `people` are the digests that will be asked for. */
export function useValueName(people: readonly string[]): (dimension: Dimension, value: string) => string {
  const releaseName = useReleaseNames();
  const personName = usePersonName();
  const asked = [...new Set(people)]
    .filter((person) => person !== '(none)')
    .slice(0, mostPeople)
    .sort();
  const found = useQuery(
    async (query, signal) => {
      const sql = peopleSql.replace('{marks}', asked.map(() => '?').join(', '));
      const rows = await query.rows({ sql, values: asked }, row, signal);
      return new Map(rows.map(({ person, reviewer }) => [person, reviewer]));
    },
    [asked],
    asked.length > 0,
  );
  const known = found.value ?? nobody;
  return useCallback(
    (dimension: Dimension, value: string) => {
      if (dimension === 'release' && value !== '') return releaseName(value);
      if (dimension !== 'person' || value === '(none)')
        return dimension === 'person' ? 'nobody named' : valueWords(dimension, value);
      const uid = known.get(value);
      return uid === undefined ? `person ${value.slice(0, 4)}` : personName(uid);
    },
    [known, personName, releaseName],
  );
}
