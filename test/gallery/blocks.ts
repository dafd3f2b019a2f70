import type { BlockOf, ReportBlock, ReportGate, ReportScope } from '../../src/records/report/blocks';
import type { ReportKindOfCase, ReportMatched, ReportMix } from '../../src/records/report/drift';
import type { ReportMeasure, ReportQuantity, ReportSide } from '../../src/records/report/numbers';
import type { ReportEvidenceShare, ReportProposal } from '../../src/records/report/proposals';

// Every kind of block in every state that it can be in: what the gallery shows and its tests read.

const galleryStates = [
  'few',
  'many',
  'empty',
  'not_enough_data',
  'not_measurable',
  'hidden',
  'long_names',
] as const;
type GalleryState = (typeof galleryStates)[number];

const many = 24;
const rowsIn: Record<GalleryState, number> = {
  ...{ few: 3, many, empty: 0, not_enough_data: 3, not_measurable: 3, hidden: 3, long_names: 2 },
};
const indices = (state: GalleryState) => Array.from({ length: rowsIn[state] }, (_, at) => at);

const longName =
  'containment-of-workstations-that-report-a-credential-theft-by-way-of-a-signed-driver-in-the-subsidiaries ';
/** A name of a row; long ones break nowhere but at their hyphens, and one has no place to break at all. */
function nameOf(state: GalleryState, at: number, noun: string): string {
  if (state !== 'long_names') return `${noun} ${String(at + 1)}`;
  return at % 2 === 0 ? `${longName}${String(at + 1)}` : `${'unbroken'.repeat(12)}${String(at + 1)}`;
}

type Found = Pick<
  ReportMeasure,
  'n' | 'hits' | 'incidents' | 'unresolved' | 'share' | 'interval' | 'bounds' | 'state' | 'reason'
>;

/** (at + 1) of 40, so the shares are 2.5 %, 5 %, 7.5 % … */
function found(state: GalleryState, at: number): Found {
  const nothing = { share: null, interval: null, bounds: null };
  switch (state) {
    case 'hidden':
      return {
        ...nothing,
        ...{ n: null, hits: null, incidents: null, unresolved: null, state: 'hidden' },
        reason: 'Fewer than five, or it would give such a group away.',
      };
    case 'not_enough_data':
      return {
        ...nothing,
        ...{ n: at + 1, hits: 0, incidents: at + 1, unresolved: 2, bounds: { lower: 0, upper: 0.6 } },
        ...{ state: 'not_enough_data', reason: `${String(at + 1)} resolved; at least 5 are needed.` },
      };
    case 'not_measurable':
      return {
        ...nothing,
        ...{ n: 0, hits: 0, incidents: 0, unresolved: 0, state: 'not_measurable' },
        reason: 'No label in view.',
      };
    default: {
      const share = (at + 1) / 40;
      return {
        ...{ n: 40, hits: at + 1, incidents: 30, unresolved: at, share, state: 'measured', reason: null },
        interval: { lower: share / 2, upper: Math.min(1, share + 0.1) },
        bounds: { lower: (at + 1) / (40 + at), upper: (2 * at + 1) / (40 + at) },
      };
    }
  }
}

const measure =
  (by: ReportMeasure['by']) =>
  (state: GalleryState, at: number): ReportMeasure => ({
    ...{ metric: 'false_positive_share', title: 'False-positive share of actions', by, unit: 'actions' },
    ...{ key: `group ${String(at)}`, label: nameOf(state, at, 'Workflow'), better: 'lower', statement: 1 },
    ...found(state, at),
  });

function side(state: GalleryState, at: number, label: string): ReportSide {
  const { n, hits, incidents, share, interval, state: own } = found(state, at);
  return { label, n, hits, incidents, share, interval, state: own };
}

function gate(state: GalleryState, at: number): ReportGate {
  const { n, hits, incidents, unresolved, share, interval, reason } = found(state, at);
  const isMet = at === 0 && share !== null;
  const e = share === null ? null : isMet ? 1200 : 4 * (at + 1);
  return {
    ...{ id: `gate_${String(at)}`, title: nameOf(state, at, 'Gate'), metric: 'false_positive_share' },
    ...{ better: 'lower', errors: hits, incidents, hits, n, unresolved, share, limit: 0.05, alpha: 0.002 },
    state:
      state === 'not_measurable' ? 'not_measurable' : isMet ? 'met' : at === 1 ? 'breached' : 'not_shown_yet',
    ...{ e_value: e, e_needed: 500, worse_e: share === null ? null : at === 1 ? 90 : 0.5, worse_needed: 80 },
    ...{ ordinary: interval, time_uniform: interval, more_clean_incidents: isMet ? 0 : 120, more_days: 30 },
    ...{ reason, statement: 1 },
  };
}

function scope(state: GalleryState, at: number): ReportScope {
  const states = ['eligible', 'not_shown_yet', 'step_down', 'not_measurable'] as const;
  return {
    ...{ agent: 'harbor', workflow: nameOf(state, at, 'endpoint'), release: 'bundle-1', besides: [] },
    ...{ risk_class: at % 2 === 0 ? 'low' : 'high', release_name: 'Bundle 1' },
    bundle_evidence: { kind: 'first', sentence: 'This is the first bundle here.' },
    ...{ tier_held: 'advisory_responder', tier_held_from: 'log', next_tier: 'limited_executor' },
    state: state === 'not_measurable' ? 'not_measurable' : (states[at % 4] ?? 'not_shown_yet'),
    deciding_rule: 'gate_0',
    sentence: 'One sentence that can be quoted alone.',
    criteria: { name: 'Low risk', version: '2', hash: 'a'.repeat(64) },
    gates: indices('few').map((place) => gate(state, place)),
    controls: [
      {
        ...{ id: 'evidence', title: 'Evidence recorded', state: 'evidenced', statement: 1 },
        sentence: '40 of 40 proposals to act name their evidence.',
      },
    ],
  };
}

function quantity(state: GalleryState, at: number): ReportQuantity {
  const { n, share, interval, state: own, reason } = found(state, at);
  const units = ['share', 'seconds', 'number', 'points'] as const;
  return {
    ...{ id: `quantity_${String(at)}`, title: nameOf(state, at, 'Measure'), unit: units[at % 4] ?? 'share' },
    ...{ value: share, n, interval, state: own, reason, statement: 1 },
  };
}

function change(state: GalleryState, at: number): BlockOf<'changes'>['changes'][number] {
  const before = side(state, at, 'Bundle 1');
  const after = side(state, at + 4, 'Bundle 2');
  const isMeasured = before.share !== null && after.share !== null;
  return {
    ...{ agent: 'harbor', subject: nameOf(state, at, 'Workflow'), what: 'prompt', before, after },
    // Always four hits of 40 more: ten points.
    difference: isMeasured ? 0.1 : null,
    interval: isMeasured ? { lower: at === 0 ? 0.02 : -0.05, upper: 0.25 } : null,
    direction: isMeasured && at === 0 ? 'worse' : 'unclear',
  };
}

function matchedRow(state: GalleryState, at: number): ReportMatched {
  const { share, state: own, reason } = found(state, at);
  const isMeasured = share !== null;
  const none = state === 'hidden' ? null : 0;
  return {
    ...{
      agent: 'harbor',
      metric: 'false_positive_share',
      title: nameOf(state, at, 'Measure'),
      better: 'lower',
    },
    ...{ before: 'Bundle 1', after: 'Bundle 2', open: none, state: own, reason, statement: 1 },
    // Of 40 cases both hit in ten, the first alone in two, the second alone in six.
    ...(isMeasured
      ? { cases: 40, incidents: 30, both: 10, before_only: 2, after_only: 6 }
      : { cases: none, incidents: none, both: none, before_only: none, after_only: none }),
    ...(isMeasured
      ? { before_share: 0.3, after_share: 0.4, difference: 0.1, interval: { lower: -0.03, upper: 0.23 } }
      : { before_share: null, after_share: null, difference: null, interval: null }),
    ...(isMeasured ? { p: 0.289, adjusted_p: 0.578 } : { p: null, adjusted_p: null }),
  };
}

const kindOfCase = (state: GalleryState, at: number): ReportKindOfCase => ({
  ...{ label: nameOf(state, at, 'Kind'), before_n: 20, before_hits: 2, before_incidents: 15 },
  ...{ after_n: 20, after_hits: 4, after_incidents: 15, mix: 0.02, behaviour: 0.04, one_only: 0 },
});

function mixRow(state: GalleryState, at: number): ReportMix {
  const before = side(state, at, 'Bundle 1');
  const after = side(state, at + 4, 'Bundle 2');
  const isMeasured = before.share !== null && after.share !== null;
  const none = null;
  return {
    ...{
      agent: 'harbor',
      metric: 'false_positive_share',
      title: nameOf(state, at, 'Measure'),
      better: 'lower',
    },
    ...{ before, after, state: before.state, statement: 1 },
    reason: isMeasured ? null : 'Not measured.',
    // Four points of other cases and six of a changed agent are the ten.
    ...(isMeasured
      ? { difference: 0.1, interval: { lower: -0.02, upper: 0.22 }, mix: 0.04, behaviour: 0.06, one_only: 0 }
      : { difference: none, interval: none, mix: none, behaviour: none, one_only: none }),
    ...(isMeasured
      ? { standardised: 0.06, standardised_interval: { lower: -0.05, upper: 0.17 }, p: 0.3, alike_p: 0.5 }
      : { standardised: none, standardised_interval: none, p: none, alike_p: none }),
    ...(isMeasured ? { shared_kinds: 2, kinds_against: 0 } : { shared_kinds: none, kinds_against: none }),
    kinds: isMeasured ? [0, 1].map((place) => kindOfCase(state, place)) : [],
  };
}

function evidenceShare(state: GalleryState, at: number, id: string): ReportEvidenceShare {
  const { n, hits, incidents, share, interval, state: own } = found(state, at);
  return { id, title: 'Wrong actions that act alone', n, hits, incidents, share, interval, state: own };
}

function proposal(state: GalleryState, at: number): ReportProposal {
  const { share, n } = found(state, at);
  const stretch = {
    ...{ from: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z', actions: n, incidents: n },
    ...{ shares: [evidenceShare(state, at, 'wrong')], sentence: 'What it did on this stretch.' },
  };
  return {
    ...{ kind: 'threshold', name: nameOf(state, at, 'Threshold'), version: '1', sha256: 'b'.repeat(64) },
    ...{ settings: null, said: null, limit: 0.05, sentence: 'What it did on the whole slice.' },
    ...{ whole: stretch, earlier: stretch, later: stretch, held: share === null ? null : true },
    ...{ held_sentence: share === null ? 'It cannot be told.' : 'It held on the later half.', statement: 1 },
  };
}

const titles: Record<GalleryState, string> = {
  few: 'A few rows',
  many: 'Many rows',
  empty: 'Nothing in view',
  not_enough_data: 'Not enough data',
  not_measurable: 'Not measurable',
  hidden: 'Small groups, hidden',
  long_names: 'Long names',
};

type Maker<Kind extends ReportBlock['kind']> = (state: GalleryState) => BlockOf<Kind>;

const all: { readonly [Kind in ReportBlock['kind']]: Maker<Kind> } = {
  scopes: (state) => ({
    ...headOf('scopes', state),
    kind: 'scopes',
    together: null,
    scopes: indices(state).map((at) => scope(state, at)),
  }),
  notes: (state) => ({
    ...headOf('notes', state),
    kind: 'notes',
    notes: indices(state).map((at) => ({
      strong: at === 0,
      text: `${nameOf(state, at, 'Note')} says something.`,
    })),
  }),
  measures: (state) => ({
    ...headOf('measures', state),
    ...{ kind: 'measures', drawn: 'rows', mark: 'wrong' },
    measures: indices(state).map((at) => measure('workflow')(state, at)),
  }),
  counts: (state) => ({
    ...headOf('counts', state),
    ...{ kind: 'counts', heading: 'Ending', columns: ['Decisions', 'Incidents'], statement: 1 },
    rows: indices(state).map((at) => ({
      key: String(at),
      label: nameOf(state, at, 'Ending'),
      counts: state === 'hidden' ? [null, null] : [10 * (at + 1), 5 * (at + 1)],
    })),
    totals: null,
  }),
  quantities: (state) => ({
    ...headOf('quantities', state),
    kind: 'quantities',
    quantities: indices(state).map((at) => quantity(state, at)),
  }),
  changes: (state) => ({
    ...headOf('changes', state),
    kind: 'changes',
    changes: indices(state).map((at) => change(state, at)),
    statement: 1,
  }),
  matched: (state) => ({
    ...headOf('matched', state),
    kind: 'matched',
    rows: indices(state).map((at) => matchedRow(state, at)),
  }),
  mix: (state) => ({
    ...headOf('mix', state),
    kind: 'mix',
    rows: indices(state).map((at) => mixRow(state, at)),
  }),
  proposals: (state) => ({
    ...headOf('proposals', state),
    kind: 'proposals',
    proposals: indices(state).map((at) => proposal(state, at)),
  }),
  texts: (state) => ({
    ...headOf('texts', state),
    kind: 'texts',
    columns: [
      { title: 'File', numeric: false, mono: false },
      { title: 'Records', numeric: true, mono: false },
    ],
    rows: indices(state).map((at) => [nameOf(state, at, 'File'), String(100 * (at + 1))]),
    statement: 1,
  }),
};

function headOf(kind: string, state: GalleryState) {
  return { id: `${kind}_${state}`, title: `${titles[state]}: ${kind}`, lead: 'What these numbers are of.' };
}

export const galleryKinds = Object.keys(all) as ReportBlock['kind'][];

/** Words and counts are measured or not as a whole: those states change nothing of them. */
const unmeasured: readonly GalleryState[] = ['not_enough_data', 'not_measurable', 'hidden'];
const statesOf = (kind: ReportBlock['kind']): readonly GalleryState[] =>
  kind === 'notes' || kind === 'texts'
    ? galleryStates.filter((state) => !unmeasured.includes(state))
    : kind === 'counts'
      ? galleryStates.filter((state) => state === 'hidden' || !unmeasured.includes(state))
      : galleryStates;

/** One kind in each state; shares by bundle, which are drawn otherwise, come after those by workflow. */
export function galleryBlocks(kind: ReportBlock['kind']): ReportBlock[] {
  const blocks = statesOf(kind).map((state): ReportBlock => all[kind](state));
  if (kind !== 'measures') return blocks;
  const byBundle = (['few', 'many'] as const).map((state): ReportBlock => ({
    ...all.measures(state),
    ...{ id: `bundles_${state}`, title: `${titles[state]}: measures by bundle`, drawn: 'bundles' },
    measures: indices(state).map((at) => measure('release')(state, at)),
  }));
  return [...blocks, ...byBundle];
}
