import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import peopleSql from '../../metrics/in-view/people.sql?raw';
import { presentValues } from '../../metrics/in-view/present-values';
import { keepPresent } from '../../slice/address/present';
import type { Dimension } from '../../slice/selection/dimension';
import { saltHere, takePeople } from '../../session/names';
import { sliceStore } from '../../session/slice-store';
import { useView } from '../../session/view';

const reviewerRow = z.object({ reviewer: z.string() });
const mostPeople = 250_000;

/** Makes the names of the people in these logs different, before somebody is shown. */
export async function nameEveryone(query: Query): Promise<void> {
  const rows = await query.rows({ sql: peopleSql, values: [mostPeople] }, reviewerRow);
  if (rows.length > 0) saltHere();
  takePeople(rows.map(({ reviewer }) => reviewer));
}

const personRow = z.object({ person: z.string() });

/** Which of these digests stand for somebody here; people may be too many to list them all. */
async function presentPeople(query: Query, asked: readonly string[]): Promise<string[]> {
  const marks = asked.map(() => '?').join(', ');
  const sql = `SELECT person FROM people WHERE person IN (${marks})`;
  const rows = await query.rows({ sql, values: asked }, personRow);
  return ['(none)', ...rows.map(({ person }) => person)];
}

/** Takes out of the slice what these logs do not hold, and says so. */
export async function leaveOutAbsent(query: Query): Promise<void> {
  const values = await presentValues(query);
  const known = Object.fromEntries(
    Object.entries(values).map(([dimension, list]) => [dimension, list.map(({ value }) => value)]),
  ) as Record<Dimension, string[]>;
  const asked = sliceStore.getState().selection.only.person ?? [];
  if (asked.length > 0) known.person = await presentPeople(query, asked);
  const { selection, problems } = keepPresent(sliceStore.getState().selection, known);
  if (problems.length === 0) return;
  useView.setState((view) => ({ notices: [...view.notices, ...problems] }));
  sliceStore.getState().set(selection);
}
