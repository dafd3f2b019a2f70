import type { ControlResult } from '../verdict';
import { count, exactPercent, percent, plain } from '../../words/format';

/** One hash chain as it was found in the files. */
export interface ChainSeen {
  readonly chain: string;
  readonly records: number;
  readonly valid: number;
  readonly breakCount: number;
  readonly checkpoints: readonly { readonly state: string }[];
}

/** Signatures of one chain's records or checkpoints, checked against the reader's keys. */
export interface SignaturesSeen {
  readonly chain: string;
  readonly of: 'records' | 'checkpoints';
  readonly counts: Readonly<Record<'valid' | 'wrong' | 'unknown_key' | 'unreadable' | 'unsigned', number>>;
}

/** What is known of the integrity of everything that was read. */
export interface IntegritySeen {
  readonly chains: readonly ChainSeen[];
  /** Records of all kinds in all files: verified, broken, in no chain. */
  readonly coverage: {
    readonly read: number;
    readonly verified: number;
    readonly broken: number;
    readonly uncovered: number;
  };
  /** Null: no key was given, so no signature was checked. */
  readonly signatures: readonly SignaturesSeen[] | null;
}

type Identity = Pick<ControlResult, 'id' | 'title' | 'conditional'>;

const total = <Item>(items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((sum, item) => sum + of(item), 0);

/** Roots that these records contradict: they give another one, or records that it covers are gone. */
const against = ({ checkpoints }: Pick<ChainSeen, 'checkpoints'>) =>
  checkpoints.filter(({ state }) => state === 'differs' || state === 'missing').length;
/** A record does not fit its place, or a root kept elsewhere contradicts what is here. */
export const isBroken = (chain: Pick<ChainSeen, 'breakCount' | 'checkpoints'>): boolean =>
  chain.breakCount > 0 || against(chain) > 0;
const rebuilt = ({ checkpoints }: ChainSeen) => checkpoints.filter(({ state }) => state === 'rebuilt').length;

/** A part of what was read. */
const shareOf = (part: number, read: number): string => plain(percent(part / read));

const isConfirmed = ({ counts }: SignaturesSeen) =>
  counts.valid > 0 && counts.wrong + counts.unknown_key + counts.unreadable + counts.unsigned === 0;

/** Chains of which neither every record nor every checkpoint has a signature that a given key confirms. */
function unconfirmed(chains: readonly ChainSeen[], signatures: readonly SignaturesSeen[]): number {
  const confirmed = new Set(signatures.filter(isConfirmed).map(({ chain }) => chain));
  return chains.filter(({ chain }) => !confirmed.has(chain)).length;
}

function signatureWords(signatures: readonly SignaturesSeen[] | null): string {
  if (signatures === null) return '';
  const counted = (state: keyof SignaturesSeen['counts']) => total(signatures, ({ counts }) => counts[state]);
  const cannot = counted('unknown_key') + counted('unreadable');
  const parts = [
    `${count(counted('valid'))} signatures confirmed`,
    `${count(counted('wrong'))} refused`,
    ...(cannot > 0 ? [`${count(cannot)} that no given key can check`] : []),
  ];
  return `; ${parts.join(', ')}`;
}

/**
 * The state of the hash chains as a control. One broken record, one checkpoint that these records do not
 * give, or one signature that a key refuses contradicts it. Unbroken without a checkpoint is no evidence:
 * whoever rewrites a whole file can rebuild its chain. Nor is it where more than `maxUncoveredShare` of
 * all records are in no chain, or where keys were given and a chain is not confirmed by them. `seen` null:
 * nothing was attested.
 */
export function judgeChain(
  seen: IntegritySeen | null,
  identity: Identity,
  maxUncoveredShare = 0,
): ControlResult {
  const chains = seen?.chains ?? [];
  const found = (state: ControlResult['state'], sentence: string): ControlResult => ({
    ...identity,
    state,
    sentence,
    checked: seen === null ? 0 : seen.coverage.verified + seen.coverage.broken + seen.coverage.uncovered,
    holding: seen?.coverage.verified ?? 0,
    unclear: seen?.coverage.uncovered ?? 0,
    statement: null,
  });
  if (seen === null || chains.length === 0) {
    return found('no_evidence', 'No record of these files is chained to another.');
  }
  const { read, verified, broken, uncovered } = seen.coverage;
  const valid = `${count(verified)} of ${count(verified + broken)} chained records are valid`;
  const shares = `verified ${shareOf(verified, read)}, broken ${shareOf(broken, read)}, in no chain ${shareOf(uncovered, read)} of ${count(read)} records read`;
  const signed = signatureWords(seen.signatures);
  const wrong = total(seen.signatures ?? [], ({ counts }) => counts.wrong);
  const differing = total(chains, against);
  if (chains.some(isBroken) || wrong > 0) {
    const roots = differing > 0 ? `; ${count(differing)} checkpoints do not fit them` : '';
    return found('contradicted', `${valid}${roots}${signed}; ${shares}.`);
  }
  if (chains.some((chain) => rebuilt(chain) === 0)) {
    return found(
      'no_evidence',
      `${valid}, but no checkpoint kept elsewhere confirms ${chains.length === 1 ? 'them' : 'all of them'}: a chain inside a file can be rebuilt${signed}; ${shares}.`,
    );
  }
  const confirmed = total(chains, rebuilt);
  const roots = `${confirmed === 1 ? 'the checkpoint is' : `${count(confirmed)} checkpoints are`} rebuilt from them`;
  if (uncovered > read * maxUncoveredShare) {
    return found(
      'no_evidence',
      `${valid} and ${roots}, but nothing shows whether the ${count(uncovered)} records in no chain were changed (at most ${exactPercent(maxUncoveredShare)} may be)${signed}; ${shares}.`,
    );
  }
  const open = seen.signatures === null ? 0 : unconfirmed(chains, seen.signatures);
  if (open > 0) {
    return found(
      'no_evidence',
      `${valid} and ${roots}, but the given keys do not confirm ${count(open)} of ${count(chains.length)} chains${signed}; ${shares}.`,
    );
  }
  return found('evidenced', `${valid}; ${roots}${signed}; ${shares}.`);
}
