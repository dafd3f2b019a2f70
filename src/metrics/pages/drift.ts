import bundlesSql from '../drift/bundles.sql?raw';
import casesSql from '../drift/cases.sql?raw';
import flaggedSql from '../drift/flagged.sql?raw';
import insideSql from '../drift/inside.sql?raw';
import { driftKpiOf, matured } from '../drift/kpis';
import leaksSql from '../drift/leaks.sql?raw';
import matchedSql from '../drift/matched.sql?raw';
import reevaluateSql from '../drift/reevaluate.sql?raw';
import sampleSql from '../drift/sample.sql?raw';
import strataSql from '../drift/strata.sql?raw';
import sumsSql from '../drift/sums.sql?raw';
import { fill } from '../rate/slice';
import type { MetricPage } from './page';

const { flags } = driftKpiOf('false_positive_share');
const places = {
  ...flags,
  matured,
  outcome: 'policy_outcome',
  pairs: '(?, ?)',
  flagged: fill(flaggedSql, { ...flags, matured, place: '0' }),
  lower: '0',
};
const shown = (...parts: readonly string[]) => parts.map((part) => fill(part, places)).join('\n');
const excluded =
  'Production: tests, and what is younger than the maturity lag. Tests have measures of their own';

/** How bundles are compared; the SQL is shown for the false-positive share. */
export const driftPages: readonly MetricPage[] = [
  {
    id: 'drift_verdict',
    title: 'Difference against the baseline bundle',
    question: 'Is the candidate worse, no worse, better, or can nothing be said?',
    numerator:
      'Share of the candidate less share of the baseline, measure by measure, low and high risk apart',
    denominator: 'Matured decisions of both bundles that enter the measure',
    excluded,
    unresolved: '“Better” and “no worse” have to hold with every unresolved case against the candidate',
    unit: 'decision in incident',
    interval:
      'Newcombe from the Korn–Graubard limits of each side; p by inverting that interval and by a score test over incidents, the larger of the two; Holm over all differences of the pair. “No worse” needs the upper limit of the loss, at 2.5 %, under the margin',
    source:
      'Newcombe (1998), Statistics in Medicine 17, 873–890; Korn, Graubard (1998); Franco et al. (2019); Boos (1992); Holm (1979)',
    sql: fill(sumsSql, {
      ...places,
      by: 'release, risk_class',
      cast: 'CAST(release AS VARCHAR) AS release, CAST(risk_class AS VARCHAR) AS risk_class',
      where: '',
    }),
  },
  {
    id: 'drift_matched',
    title: 'Matched cases of two bundles',
    question: 'On the cases that both bundles ran, which came out differently?',
    numerator: 'Cases that hit in one bundle alone; a case speaks by its worst decision',
    denominator: 'Findings, replays and groups of rewordings that both bundles ran, with a result in both',
    excluded,
    unresolved: 'A case without a result in one of the two is counted apart',
    unit: 'case',
    interval: 'McNemar, exact under 25 discordant cases; difference by Newcombe’s score method for pairs',
    source: 'McNemar (1947); Newcombe (1998), Statistics in Medicine 17, 2635–2650',
    sql: shown(casesSql, matchedSql),
  },
  {
    id: 'drift_mix',
    title: 'Mix or behaviour',
    question: 'Did the cases change, or the agent?',
    numerator:
      'Mix Σ(w1 − w0)(r0 + r1)/2, behaviour Σ(r1 − r0)(w0 + w1)/2, and kinds of case that only one bundle had',
    denominator:
      'Matured decisions of both bundles that enter the measure, by workflow, severity, asset class, source',
    excluded,
    unresolved: 'Left out here; bounded in the verdict line',
    unit: 'decision',
    interval:
      'Cochran–Mantel–Haenszel (without continuity correction), Breslow–Day and the Mantel–Haenszel difference over kinds of case that both had; by permutation of incidents within workflow and risk class',
    source: 'Kitagawa (1955), JASA 50, 1168–1194; Mantel, Haenszel (1959); Breslow, Day (1980)',
    sql: shown(strataSql),
  },
  {
    id: 'drift_moved',
    title: 'What moved between two bundles',
    question: 'Did decisions, confidence, evidence, tools, policy outcomes, abstentions or latency move?',
    numerator: 'Two-sample chi-square, Kolmogorov–Smirnov, Wasserstein, population stability index',
    denominator: 'All matured decisions of both bundles',
    excluded,
    unresolved: 'A value that is not logged in both is not tested',
    unit: 'incident',
    interval:
      '999 exchanges of whole incidents from a fixed seed, each statistic over its variance between incidents; Benjamini–Hochberg over all tests. PSI beside χ²(bins − 1)·(1/n + 1/m), never a bare threshold',
    source:
      'Phipson, Smyth (2010); Rao, Scott (1981); Chung, Romano (2013); Benjamini, Hochberg (1995); Yurdakul (2018)',
    sql: shown(sampleSql),
  },
  {
    id: 'drift_parts',
    title: 'Which part of the bundle',
    question: 'Which part can a difference be laid to?',
    numerator:
      'Parts whose version differs; aliased where the versions of all bundles cannot tell their effects apart',
    denominator: 'Bundles of one agent with one usable release record',
    excluded: 'Bundles without a release record, or with two that list different parts',
    unresolved: 'Listed as left out',
    unit: 'bundle',
    interval: 'None: rank of the matrix of versions, if effects add up',
    source: 'Scheffé (1959), The Analysis of Variance, §1.4',
    sql: bundlesSql.trim(),
  },
  {
    id: 'drift_rules',
    title: 'Policy and escalation, re-evaluated',
    question: 'What would the other bundle’s rule have said of the same proposals?',
    numerator: 'Proposals that would get another answer',
    denominator: 'Proposals whose logged inputs the other bundle’s rule answered, always alike',
    excluded,
    unresolved: 'Inputs never met, answers not logged, and inputs that got two answers are counted apart',
    unit: 'proposal',
    interval: 'None: exact as far as the rule reads the logged inputs alone',
    source: 'A look-up in the log',
    sql: shown(reevaluateSql),
  },
  {
    id: 'drift_inside',
    title: 'Unversioned change inside one bundle',
    question: 'Did behaviour change while no recorded part did?',
    numerator: 'Largest CUSUM of the share per incident, in the order in which incidents opened',
    denominator: 'Matured incidents of one bundle, workflow by workflow, risk classes apart',
    excluded,
    unresolved: 'Left out here',
    unit: 'incident',
    interval:
      'p by shuffling the order (seeded; a Brownian bridge above 2,000 incidents); Holm within the bundle',
    source: 'Page (1955), Biometrika 42, 523–527; Besag, Clifford (1991)',
    sql: shown(insideSql),
  },
  {
    id: 'environment_leaks',
    title: 'Environment leaks',
    question: 'Which production decisions rest on staging or test?',
    numerator: 'Decisions with evidence whose provenance, or documents whose id, names another environment',
    denominator: 'Production decisions with any evidence or document logged',
    excluded: 'Tests and drills',
    unresolved: 'Decisions that log neither cannot show a leak and are counted apart',
    unit: 'decision',
    interval: 'None: what was logged is known',
    source: 'A count of the log',
    sql: leaksSql.trim(),
  },
];
