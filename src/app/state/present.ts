import type { Query } from '../../database/engine/query';
import { presentValues } from '../../metrics/in-view/present-values';
import { keepPresent } from '../../slice/address/present';
import type { Dimension } from '../../slice/selection/dimension';
import { sliceStore } from './slice';
import { useView } from './view';

/** Takes out of the slice what these logs do not hold, and says so. */
export async function leaveOutAbsent(query: Query): Promise<void> {
  const values = await presentValues(query);
  const known = Object.fromEntries(
    Object.entries(values).map(([dimension, list]) => [dimension, list.map(({ value }) => value)]),
  ) as Record<Dimension, string[]>;
  const { selection, problems } = keepPresent(sliceStore.getState().selection, known);
  if (problems.length === 0) return;
  useView.setState((view) => ({ notices: [...view.notices, ...problems] }));
  sliceStore.getState().set(selection);
}
