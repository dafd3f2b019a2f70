/** A term of statistics or of this app: what a lead would say, then what an auditor asks. */
export interface Term {
  /** As text writes it. */
  readonly term: string;
  /** One plain sentence. */
  readonly plain: string;
  /** How it is computed. */
  readonly formula?: string;
  readonly source?: string;
  /** Other words that a reader may look for. */
  readonly about?: string;
}

const entries = {
  e: {
    term: 'E',
    plain: 'How strong the evidence is: at 1/α, the bar is met, however often somebody has looked.',
    formula:
      'The mean of three bets, Π(1 + λ(p₀ − x)) with λ = 0.3, 0.7 and 0.95 of 1/(1 − p₀). A gate needs 1/α of its bundle, scopes promoted together need more (e-BH), with every look counted more still (e-LOND).',
    source: 'Waudby-Smith and Ramdas 2024; Ville 1939',
    about: 'e-value evidence betting martingale',
  },
  alpha: {
    term: 'α',
    plain: 'The chance of a wrong “yes” that you accept, for example 1 in 20.',
    formula: 'A gate is met once E has reached 1/α: 20 for α = 5 %.',
    source: 'Ville 1939',
    about: 'alpha significance false alarm',
  },
  'e-bh': {
    term: 'e-BH',
    plain: 'A check that several promotions on one day are still right together, not only one by one.',
    formula: 'Of m judged scopes those are promoted whose E is at least m/(q·i), i being how many are.',
    source: 'Wang and Ramdas 2022',
    about: 'Benjamini Hochberg false discovery rate several promoted together',
  },
  'n-eff': {
    term: 'n_eff',
    plain: 'How many independent cases the data are worth, because cases of one campaign repeat each other.',
    formula: 'n divided by the design effect of the clusters.',
    source: 'Korn and Graubard 1998',
    about: 'effective sample size design effect cluster',
  },
  cusum: {
    term: 'CUSUM',
    plain: 'A running score that rises with each error and falls with each success; high means it got worse.',
    formula: 'S = max(0, S + log-likelihood ratio of “worse” against “as before”) at each incident.',
    source: 'Page 1954',
    about: 'control chart change monitoring watch',
  },
  holm: {
    term: 'Holm',
    plain: 'Makes each of several tests a little stricter, so that chance alone rarely brings one up.',
    formula: 'The k-th smallest of m p-values is compared with α/(m − k + 1).',
    source: 'Holm 1979',
    about: 'multiple comparisons correction p-value',
  },
  'time-uniform': {
    term: 'time-uniform',
    plain: 'Right at every look, not only at one planned day: you may check it daily.',
    formula: 'P(the truth leaves the band at any time) ≤ α.',
    source: 'Howard, Ramdas, McAuliffe and Sekhon 2021',
    about: 'confidence sequence anytime valid band',
  },
  interval: {
    term: '95 % interval',
    plain: 'The range in which the true share most likely is: such ranges miss it 1 time in 20.',
    formula: 'Wilson for one share, Newcombe for a difference, Clopper-Pearson for rare events.',
    source: 'Wilson 1927; Newcombe 1998; Clopper and Pearson 1934',
    about: 'confidence interval whisker',
  },
  lag: {
    term: 'lag',
    plain: 'How old a decision must be before it is judged, so that its outcome had time to arrive.',
    about: 'maturity matured young',
  },
  unresolved: {
    term: 'unresolved',
    plain: 'Nobody recorded what turned out to be true. It counts against the agent, never for it.',
    about: 'label missing bounds adverse',
  },
  label: {
    term: 'label',
    plain: 'What turned out to be true of a case, and who found out.',
    about: 'truth verdict ground truth rank basis',
  },
  scope: {
    term: 'scope',
    plain: 'One agent on one workflow in one risk class: what a verdict is about.',
    about: 'cell matrix',
  },
  incident: {
    term: 'incident',
    plain: 'Decisions about one event. Verdicts count incidents, so that one bad day is one bad day.',
    about: 'cluster case',
  },
  release: {
    term: 'release',
    plain:
      'One build of the agent: model, prompt, tools and policy together. A change of one is a new release.',
    about: 'bundle version candidate baseline',
  },
  tier: {
    term: 'tier',
    plain: 'How much the agent may do alone: watch, advise, act within limits, act.',
    about: 'autonomy ladder level',
  },
  gate: {
    term: 'gate',
    plain: 'One limit of the criteria that the records must prove, for example “at most 1 in 20 wrong”.',
    about: 'criterion limit rule',
  },
  criteria: {
    term: 'criteria',
    plain:
      'The limits a scope must prove before it may act alone. The verdict follows them and nothing else.',
    about: 'limits preset thresholds',
  },
  eligible: {
    term: 'Eligible',
    plain: 'Every limit is proven by the records. A person may promote the agent here.',
    about: 'verdict state promote',
  },
  'not-proven': {
    term: 'Not proven yet',
    plain: 'Nothing speaks against the agent, but too few cases show that it is good enough.',
    about: 'verdict state pending',
  },
  'step-down': {
    term: 'Step down',
    plain: 'Strong evidence that the agent is worse than its limit. Move it down one tier.',
    about: 'verdict state demote withdraw',
  },
  'cannot-judge': {
    term: 'Cannot be judged',
    plain: 'The log lacks something without which no verdict is honest; the page says what.',
    about: 'verdict state not measurable',
  },
  reading: {
    term: 'reading',
    plain: 'One way to count doubtful records. A verdict holds only if it is the same under all of them.',
    about: 'sensitivity robust specification',
  },
  override: {
    term: 'override',
    plain: 'A person decided something else than the agent proposed.',
    about: 'overridden human disagreement',
  },
  'false-positive': {
    term: 'false positive',
    plain: 'The agent wanted to act where nothing was wrong.',
    about: 'wrong action harm error',
  },
  kappa: {
    term: 'κ',
    plain: 'How much two people agree beyond chance: 1 is always, 0 is no better than chance.',
    formula: '(observed − expected agreement) / (1 − expected agreement).',
    source: 'Cohen 1960',
    about: 'kappa agreement inter-rater AC1 alpha',
  },
  calibration: {
    term: 'calibration',
    plain: 'Whether “90 % sure” is right 9 times in 10.',
    about: 'ECE Brier confidence reliability',
  },
  ece: {
    term: 'ECE',
    plain: 'How far stated confidence is from the share that was right, on average.',
    formula: 'Σ (n of the bin / n) · |share right − mean confidence|.',
    source: 'Naeini, Cooper and Hauskrecht 2015',
    about: 'calibration error',
  },
  brier: {
    term: 'Brier score',
    plain: 'The mean squared gap between stated confidence and what was true; lower is better.',
    formula: 'mean of (confidence − outcome)².',
    source: 'Brier 1950',
    about: 'calibration confidence',
  },
  funnel: {
    term: 'funnel',
    plain: 'Shows who differs more than chance explains; the limits are wide for few cases, narrow for many.',
    source: 'Spiegelhalter 2005',
    about: 'people operators reviewers control limits over-dispersion',
  },
  'case-mix': {
    term: 'case mix',
    plain: 'People and releases get different cases. The comparison allows for that.',
    about: 'standardised expected risk adjusted',
  },
  blind: {
    term: 'blind',
    plain: 'The person decided before seeing what the agent proposed.',
    about: 'shadow advised automation bias',
  },
  audit: {
    term: 'audit sample',
    plain: 'Cases drawn by chance and read by a person who does not see what the agent did.',
    formula: 'Drawn where SHA-256(seed, incident) as a fraction is below the stratum’s probability.',
    source: 'Särndal, Swensson and Wretman 1992; Zrnic and Candès 2024',
    about: 'draw stratum Poisson sampling read cases',
  },
  'hash-chain': {
    term: 'hash chain',
    plain: 'Each record carries a fingerprint of the one before it, so that a later change shows.',
    about: 'integrity tamper altered SHA-256 merkle',
  },
  digest: {
    term: 'digest',
    plain: 'A fingerprint of a file: two files with one digest are the same, byte for byte.',
    source: 'SHA-256, FIPS 180-4',
    about: 'SHA-256 hash fingerprint',
  },
  slice: {
    term: 'slice',
    plain: 'The decisions that the filters leave. Every number on the page is counted over them.',
    about: 'filter in view',
  },
  pseudonym: {
    term: 'pseudonym',
    plain: 'A code in place of a person’s name. Only who holds the salt and the log can tell who it is.',
    formula: 'The first hex digits of HMAC-SHA-256(salt, id), six or more.',
    about: 'person name salt privacy',
  },
  drift: {
    term: 'drift',
    plain: 'The agent, its cases or its reviewers changed, so that old numbers no longer speak for it.',
    about: 'change regression release',
  },
  equivalence: {
    term: 'equivalence',
    plain: 'Two releases are shown to differ by less than a margin; “no difference found” is not enough.',
    formula: 'Two one-sided tests against the margin.',
    source: 'Schuirmann 1987',
    about: 'TOST margin non-inferiority',
  },
} as const satisfies Record<string, Term>;

export type TermId = keyof typeof entries;

export const glossary: Readonly<Record<TermId, Term>> = entries;
export const termIds = Object.keys(entries) as TermId[];

/** Words of statistics that texts mark; everyday words are left alone. */
const marked = new Map<string, TermId>([
  ['e-BH', 'e-bh'],
  ['n_eff', 'n-eff'],
  ['CUSUM', 'cusum'],
  ['Holm', 'holm'],
  ['time-uniform', 'time-uniform'],
  ['case mix', 'case-mix'],
  ['ECE', 'ece'],
  ['Brier score', 'brier'],
  ['α', 'alpha'],
  ['κ', 'kappa'],
  ['lag', 'lag'],
  ['unresolved', 'unresolved'],
]);
const anyMarked = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(?:${[...marked.keys()].join('|')})(?![\\p{L}\\p{N}_-])`,
  'gu',
);

/** The text in pieces: a term that it names becomes a piece of its own, the first time. */
export function withTerms(text: string): (string | { readonly id: TermId; readonly text: string })[] {
  const parts: (string | { id: TermId; text: string })[] = [];
  const seen = new Set<TermId>();
  let from = 0;
  for (const { 0: word, index } of text.matchAll(anyMarked)) {
    const id = marked.get(word)!;
    if (seen.has(id)) continue;
    seen.add(id);
    if (index > from) parts.push(text.slice(from, index));
    parts.push({ id, text: word });
    from = index + word.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
