import type { FilterRow } from '../../../charts/cross/filter-row';
import { count, counted } from '../../../words/format';
import { fewestIncidents, fewestResolved } from '../../../metrics/rate/rate';

const enough = `at least ${fewestResolved} decisions in ${fewestIncidents} incidents`;

const shareOf = ({ cells, words }: FilterRow) => cells[0] ?? words.split(': ')[1]?.split(' (')[0] ?? '';

/**
 * What stands above a chart of the bench. Only values with enough decisions are compared, and how many are left
 * out is said; `unlisted` = values that the chart does not show by name.
 */
export function chartCaption(
  rows: readonly FilterRow[],
  selected: readonly string[],
  draws: 'share' | 'n',
  unlisted = 0,
): string {
  if (selected.length > 0) {
    const names = rows.filter(({ key }) => selected.includes(key)).map(({ name }) => name);
    return `Kept: ${names.length > 3 ? `${names.length} of ${rows.length}` : names.join(', ') || 'nothing that is here'}.`;
  }
  if (draws === 'n') return rows[0] ? `Most often: ${rows[0].name}, ${count(rows[0].n)}.` : 'None.';
  const here = rows.filter(({ n }) => n > 0);
  const told = here.flatMap((row) => (row.share === null ? [] : [{ ...row, share: row.share }]));
  if (here.length === 0 && unlisted === 0) return 'None.';
  const [only, another] = here;
  if (only && !another && unlisted === 0) return `One value only: ${only.name}, ${shareOf(only)}.`;
  const [first, second] = told;
  if (first === undefined) return 'Too few in each for a percentage.';
  const few = here.length - told.length;
  const rest = [
    ...(few > 0 ? [`${counted(few, 'other has', 'others have')} too few`] : []),
    ...(unlisted > 0 ? [`${count(unlisted)} more not listed`] : []),
  ].join(', ');
  if (second === undefined)
    return `Only ${first.name} has ${enough}: ${shareOf(first)}${rest === '' ? '' : `; ${rest}`}.`;
  const highest = told.reduce((a, b) => (b.share > a.share ? b : a), first);
  if (rest === '') return `Highest: ${highest.name}, ${shareOf(highest)}.`;
  return `Highest of the ${count(told.length)} with ${enough}: ${highest.name}, ${shareOf(highest)}; ${rest}.`;
}
