import type { RowsRequest } from '../slice/rows-request';
import { startOf, travelOf, type ValuesOf } from './address-field';
import { createStore } from './create-store';
import type { Screen } from './screens';
import { viewAddress } from './view-address';

/** What is being looked at. */
export interface ViewFields extends ValuesOf<typeof viewAddress> {
  /** What a bad link said that could not be followed. */
  notices: string[];
}

export const startView: ViewFields = { ...startOf(viewAddress), notices: [] };

export const useView = createStore({ ...travelOf(viewAddress), notices: ['screen'] }, startView);

/** The manifest that the sample is opened by. */
export const samplePath = 'sample-data/manifest.json';

/** Goes to a screen; `change` sets what else is looked at there. The rows behind a number stay with their screen. */
export function goTo(screen: Screen, change: Partial<Omit<ViewFields, 'screen'>> = {}): void {
  useView.setState((view) => ({
    screen,
    part: null,
    decision: null,
    rows: view.screen === screen ? view.rows : null,
    ...change,
  }));
}

/** Opens the rows behind a number, in the Decisions screen. */
export function openRows(rows: RowsRequest | null): void {
  useView.setState({ screen: 'decisions', part: null, rows, decision: null });
}
