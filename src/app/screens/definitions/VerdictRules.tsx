import { tiers } from '../../../records/vocabulary';
import { capital } from '../../../words/format';
import { tierMeanings, tierTitle } from '../../../words/verdict-sentences';
import { Section } from '../../parts/Section';

const rules: readonly (readonly [term: string, words: string])[] = [
  ...tiers.map((tier) => [capital(tierTitle(tier)), tierMeanings[tier]] as const),
  [
    'Gate',
    'The question is whether the share in error is at least the limit p0. Incidents count in the order they were opened, each once it is older than the lag; one without a label by then, and every record that is missing, counts as an error. E is the mean of three bets, Π(1 + λ(p0 − x)) with λ = 0.3, 0.7 and 0.95 of 1/(1 − p0). The gate is met while E is at 1/α or above in every reading and every share is below its limit: an agent at the limit gets there with a chance of at most α however often somebody looks (Waudby-Smith and Ramdas 2024; Ville 1939).',
  ],
  [
    'Readings',
    'E is computed for 48 readings and the smallest decides: the mean share per incident, all decisions, or incidents with any error (its own limit, twice p0 unless the criteria say more) × one incident, finding, target within a day, or all of them joined × the latest or the first label × what the record leaves out, or all of it put back. The smallest of several e-values is one for “at least one of these is true” (Berger 1982).',
  ],
  [
    'Labels set in bulk, one target again and again',
    'Labels that say right rank no higher than a closed classification where one person gave those of 10 incidents within a minute, 30 within ten or 120 within an hour; of labels that name nobody it must also be twenty times the pace of the log. Of one target 20 right incidents count, or 5% of those counted before: more of them show nothing new. What is wrong always counts.',
  ],
  [
    'Worse than the limit',
    'The opposite process, Π(1 + λ(x − p0)) with λ = 0.02, 0.05 and 0.1 of 1/p0, unresolved decisions taken as right, over the bundle in service: shown at the number of gates divided by α, since one breach steps down (Bonferroni). Over all bundles a detector, M = (M + 1)(1 + λ(x − p0)) with λ = 0.05, 0.1, 0.2 and 0.4 of 1/p0, trips at two years of the pace of the first 90 days, at least 1/α (Shin, Ramdas and Rinaldo 2024); so does one part (action, kind of resource, criticality, mode) that is worse. A trip stays until a person rules on it.',
  ],
  [
    'A new bundle',
    'Candidate k for the same tier has α·6/(π²k²), which adds up to α, and evidence restarts. Unless the criteria name a margin: where two one-sided tests show that the false-positive shares of the two bundles differ by less than that (square-and-add on Korn–Graubard limits, unresolved decisions against it at both ends; valid for a single planned look), the incidents of the bundle before count too, and the verdict says so.',
  ],
  [
    'Several promoted at once',
    'Each verdict keeps its own α. Who promotes several scopes at one look picks the best of many, so they must hold together under e-Benjamini–Hochberg: with m judged scopes and a rate q, those are promoted whose e-value is at least m/(q·i), i being how many are. A scope’s e-value is the smallest of its gates’ now (not the largest ever, which is no e-value at a chosen look), times 6/(π²k²) for candidate k; one that is not eligible counts as 0. The expected share of unready scopes among the promoted is then at most q, however they depend on each other (Wang and Ramdas 2022). A scope that is eligible and does not hold together may be promoted by itself, or waits.',
  ],
  [
    'Audit: stratum, probability, draw',
    'A stratum is a group of incidents of one scope that share the kind of action, what agent and human did, what the label of the log says, and a week or month. Each stratum has one probability π, and an incident is drawn when the first 52 bits of SHA-256(seed, incident), as a fraction, are below it (Poisson sampling; Särndal, Swensson, Wretman 1992, §3.5). A draw is the record of seed, strata, probabilities and cases; whoever holds it and the log draws the same sample. Incidents below the smallest π are the uniform part.',
  ],
  [
    'Audit: what it decides',
    'The gate bets on X = f + (R/π)(Y − f) for every incident in opening order: R is 1 where it was drawn, Y its share in error by a blind reading, f what earlier readings predict from its label. The largest bet is bounded by the smallest π of all strata, so a label cannot hide errors by being trusted more. Beside it the same on the uniform part alone; E is the mean of the two (Zrnic and Candès 2024; Waudby-Smith and others 2024). Drawn and not answered, skipped or undetermined is an error. Each time the same incidents are drawn again is a further try: try k has α·6/(π²k²).',
  ],
  [
    'Controls',
    'Evidenced, contradicted, not in the log, no evidence, or attested by a person. One record against a control contradicts it. Where a control asks that something be recorded and no decision of the scope carries it, it is not in the log: that blocks as well, and no person’s word replaces it. No record of it is no evidence and blocks, except for rules about what may come up (an approval that expires). A person’s word fills in only where the log holds nothing.',
  ],
  [
    'Step-down watch',
    'A Bernoulli CUSUM for each of five guardrails: false positives, overrides, rollbacks, out of policy, errors of the agent. Over 1,000 incidents each sounds falsely with a chance of at most α divided by their number. It is drawn, and decides nothing: the detector above steps down.',
  ],
];

/** How a verdict is reached: what no single measure says. */
export function VerdictRules({ isOpen }: { isOpen: boolean }) {
  return (
    <Section
      title="How a verdict is reached"
      sub="Limits, α, lag, labels and margins are those of the criteria in force."
    >
      <p className="lede">
        Each scope must prove the limits of the criteria with its own records. Missing labels count against
        the agent. One breach is enough to step down, and a person’s ruling is needed to go up again.
      </p>
      <details key={String(isOpen)} open={isOpen}>
        <summary>Every rule, with its formula</summary>
        <dl className="verdict-rules">
          {rules.map(([term, words]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Section>
  );
}
