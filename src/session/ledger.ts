import { z } from 'zod';
import { addLook, lookSchema, type Look } from '../records/ledger';
import { createStore } from './create-store';
import { samplePath, useView } from './view';

export interface LedgerFields {
  /** In the order in which somebody looked; without names. */
  looks: readonly Look[];
  /** Those at the sample: they promote nothing, and ask no more evidence of anybody's own logs. */
  sampleLooks: readonly Look[];
}

const most = 5000;
const start: LedgerFields = { looks: [], sampleLooks: [] };

const useLedger = createStore(
  {
    looks: ['screen', 'local_storage', 'report'],
    sampleLooks: ['screen', 'local_storage', 'report'],
  },
  start,
  {
    key: 'shadowproof.ledger',
    schema: { looks: z.array(lookSchema).max(most), sampleLooks: z.array(lookSchema).max(most).default([]) },
    followsOtherTabs: true,
  },
);

const listOf = (load: string | null): keyof LedgerFields => (load === samplePath ? 'sampleLooks' : 'looks');

/** The looks that count for the logs that are open: those at the sample stay apart. */
export function useLooks(): readonly Look[] {
  const list = useView((view) => listOf(view.load));
  return useLedger((ledger) => ledger[list]);
}

/** Adds a look at the logs that are open, the very same one only once. */
export function keepLook(look: Look): void {
  const list = listOf(useView.getState().load);
  const looks = useLedger.getState()[list];
  const more = addLook(looks, look);
  if (more.length > looks.length && more.length <= most) useLedger.setState({ [list]: more });
}

/** Whether this browser kept the last look beyond this visit, and has room for more. */
export const hasRoom = (): boolean =>
  useLedger.isKept() && useLedger.getState()[listOf(useView.getState().load)].length < most;
