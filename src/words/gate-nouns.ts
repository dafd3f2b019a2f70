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
  /** The field of the log that it is counted from. */
  readonly field: string;
}

const nouns: Readonly<Record<GateMetric, Noun>> = {
  false_positive_share: {
    what: 'a false positive',
    label:
      'a label of the required source (an analyst’s counts only where the agent’s advice was not in view)',
    decisions: 'actions',
    wrong: 'were wrong',
    field: 'verdict of the verdict',
  },
  override_rate: {
    what: 'an override',
    label: 'a human decision',
    decisions: 'decisions',
    wrong: 'were overridden',
    field: 'outcome of the review',
  },
  rollback_rate: {
    what: 'a rollback',
    label: 'an executed action that was followed long enough',
    decisions: 'executed actions',
    wrong: 'were rolled back',
    field: 'rollback_of of the execution',
  },
  within_policy: {
    what: 'a proposal outside policy',
    label: 'a policy verdict',
    decisions: 'proposals',
    wrong: 'were outside policy',
    field: 'policy.outcome of the decision',
  },
  agreement: {
    what: 'a blind human who differed',
    label: 'a blind review',
    decisions: 'blind decisions',
    wrong: 'differed from the human',
    field: 'saw_agent_output of the review',
  },
  agent_error_rate: {
    what: 'an error of the agent',
    label: 'a decision',
    decisions: 'decisions',
    wrong: 'ended in an error of the agent',
    field: 'flags of the decision',
  },
  containment_precision_strict: {
    what: 'a containment that was wrong or too wide',
    label: 'a label that names the targets',
    decisions: 'containments',
    wrong: 'were wrong or too wide',
    field: 'warranted_actions of the verdict',
  },
  coverage: {
    what: 'a case that was not decided',
    label: 'a decision',
    decisions: 'cases',
    wrong: 'were not decided',
    field: 'action of the decision',
  },
  known_misses: {
    what: 'a known miss',
    label: 'a label that says it was real',
    decisions: 'cases known to be real',
    wrong: 'were left alone',
    field: 'verdict of the verdict',
  },
};

export function nounOf(metric: GateMetric): Noun {
  return nouns[metric];
}

/** The field of the log that a measure is counted from: “policy.outcome of the decision”. */
export const fieldOf = (metric: GateMetric): string => nouns[metric].field;
