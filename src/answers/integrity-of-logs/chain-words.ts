import { count, counted, nbsp } from '../../words/format';
import type { BreakKind, ChainBreak, ChainCheck } from '../../intake/integrity/check-chains';
import type { CheckpointCheck } from '../../intake/integrity/check-checkpoints';

type FileName = (file: number) => string;

const kinds: Record<Exclude<BreakKind, 'gap'>, string> = {
  content: 'its content does not fit its fingerprint',
  repeated: 'it repeats another line of the file',
  second: 'another record claims its place',
  link: 'it does not name the record before it',
  order: 'it stands elsewhere in the file than the chain says',
};

/** What is wrong with one record of a chain. */
export const breakWords = ({ kind, missing }: Pick<ChainBreak, 'kind' | 'missing'>): string =>
  kind === 'gap'
    ? `${counted(missing ?? 0, 'record')} before it ${missing === 1 ? 'is' : 'are'} missing`
    : kinds[kind];

export const placeWords = ({ file, line }: { file: number; line: number }, nameOf: FileName): string =>
  `line${nbsp}${count(line)} of ${nameOf(file)}`;

/** "6,250 of 6,251 records valid; first break at line 10,263 of audit.jsonl.gz: …" */
export function chainSentence(chain: ChainCheck, nameOf: FileName): string {
  if (chain.records === 0) return 'No record of this chain is in these files.';
  const open = chain.open === 0 ? '' : `, ${count(chain.open)} in a form that cannot be checked`;
  const valid = `${count(chain.valid)} of ${counted(chain.records, 'record')} valid${open}`;
  const [first] = chain.breaks;
  return first === undefined
    ? `${valid}.`
    : `${valid}; first break at ${placeWords(first, nameOf)}: ${breakWords(first)}.`;
}

/** What the checkpoints say, that an auditor may have kept elsewhere. */
export function checkpointSentence({ checkpoints }: ChainCheck): string {
  if (checkpoints.length === 0)
    return 'No checkpoint is in these files, so a cut-off tail and a rebuilt chain go unseen.';
  const of = (state: CheckpointCheck['state']) => checkpoints.filter((each) => each.state === state).length;
  const said = [
    [of('rebuilt'), 'rebuilt from the records'],
    [of('recorded_only'), 'only from the recorded fingerprints, since a record they cover was changed'],
    [of('differs'), 'with another root than these records give'],
    [of('missing'), 'not to be rebuilt, since records they cover are missing'],
  ] as const;
  const parts = said.filter(([number]) => number > 0).map(([number, words]) => `${count(number)} ${words}`);
  return `${counted(checkpoints.length, 'checkpoint')}: ${parts.join('; ')}.`;
}
