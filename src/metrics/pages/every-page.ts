import { accountingPages } from './accounting';
import { driftPages } from './drift';
import { groupPages } from './groups';
import { missedPages } from './missed';
import type { MetricPage } from './page';
import { peoplePages } from './people';
import { ratePages } from './rates';
import { truthPages } from './truth';
import { whatIfPages } from './what-if';

export type { MetricPage } from './page';

/** Every number that is shown, explained in one shape; shares first, in the order in which they are read. */
export const everyPage: readonly MetricPage[] = [
  ...ratePages,
  ...truthPages,
  ...missedPages,
  ...peoplePages,
  ...groupPages,
  ...driftPages,
  ...whatIfPages,
  ...accountingPages,
];

/** The page of a metric; throws `RangeError` for an id that has none. */
export function pageOf(id: string): MetricPage {
  const found = everyPage.find((page) => page.id === id);
  if (found === undefined) throw new RangeError(`no metric ${id}`);
  return found;
}
