import type { ControlResult } from '../verdict';
import { whole } from '../words';

/** One hash chain as it was found in the files. */
export interface ChainSeen {
  readonly chain: string;
  readonly records: number;
  readonly valid: number;
  readonly breakCount: number;
  readonly checkpoints: readonly { readonly state: string }[];
}

type Identity = Pick<ControlResult, 'id' | 'title' | 'conditional'>;

const total = (chains: readonly ChainSeen[], of: (chain: ChainSeen) => number) =>
  chains.reduce((sum, chain) => sum + of(chain), 0);

/** Roots that these records contradict: they give another one, or records that it covers are gone. */
const against = ({ checkpoints }: ChainSeen) =>
  checkpoints.filter(({ state }) => state === 'differs' || state === 'missing').length;
const rebuilt = ({ checkpoints }: ChainSeen) => checkpoints.filter(({ state }) => state === 'rebuilt').length;

/**
 * The state of the hash chains as a control. One broken record, or one checkpoint that these records do
 * not give, contradicts it. Unbroken without a checkpoint is no evidence: whoever rewrites a whole file
 * can rebuild its chain. `chains` null: nothing was attested.
 */
export function judgeChain(chains: readonly ChainSeen[] | null, identity: Identity): ControlResult {
  const found = (state: ControlResult['state'], sentence: string): ControlResult => ({
    ...identity,
    state,
    sentence,
    checked: total(chains ?? [], ({ records }) => records),
    holding: total(chains ?? [], ({ valid }) => valid),
    unclear: 0,
    statement: null,
  });
  if (chains === null || chains.length === 0) {
    return found('no_evidence', 'No record of these files is chained to another.');
  }
  const records = total(chains, (chain) => chain.records);
  const valid = `${whole(total(chains, (chain) => chain.valid))} of ${whole(records)} chained records are valid`;
  const breaks = total(chains, ({ breakCount }) => breakCount);
  const differing = total(chains, against);
  if (breaks > 0 || differing > 0) {
    const roots = differing > 0 ? `; ${whole(differing)} checkpoints do not fit them` : '';
    return found('contradicted', `${valid}${roots}.`);
  }
  const bare = chains.filter((chain) => rebuilt(chain) === 0);
  if (bare.length > 0) {
    return found(
      'no_evidence',
      `${valid}, but no checkpoint kept elsewhere confirms ${chains.length === 1 ? 'them' : 'all of them'}: a chain inside a file can be rebuilt.`,
    );
  }
  const confirmed = total(chains, rebuilt);
  return found(
    'evidenced',
    `${valid}; ${confirmed === 1 ? 'the checkpoint is' : `${whole(confirmed)} checkpoints are`} rebuilt from them.`,
  );
}
