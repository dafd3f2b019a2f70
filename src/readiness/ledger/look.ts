import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../../records/canonical';
import type { Criteria } from '../../records/criteria';
import type { LedgerRule, Look } from '../../records/ledger';
import type { Evaluation } from '../judge';
import { logEOf } from '../together';
import type { ScopeVerdict } from '../verdict';

const hashOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonical(value))));

const rulesOf = (all: readonly Criteria[]): LedgerRule[] =>
  all.flatMap(({ name, gates }) =>
    gates.map(({ id, metric, limit, alpha, maturityLagDays, minLabelRank }) => ({
      ...{ criteria: name, gate: id, metric, limit, alpha },
      ...{ lag_days: maturityLagDays, label_rank: minLabelRank },
    })),
  );

/** Says nothing of the log by itself; the same scope and bundle always have the same. */
export const testOf = ({ agent, workflow, riskClass, release }: ScopeVerdict): string =>
  hashOf([agent, workflow, riskClass, release]);

export interface LookSettings {
  readonly criteria: readonly Criteria[];
  /** Names that were asked for; empty: everything. */
  readonly asked: Look['asked'];
  /** What the labels of the log add up to (`labelSet`). */
  readonly labels: readonly string[];
  /** Writes agents, workflows and bundles by name beside their hash. */
  readonly withNames: boolean;
}

/** The look of somebody who has just seen the verdicts of a whole log. Throws RangeError for names without a canonical form. */
export function lookOf(whole: Evaluation, { criteria, asked, labels, withNames }: LookSettings): Look {
  const { agents, workflows } = asked;
  const sorted = { agents: [...new Set(agents)].sort(), workflows: [...new Set(workflows)].sort() };
  const judged = whole.scopes.filter(({ gates }) => gates.length > 0);
  return {
    format: 'shadowproof-ledger/1',
    as_of: new Date(whole.asOf).toISOString(),
    question: hashOf([whole.criteria.map(({ hash }) => hash), sorted]),
    labels: hashOf(labels),
    asked: sorted,
    criteria: whole.criteria.map(({ name, version, hash }) => ({ name, version, hash })),
    rules: rulesOf(criteria),
    controls: [...new Set(criteria.flatMap(({ steps }) => steps.flatMap(({ controls }) => controls)))].sort(),
    false_discovery_rate: whole.together.falseDiscoveryRate,
    family: whole.together.family,
    scopes: judged.map((scope) => ({
      test: testOf(scope),
      ...(withNames
        ? {
            ...{ agent: scope.agent, workflow: scope.workflow },
            ...{ risk_class: scope.riskClass, release: scope.release },
          }
        : {}),
      state: scope.state,
      e_value: Math.exp(Math.min(logEOf(scope), 700)),
    })),
  };
}
