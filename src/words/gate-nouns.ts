import type { GateMetric } from '../records/criteria';

/** What one metric is called in a sentence. */
interface Noun {
  /** As in "a false positive in 2 of 40 incidents". */
  readonly what: string;
  /** What resolves a decision of this metric. */
  readonly label: string;
  /** As in "9 of 417 actions were wrong". */
  readonly decisions: string;
  readonly wrong: string;
}

const nouns: Readonly<Record<GateMetric, Noun>> = {
  false_positive_share: {
    what: 'a false positive',
    label: 'a label of the required source',
    decisions: 'actions',
    wrong: 'were wrong',
  },
  override_rate: {
    what: 'an override',
    label: 'a human decision',
    decisions: 'decisions',
    wrong: 'were overridden',
  },
  rollback_rate: {
    what: 'a rollback',
    label: 'an executed action that was followed long enough',
    decisions: 'executed actions',
    wrong: 'were rolled back',
  },
  within_policy: {
    what: 'a proposal outside policy',
    label: 'a policy verdict',
    decisions: 'proposals',
    wrong: 'were outside policy',
  },
  agreement: {
    what: 'a blind human who differed',
    label: 'a blind review',
    decisions: 'blind decisions',
    wrong: 'differed from the human',
  },
  agent_error_rate: {
    what: 'an error of the agent',
    label: 'a decision',
    decisions: 'decisions',
    wrong: 'ended in an error of the agent',
  },
  containment_precision_strict: {
    what: 'a containment that was wrong or too wide',
    label: 'a label that names the targets',
    decisions: 'containments',
    wrong: 'were wrong or too wide',
  },
  coverage: {
    what: 'a case that was not decided',
    label: 'a decision',
    decisions: 'cases',
    wrong: 'were not decided',
  },
  known_misses: {
    what: 'a known miss',
    label: 'a label that says it was real',
    decisions: 'cases known to be real',
    wrong: 'were left alone',
  },
};

export function nounOf(metric: GateMetric): Noun {
  return nouns[metric];
}
