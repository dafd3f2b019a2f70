import { emptySelection, type Selection } from '../../slice/selection/selection';

const kept = ['agent', 'workflow', 'risk_class'] as const;

/**
 * What of a selection decides which scopes are asked for. Period, release and the other filters do
 * not: a gate that opened on a hand-picked slice of the evidence would show nothing, and the label
 * rule and the lag are the criteria's.
 */
export function askedScopes(selection: Selection): { asked: Selection; setAside: string[] } {
  const only = Object.fromEntries(
    kept.flatMap((dimension) => {
      const values = selection.only[dimension];
      return values === undefined ? [] : [[dimension, values] as const];
    }),
  );
  const others = Object.entries(selection.only)
    .filter(([dimension, values]) => values.length > 0 && !(kept as readonly string[]).includes(dimension))
    .map(([dimension]) => dimension);
  const period = selection.from !== undefined || selection.to !== undefined ? ['period'] : [];
  const environment = selection.environment === 'production' ? [] : ['environment'];
  const labels = selection.minLabelRank === emptySelection.minLabelRank ? [] : ['label_rank'];
  const lag = selection.maturityLagDays === emptySelection.maturityLagDays ? [] : ['lag'];
  return {
    asked: { ...emptySelection, only },
    setAside: [...period, ...others, ...environment, ...labels, ...lag],
  };
}
