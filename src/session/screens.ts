/** A part of a screen: a word of its second line. */
export interface ScreenPart {
  /** As in a link: `part=controls`. */
  readonly id: string;
  readonly title: string;
  /** What it is about, in the words a reader may type for it; of the first part the screen says it. */
  readonly about?: string;
  /** Who reads here must not see what the agent did: no filters, which name actions and outcomes. */
  readonly isBlind?: boolean;
}

export interface ScreenDescription {
  readonly title: string;
  /** What it is about, in the words a reader may type for it. */
  readonly about: string;
  /** In the order of its second line; the first is the screen itself. */
  readonly parts: readonly [] | readonly [ScreenPart, ...(ScreenPart & { readonly about: string })[]];
}

/** The screens as links name them. What each shows is attached in app/shell/screen-components.ts. */
const described = {
  load: {
    title: 'Load',
    about: 'open logs files drop paste jsonl gzip rejected lines duplicates conflicts sample time zone',
    parts: [
      { id: 'files', title: 'Files' },
      {
        id: 'mapper',
        title: 'Mapping',
        about: 'mapping csv tsv json parquet foreign format import privacy pseudonym salt columns fields',
      },
      {
        id: 'integrity',
        title: 'Integrity',
        about:
          'hash chain fingerprint checkpoint signature tamper tampering altered changed merkle proof cloudtrail broken gap audit trail',
      },
      {
        id: 'kept',
        title: 'What is kept',
        about: 'storage browser forget delete privacy remember logs on this computer opfs salt pseudonyms',
      },
    ],
  },
  readiness: {
    title: 'Readiness',
    about:
      'verdict eligible not proven yet step down cannot be judged standing readings ruling ledger gate scope tier ladder autonomy evidence promote',
    parts: [
      { id: 'verdicts', title: 'Verdicts' },
      {
        id: 'criteria',
        title: 'Criteria',
        about: 'limits rules thresholds error rate alpha maturity lag preset policy',
      },
      {
        id: 'plan',
        title: 'Plan',
        about: 'plan before you collect sample size how many incidents power before collecting',
      },
      {
        id: 'watch',
        title: 'Watch',
        about: 'step-down watch monitoring alarm drift after promotion step down demote',
      },
      {
        id: 'ruling',
        title: 'Ruling',
        about: 'decide on a trip lift step down withdraw reason until person responsible',
      },
      {
        id: 'controls',
        title: 'Controls',
        about: 'audit evidence kill switch breaker attest attestation two person compliance',
      },
      {
        id: 'self-test',
        title: 'Self-test',
        about: 'gate self-test spoilt criteria mutation does the gate notice',
      },
      { id: 'value', title: 'Risk and value', about: 'risk cost benefit saved minutes harm' },
    ],
  },
  outcomes: {
    title: 'Outcomes',
    about:
      'accounting totals confusion matrix accepted overridden executed weeks overdue late labels missing kpi',
    parts: [
      { id: 'totals', title: 'Totals and measures' },
      {
        id: 'measures',
        title: 'Every measure',
        about: 'kpi metrics rate share false positive rollback containment precision over-scope by group',
      },
      {
        id: 'approval',
        title: 'Time to approval',
        about:
          'latency wait waiting approvals that wait late sla service level queue time to approval expired pending median',
      },
      {
        id: 'agreement',
        title: 'Agreement',
        about: 'kappa alpha inter-rater reviewers two-person blind coefficient',
      },
      {
        id: 'bias',
        title: 'Automation bias',
        about: 'rubber stamp fast approvals automation bias commission omission over-reliance reading time',
      },
      {
        id: 'missed',
        title: 'Missed cases',
        about: 'false negatives recall omission audit sample undetected',
      },
      {
        id: 'evidence',
        title: 'Evidence quality',
        about: 'completeness provenance trust stale age audit fields missing',
      },
    ],
  },
  overrides: {
    title: 'Overrides',
    about: 'slice cross-filter who what when why team reason charts brush operators hour weekday bundle',
    parts: [
      { id: 'slices', title: 'Slices' },
      {
        id: 'people',
        title: 'People',
        about: 'operators reviewers funnel over-dispersion case mix lorenz gini concentration top',
      },
      {
        id: 'reasons',
        title: 'Reasons and near misses',
        about: 'reason text terms near miss repeats over-confident wrong proposals confidence',
      },
      {
        id: 'compare',
        title: 'Compare',
        about: 'A/B two slices difference interval small multiples',
      },
      {
        id: 'patterns',
        title: 'Pattern finder',
        about: 'conjunctions search lift support Benjamini Hochberg slices that differ',
      },
    ],
  },
  drift: {
    title: 'Drift',
    about:
      'bundle release candidate baseline changed model prompt version regression equivalence margin attacks',
    parts: [],
  },
  'what-if': {
    title: 'What if',
    about: 'calibration reliability brier stated confidence replay',
    parts: [
      { id: 'calibration', title: 'Calibration' },
      {
        id: 'threshold',
        title: 'Threshold',
        about: 'confidence abstain risk coverage guaranteed replay',
      },
      { id: 'policy', title: 'Policy', about: 'rules rego opa allow deny replay' },
      {
        id: 'breaker',
        title: 'Circuit breaker',
        about: 'circuit breaker trip kill switch stop replay',
      },
      { id: 'safe-fail', title: 'Safe fail', about: 'fallback fail closed stop' },
      { id: 'proposals', title: 'Proposals', about: 'proposed change export sha-256 json' },
    ],
  },
  tests: {
    title: 'Tests',
    about: 'adversarial injection chaos faults red team drill paraphrase scenario attacks',
    parts: [],
  },
  report: {
    title: 'Report',
    about:
      'export html print share save statement attest in-toto cyclonedx oscal crosswalk nist owasp eu ai act markdown',
    parts: [
      { id: 'compose', title: 'Compose' },
      { id: 'opened', title: 'Opened reports', about: 'digest compare recompute reports' },
      { id: 'over-time', title: 'Over time', about: 'history nightly list of reports trend' },
    ],
  },
  decisions: {
    title: 'Decisions',
    about: 'rows list records search find raw explorer drawer path columns target',
    parts: [
      { id: 'list', title: 'Decisions' },
      {
        id: 'queue',
        title: 'Review queue',
        about: 'review marks notes policy override unexpected unresolved disagreement jsonl',
      },
    ],
  },
  audit: {
    title: 'Audit',
    about:
      'audit sample draw cannot be judged read cases blind second reader stratified probability plan hours iso 2859 acceptance sampling aql',
    parts: [
      { id: 'desk', title: 'Plan and result' },
      {
        id: 'read',
        title: 'Read cases',
        about: 'read blind case by case keyboard answers worksheet csv save verdict records reader undo skip',
        isBlind: true,
      },
    ],
  },
  sql: { title: 'SQL', about: 'console query duckdb tables schema columns csv', parts: [] },
  definitions: {
    title: 'Definitions',
    about: 'glossary meaning formula how to read measures',
    parts: [],
  },
} as const satisfies Record<string, ScreenDescription>;

export type Screen = keyof typeof described;
/** The ids of a screen's parts; never where it has none. */
export type PartId<Of extends Screen> = (typeof described)[Of]['parts'][number]['id'];

export const screens: Readonly<Record<Screen, ScreenDescription>> = described;

export const isScreen = (word: string): word is Screen => Object.hasOwn(described, word);

/** The part that is shown: the first where `part` names none of the screen's; null without parts. */
export function shownPart(screen: Screen, part: string | null): ScreenPart | null {
  const { parts } = screens[screen];
  return parts.find(({ id }) => id === part) ?? parts[0] ?? null;
}

/** The part as a link names it: null for the first of a screen, and for one that is not the screen's. */
export function linkedPart(screen: Screen, part: string | null): string | null {
  const shown = shownPart(screen, part);
  return shown === null || shown === screens[screen].parts[0] ? null : shown.id;
}
