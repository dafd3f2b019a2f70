import type { Rate } from '../../metrics/rate/rate';
import { leastCell } from '../../records/report/report';
import { hideCells, isSmall } from './hide-cells';

type Rates = Readonly<Record<string, readonly Rate[] | undefined>>;

/** What a group holds: resolved and unresolved; small when either view of it is. */
const sizeOf = ({ n, unresolved }: Rate) => (isSmall(n) ? n : n + unresolved);

/** Blind and advised agreement divide the decided proposals, whose number is the n of the override rate. */
const halves = ['agreement', 'agreement_advised'];

function hiddenIn(rates: Rates, ids: readonly string[]): (readonly [id: string, keys: Set<string>])[] {
  const keys = [...new Set(ids.flatMap((id) => (rates[id] ?? []).map(({ key }) => key)))];
  const grid = keys.map((key) =>
    ids.map((id) => {
      const rate = rates[id]?.find((each) => each.key === key);
      return rate ? sizeOf(rate) : 0;
    }),
  );
  const shown = hideCells(grid, leastCell, { rows: true, columns: true });
  return ids.map((id, column) => [id, new Set(keys.filter((_, row) => shown[row]?.[column] === null))]);
}

/**
 * The groups of each metric that are left out: small ones, those that would give one away by what the whole
 * slice holds, and those that would by what another metric says of the same group.
 */
export function hiddenTogether(rates: Rates): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = Object.keys(rates);
  const together = halves.filter((id) => ids.includes(id));
  const alone = ids.filter((id) => !together.includes(id)).map((id) => [id]);
  return new Map([...alone, together].flatMap((each) => hiddenIn(rates, each)));
}
