import type { RateDefinition } from '../rate/definition';
import { byTruth, share } from '../rate/share';
import { wholeNumber } from '../rate/whole-number';

/** Evidence older than this at the decision is called stale, in hours. The SQL says the same in seconds. */
export const staleHours = 8;

export const evidenceKinds = [
  'untrusted',
  'unsupported',
  'stale',
  'undated',
  'foreign',
  'missing',
  'sound',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

interface Kind {
  /** Follows "Proposals …". */
  readonly words: string;
  /** Condition over `slice`; never NULL. */
  readonly rests: string;
  /** Condition over `slice`: the log does not tell; and what it does not tell. Never NULL. */
  readonly unlogged: string;
  readonly lacks: string;
}

const noEvidence = { unlogged: 'coalesce(evidence_n, 0) = 0', lacks: 'evidence' } as const;
const noTrust = { unlogged: 'coalesce(evidence_trust_n, 0) = 0', lacks: 'trust of evidence' } as const;
const noTime = { unlogged: 'evidence_age_s IS NULL', lacks: 'time of evidence' } as const;

const kinds: Record<EvidenceKind, Kind> = {
  untrusted: {
    ...noTrust,
    words: 'resting on at least one untrusted source',
    rests: 'coalesce(evidence_untrusted_n > 0, FALSE)',
  },
  unsupported: {
    ...noTrust,
    words: 'with evidence, none of it authoritative',
    rests: 'coalesce(evidence_n > 0 AND evidence_authoritative_n = 0, FALSE)',
  },
  stale: {
    ...noTime,
    words: `whose oldest evidence was over ${staleHours} hours old`,
    rests: 'coalesce(evidence_age_s > 28800, FALSE)',
  },
  undated: {
    ...noEvidence,
    words: 'with evidence whose time is not logged, or lies after the decision',
    rests: 'coalesce(evidence_n > 0 AND (evidence_age_s IS NULL OR evidence_age_s < 0), FALSE)',
  },
  foreign: {
    ...noEvidence,
    words: 'resting on evidence of another environment',
    rests: 'coalesce(evidence_foreign_n > 0, FALSE)',
  },
  missing: {
    ...noEvidence,
    words: 'with no evidence logged',
    rests: 'coalesce(evidence_n, 0) = 0',
  },
  sound: {
    ...noEvidence,
    words: `with fresh, dated evidence of this environment, some of it authoritative and none untrusted`,
    rests:
      'coalesce(evidence_authoritative_n > 0 AND evidence_untrusted_n = 0 AND evidence_foreign_n = 0 AND evidence_age_s BETWEEN 0 AND 28800, FALSE)',
  },
};

/** "with no evidence logged". */
export const evidenceWords = (kind: EvidenceKind): string => kinds[kind].words;

/** Share of proposals whose evidence is of this kind. One proposal may count in several. */
export const evidenceShare = Object.fromEntries(
  evidenceKinds.map((kind) => [
    kind,
    share({
      id: `evidence_${kind}`,
      title: `Proposals ${kinds[kind].words}`,
      question: 'What do the proposals rest on?',
      numerator: `Proposals ${kinds[kind].words}`,
      denominator: 'All proposals',
      excluded: 'Tests and drills; duplicates',
      unresolved: 'None: what was logged is known',
      better: kind === 'sound' ? 'higher' : 'lower',
      mark: 'agent',
      notMeasurable: (where) => `no proposal ${where}`,
      counted: 'is_proposal AND NOT is_duplicate',
      hit: kinds[kind].rests,
      unlogged: kinds[kind].unlogged,
      sayUnlogged: ({ n, unlogged }) =>
        kind !== 'missing' && n > 0 && unlogged === n
          ? `No ${kinds[kind].lacks} is logged for ${n === 1 ? 'the one' : `any of the ${wholeNumber(n)}`} counted: this says nothing about what the proposals rest on.`
          : null,
    }),
  ]),
) as Readonly<Record<EvidenceKind, RateDefinition>>;

/** Of the proposals to act with such evidence: the share that the truth did not warrant. */
export const evidenceError = Object.fromEntries(
  evidenceKinds.map((kind) => [
    kind,
    share({
      id: `evidence_${kind}_wrong`,
      title: `False-positive share of actions ${kinds[kind].words}`,
      question: 'Are proposals wrong more often where their evidence is poor?',
      numerator: 'Proposals to act that the truth did not warrant',
      denominator: `Proposals to act ${kinds[kind].words}, resolved`,
      excluded: 'Tests and drills; duplicates',
      unresolved: 'Matured proposals to act with such evidence and no known truth',
      better: 'lower',
      mark: 'wrong',
      notMeasurable: (where) => `no proposal to act ${where} has such evidence`,
      ...byTruth(`is_action AND NOT is_duplicate AND (${kinds[kind].rests})`),
      hit: 'NOT truth',
    }),
  ]),
) as Readonly<Record<EvidenceKind, RateDefinition>>;

export const evidenceRates: readonly RateDefinition[] = evidenceKinds.flatMap((kind) => [
  evidenceShare[kind],
  evidenceError[kind],
]);
