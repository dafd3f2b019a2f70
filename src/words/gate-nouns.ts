import type { GateMetric } from '../records/criteria';

/** What one metric is called in a sentence. */
interface Noun {
  /** As in "2 incidents with a false positive". */
  readonly one: string;
  /** What resolves a decision of this metric. */
  readonly label: string;
  /** As in "9 of 417 actions were wrong". */
  readonly decisions: string;
  readonly wrong: string;
}

const nouns: Readonly<Record<GateMetric, Noun>> = {
  false_positive_share: {
    one: 'with a false positive',
    label: 'a label of the required source',
    decisions: 'actions',
    wrong: 'were wrong',
  },
  override_rate: {
    one: 'with an override',
    label: 'a human decision',
    decisions: 'decisions',
    wrong: 'were overridden',
  },
  rollback_rate: {
    one: 'with a rollback',
    label: 'an executed action that was followed long enough',
    decisions: 'executed actions',
    wrong: 'were rolled back',
  },
  within_policy: {
    one: 'with a proposal outside policy',
    label: 'a policy verdict',
    decisions: 'proposals',
    wrong: 'were outside policy',
  },
  agreement: {
    one: 'in which the blind human differs',
    label: 'a blind review',
    decisions: 'blind decisions',
    wrong: 'differed from the human',
  },
  agent_error_rate: {
    one: 'with an error of the agent',
    label: 'a decision',
    decisions: 'decisions',
    wrong: 'ended in an error of the agent',
  },
  containment_precision_strict: {
    one: 'with a containment that was wrong or too wide',
    label: 'a label that names the targets',
    decisions: 'containments',
    wrong: 'were wrong or too wide',
  },
  coverage: {
    one: 'with a case that was not decided',
    label: 'a decision',
    decisions: 'cases',
    wrong: 'were not decided',
  },
  known_misses: {
    one: 'with a known miss',
    label: 'a label that says it was real',
    decisions: 'cases known to be real',
    wrong: 'were left alone',
  },
};

export function nounOf(metric: GateMetric): Noun {
  return nouns[metric];
}
