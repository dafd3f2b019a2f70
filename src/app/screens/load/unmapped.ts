import type { FileAccount } from '../../../intake/loading/account';
import { goTo } from '../../../session/view';

/** Tables that no known format fits: they wait for a mapping, and nothing is wrong with them. */
export const unmapped = (files: readonly FileAccount[]): FileAccount[] =>
  files.filter(({ imported }) => imported?.format === 'table');

/** Goes to the mapper with an opened file, by its place among them. Its guesses are fetched only then. */
export async function mapColumns(index: number): Promise<void> {
  const { chooseForMapping } = await import('./mapper/map-source');
  chooseForMapping(index);
  goTo('load', { part: 'mapper' });
}
