import type { Screen } from '../../session/view';

/** What a screen or a part of it is about, in the words a reader may type for it: `screen`, or `screen part`. */
export const subjectWords: Readonly<Partial<Record<Screen | `${Screen} ${string}`, string>>> = {
  load: 'open logs files drop paste jsonl gzip rejected lines duplicates conflicts sample time zone',
  'load mapper': 'mapping csv tsv json parquet foreign format import privacy pseudonym salt columns fields',
  'load integrity':
    'hash chain fingerprint checkpoint signature tamper tampering altered changed merkle proof cloudtrail broken gap audit trail',
  readiness:
    'verdict eligible not shown yet step down not measurable gate scope tier ladder autonomy evidence promote',
  'readiness criteria': 'limits rules thresholds error rate alpha maturity lag preset policy',
  'readiness plan': 'sample size how many incidents power before collecting',
  'readiness watch': 'monitoring alarm drift after promotion step down demote',
  'readiness controls': 'audit evidence kill switch breaker attest attestation two person compliance',
  'readiness self-test': 'spoilt criteria mutation does the gate notice',
  'readiness value': 'risk cost benefit saved minutes harm',
  outcomes:
    'accounting totals confusion matrix accepted overridden executed weeks overdue late labels missing kpi',
  'outcomes measures':
    'kpi metrics rate share false positive rollback containment precision over-scope by group',
  'outcomes approval':
    'latency wait waiting approvals that wait late sla service level queue time to approval expired pending median',
  'outcomes agreement': 'kappa alpha inter-rater reviewers two-person blind coefficient',
  'outcomes bias':
    'rubber stamp fast approvals automation bias commission omission over-reliance reading time',
  'outcomes missed': 'false negatives recall omission audit sample undetected',
  'outcomes evidence': 'completeness provenance trust stale age audit fields missing',
  overrides: 'slice cross-filter who what when why team reason charts brush operators hour weekday bundle',
  'overrides people': 'operators reviewers funnel over-dispersion case mix lorenz gini concentration top',
  'overrides reasons': 'reason text terms near miss repeats over-confident wrong proposals confidence',
  'overrides compare': 'A/B two slices difference interval small multiples',
  'overrides patterns': 'conjunctions search lift support Benjamini Hochberg slices that differ',
  drift:
    'bundle release candidate baseline changed model prompt version regression equivalence margin attacks',
  'what-if': 'calibration reliability brier stated confidence replay',
  'what-if threshold': 'confidence abstain risk coverage guaranteed replay',
  'what-if policy': 'rules rego opa allow deny replay',
  'what-if breaker': 'circuit breaker trip kill switch stop replay',
  'what-if safe-fail': 'fallback fail closed stop',
  'what-if proposals': 'proposed change export sha-256 json',
  tests: 'adversarial injection chaos faults red team drill paraphrase scenario attacks',
  report: 'export html print share save statement attest in-toto cyclonedx markdown',
  'report opened': 'digest compare recompute reports',
  'report over-time': 'history nightly list of reports trend',
  decisions: 'rows list records search find raw explorer drawer path columns target',
  'decisions queue': 'review marks notes policy override unexpected unresolved disagreement jsonl',
  sql: 'console query duckdb tables schema columns csv',
  definitions: 'glossary meaning formula how to read measures',
};
