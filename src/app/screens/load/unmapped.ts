import type { FileAccount } from '../../../intake/loading/account';
import { goTo } from '../../../session/view';
import { chooseForMapping } from './mapper/map-source';

/** Tables that no known format fits: they wait for a mapping, and nothing is wrong with them. */
export const unmapped = (files: readonly FileAccount[]): FileAccount[] =>
  files.filter(({ imported }) => imported?.format === 'table');

/** Goes to the mapper with an opened file, by its place among them. */
export function mapColumns(index: number): void {
  chooseForMapping(index);
  goTo('load', { part: 'mapper' });
}
