import type { Gate } from '../../../records/criteria';

/** A gate to begin with: on false positives, 1 in 20 at α 5 %, judged as the presets do. Its id is not taken. */
export function newGate(gates: readonly Gate[]): Gate {
  const taken = new Set(gates.map(({ id }) => id));
  let number = gates.length + 1;
  while (taken.has(`gate_${number}`)) number += 1;
  return {
    id: `gate_${number}`,
    title: `Gate ${number}`,
    metric: 'false_positive_share',
    limit: 0.05,
    alpha: 0.05,
    minLabelRank: 2,
    maturityLagDays: 14,
    orderBy: 'opened_time',
    clusterBy: 'incident',
    minSpanDays: 28,
    zeroSevereDays: null,
    unresolvedLimit: 0.05,
    critical: true,
  };
}
