import { everyRate } from '../../../metrics/catalogue';
import { canCross } from '../../../metrics/cross-filter/cross-filter';
import { overrideRate } from '../../../metrics/shares/override-rate';
import type { RateDefinition } from '../../../metrics/rate/definition';
import { useView } from '../../../session/view';

/** The measures that can be sliced here: shares of production decisions that are counted row by row. */
export const slicedMeasures: readonly RateDefinition[] = everyRate.filter(
  (definition) => definition.population === 'production' && canCross(definition),
);

/** The measure that the link names; the override rate where it names none of them. */
export function useMeasure(): RateDefinition {
  const id = useView((view) => view.measure);
  return slicedMeasures.find((definition) => definition.id === id) ?? overrideRate;
}
