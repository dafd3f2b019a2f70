import { rateDefinitionOf } from '../../metrics/every-definition';
import { everyPage } from '../../metrics/pages/every-page';
import type { ReportDefinition } from '../../records/report/report';

/** Definitions of the metrics that occur, in the catalogue's order; of all of them when asked. */
export function frozenDefinitions(used: ReadonlySet<string>, all: boolean): ReportDefinition[] {
  const isUsed = (id: string) => all || used.has(id);
  const pages = everyPage.filter(({ id }) => isUsed(id));
  const known = new Set(pages.map(({ id }) => id));
  const missing = [...used].filter((id) => !known.has(id) && rateDefinitionOf(id) === undefined).sort();
  if (missing.length > 0) throw new RangeError(`no definition of ${missing.join(', ')}`);
  return pages.map(
    ({ id, title, question, numerator, denominator, excluded, unresolved, unit, interval, source, sql }) => ({
      id,
      title,
      question,
      numerator,
      denominator,
      excluded,
      unresolved,
      unit,
      interval,
      source,
      sql: sql.trim(),
    }),
  );
}
