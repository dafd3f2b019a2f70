import { catalogue, definitionOf, type AnyMetricId } from '../catalogue';
import type { Flags, RateDefinition } from '../rate/definition';
import { flagsByDecision } from '../rate/share';

/** A share that drift is looked for in. */
export interface DriftKpi {
  readonly id: AnyMetricId;
  readonly definition: RateDefinition<AnyMetricId>;
  /** Row by row over `slice`. */
  readonly flags: Flags;
  /** Said where the log carries nothing that the measure rests on; nothing is tested then. */
  readonly untold?: string;
}

/** Scenarios are counted attack by attack here, so that the same attack pairs between bundles. */
const attackFlags: Flags = {
  counted: "scenario_kind = 'adversarial' AND scenario_met IS NOT NULL",
  hit: 'scenario_met',
  open: "scenario_kind = 'adversarial' AND scenario_met IS NULL",
  young: 'FALSE',
  unlogged: 'FALSE',
  unloggedOf: 'counted',
};

function kpiOf(id: AnyMetricId): DriftKpi {
  const definition = definitionOf(id);
  return {
    id,
    definition,
    flags: id === 'adversarial_pass_rate' ? attackFlags : flagsByDecision(definition),
    ...(id === 'within_policy' ? { untold: 'no policy verdict is logged' } : {}),
  };
}

/** What is compared in production; advised agreement is no evidence and stays out. */
export const productionKpis: readonly DriftKpi[] = [
  ...catalogue.filter(({ id }) => id !== 'agreement_advised').map(({ id }) => kpiOf(id)),
  kpiOf('unsafe_action'),
];

/** What is compared in tests: attacks withstood, and whether the agent still does its work. */
export const testKpis: readonly DriftKpi[] = [
  kpiOf('adversarial_pass_rate'),
  kpiOf('attacked_right_share'),
  kpiOf('replay_right_share'),
];

export const driftKpis: readonly DriftKpi[] = [...productionKpis, ...testKpis];

/** The KPI of this id; the false-positive share where there is none. */
export const driftKpiOf = (id: string): DriftKpi =>
  driftKpis.find((kpi) => kpi.id === id) ?? productionKpis[0]!;

/** Only matured cases of production are compared; tests have their label at once. */
export const matured = '(is_mature OR NOT is_production)';
