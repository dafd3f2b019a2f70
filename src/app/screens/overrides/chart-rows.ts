import type { FilterRow } from '../../../charts/cross/filter-row';
import { count, hitsOf, percent, percentRange } from '../../../words/format';
import type { CrossCounts } from '../../../metrics/cross-filter/cross-filter';
import { fewestIncidents, fewestResolved, isAllYoung } from '../../../metrics/rate/rate';
import type { Rate } from '../../../metrics/rate/rate';
import { naturalOrders } from '../../../slice/address/values';
import type { Dimension } from '../../../slice/selection/dimension';
import { everyMonth, everyWeek, monthTick, monthWords, tickOf } from './ticks';

type NameOf = (dimension: Dimension, value: string) => string;

/** Counts become lines: the full answer where it is there, the quick one until then. */
export function chartRows(
  dimension: Dimension,
  quick: CrossCounts | undefined,
  full: CrossCounts | undefined,
  nameOf: NameOf,
  form: 'lines' | 'columns',
): FilterRow[] {
  const known = new Map(full?.rates.map((rate) => [rate.key, rate]));
  const rates = (quick ?? full)?.rates ?? [];
  const agreed = rates.map((rate) => {
    const better = known.get(rate.key);
    return better && better.n === rate.n && better.hits === rate.hits ? better : rate;
  });
  if (form === 'lines')
    return inOrder(dimension, agreed).map((rate) => rowOf(dimension, rate, nameOf, undefined));
  const byKey = new Map(agreed.map((rate) => [rate.key, rate]));
  const keys =
    dimension === 'week' ? everyWeek([...byKey.keys()]) : (naturalOrders[dimension] ?? [...byKey.keys()]);
  const shown = keys.filter((key) => key !== '(none)' || byKey.has(key));
  return columnsOf(dimension, byKey, nameOf, shown);
}

/** Weeks by the month in which they begin. */
export function monthRows(counts: CrossCounts): FilterRow[] {
  const byKey = new Map(counts.rates.map((rate) => [rate.key, rate]));
  return columnsOf('week', byKey, (_, month) => monthWords(month), everyMonth([...byKey.keys()]), monthTick);
}

/** Do most weeks hold too few for a percentage, and are they more than a handful? */
export function areWeeksThin(counts: CrossCounts | undefined): boolean {
  const numbers = (counts?.rates ?? []).map(({ n }) => n).toSorted((a, b) => a - b);
  return numbers.length > 5 && (numbers[Math.floor(numbers.length / 2)] ?? 0) < fewestResolved;
}

function columnsOf(
  dimension: Dimension,
  byKey: ReadonlyMap<string, Rate>,
  nameOf: NameOf,
  keys: readonly string[],
  tickOfKey = (key: string, at: number, of: number) => tickOf(dimension, key, at, of),
): FilterRow[] {
  return keys.map((key, at) => {
    const tick = tickOfKey(key, at, keys.length);
    const rate = byKey.get(key);
    if (rate) return rowOf(dimension, rate, nameOf, tick);
    const name = nameOf(dimension, key);
    return {
      key,
      name,
      ...(tick === undefined ? {} : { tick }),
      share: null,
      interval: null,
      n: 0,
      cells: [],
      words: `${name}: none`,
    };
  });
}

/** Values with an order of their own in it; others as they come, most hits first. */
function inOrder(dimension: Dimension, rates: readonly Rate[]): readonly Rate[] {
  const order = naturalOrders[dimension];
  return order ? rates.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key)) : rates;
}

/** A reason is given with an override only: its share would be 100%, so it is counted. */
export const isCounted = (dimension: string, measure: string): boolean =>
  dimension === 'reason_code' && measure === 'override_rate';

/** There is something to count, and all of it is younger than the lag. */
export function areAllYoung(counts: CrossCounts | undefined): boolean {
  const sum = (of: (rate: Rate) => number) => (counts?.rates ?? []).reduce((all, rate) => all + of(rate), 0);
  const left = counts?.rest ? counts.rest.n + counts.rest.unresolved : 0;
  return isAllYoung({
    n: sum(({ n }) => n) + left,
    unresolved: sum(({ unresolved }) => unresolved),
    young: sum(({ young }) => young),
  });
}

/** Too few for a percentage: by decisions, and by incidents once those are counted. */
export const isThin = (rate: Rate): boolean =>
  rate.n < fewestResolved || (rate.interval !== null && rate.incidents < fewestIncidents);

function rowOf(dimension: Dimension, rate: Rate, nameOf: NameOf, tick: string | undefined): FilterRow {
  const name = nameOf(dimension, rate.key);
  const isShown = !isThin(rate) && rate.share !== null;
  const said = isAllYoung(rate) ? 'too young' : hitsOf(rate.hits, rate.n);
  const few = isAllYoung(rate) ? ' to be judged' : ', too few for a percentage';
  const share = isShown ? (rate.hits === 0 ? 'none' : percent(rate.share ?? 0)) : said;
  const interval = rate.interval && rate.n > 0 ? `, 95% interval ${percentRange(rate.interval)}` : '';
  const open = rate.unresolved > 0 ? `, ${count(rate.unresolved)} unresolved` : '';
  return {
    key: rate.key,
    name,
    ...(tick === undefined ? {} : { tick }),
    share: isShown ? rate.share : null,
    interval: rate.n > 0 ? rate.interval : null,
    n: rate.n,
    cells: isShown ? [share, count(rate.n)] : [said, ''],
    words: `${name}: ${isShown ? `${share} (${said})` : `${said}${few}`}${interval}${open}`,
  };
}
