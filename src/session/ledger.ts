import { z } from 'zod';
import { addLook, lookSchema, type Look } from '../records/ledger';
import { createStore } from './create-store';

export interface LedgerFields {
  /** In the order in which somebody looked; without names. */
  looks: readonly Look[];
}

const most = 5000;
const start: LedgerFields = { looks: [] };

export const useLedger = createStore({ looks: ['screen', 'local_storage', 'report'] }, start, {
  key: 'shadowproof.ledger',
  schema: { looks: z.array(lookSchema).max(most) },
  followsOtherTabs: true,
});

/** Adds a look, the very same one only once. */
export function keepLook(look: Look): void {
  const { looks } = useLedger.getState();
  const more = addLook(looks, look);
  if (more.length > looks.length && more.length <= most) useLedger.setState({ looks: more });
}

/** Whether this browser kept the last look beyond this visit, and has room for more. */
export const hasRoom = (): boolean => useLedger.isKept() && useLedger.getState().looks.length < most;
