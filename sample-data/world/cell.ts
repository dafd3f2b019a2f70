import type { Bundle } from './bundles';
import type { Workflow } from './workflows';

export type RiskClass = 'low' | 'high';

/** Where a case falls: the scope that is judged, the bundle that answered, and when. */
export interface Place {
  workflow: Workflow;
  bundle: Bundle;
  riskClass: RiskClass;
  time: number;
}

/** What governs the cases of one place; all shares 0 to 1. */
export interface Cell {
  /** Incidents in which the agent acts wrongly. */
  errorRate: number;
  /** The error rate that the agent’s confidence reflects; equal to `errorRate` when calibrated. */
  believedErrorRate: number;
  unlabelled: number;
  lateLabel: number;
  flippedLabel: number;
  blind: number;
  pending: number;
  expired: number;
  denied: number;
  missed: number;
  auditProbability: number;
  /** Humans agree with every right proposal, nothing is undone as wrong, every case is labelled. */
  spotless: boolean;
  /** A second analyst, who has not seen the agent’s output, labels every case that no incident review labels. */
  secondAnalyst: boolean;
}

/** The world without a story: an agent that is seldom wrong, within policy, labelled in time. */
export function ordinaryCell(place: Place): Cell {
  const errorRate = place.riskClass === 'low' ? 0.015 : 0.004;
  return {
    errorRate,
    believedErrorRate: errorRate,
    unlabelled: 0.01,
    lateLabel: 0,
    flippedLabel: 0,
    blind: place.riskClass === 'low' ? 0.2 : 0.35,
    pending: 0.01,
    expired: 0.01,
    denied: 0,
    missed: 0.05,
    auditProbability: 0.3,
    spotless: false,
    secondAnalyst: false,
  };
}
