import { accountingPages } from './pages/accounting';
import { driftPages } from './pages/drift';
import { groupPages } from './pages/groups';
import { missedPages } from './pages/missed';
import type { MetricPage } from './pages/page';
import { peoplePages } from './pages/people';
import { ratePages } from './pages/rates';
import { truthPages } from './pages/truth';
import { whatIfPages } from './pages/what-if';

export type { MetricPage } from './pages/page';

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
