import { count, counted } from '../../words/format';
import type { Integrity } from '../../intake/integrity/check-chains';
import { coverageOf } from '../../intake/integrity/coverage';
import { breakWords, placeWords } from './chain-words';

type FileName = (file: number) => string;

/** What is wrong with the records, with its place; null where nothing is. */
function brokenSentence({ chains }: Integrity, broken: number, nameOf: FileName): string | null {
  const listed = chains.flatMap(({ breaks }) => breaks);
  const [first] = listed;
  if (first === undefined) return null;
  const at = placeWords(first, nameOf);
  if (listed.length === broken && listed.every(({ kind }) => kind === 'content'))
    return broken === 1
      ? `1 record was altered: ${at} does not fit its fingerprint.`
      : `${counted(broken, 'record')} were altered, the first at ${at}: they do not fit their fingerprints.`;
  return broken === 1
    ? `1 record does not fit its chain: ${at}, ${breakWords(first)}.`
    : `${counted(broken, 'record')} do not fit their chain, the first at ${at}: ${breakWords(first)}.`;
}

/** Roots that were kept and that these records do not give; null where there is none. */
function contradictedSentence({ chains }: Integrity): string | null {
  const against = chains
    .flatMap(({ checkpoints }) => checkpoints)
    .filter(({ state }) => state === 'differs' || state === 'missing').length;
  if (against === 0) return null;
  return `${counted(against, 'checkpoint')} ${against === 1 ? 'does' : 'do'} not fit these records.`;
}

/** What is wrong leads; what holds, and what nothing is known of, comes after. `read`: records of every kind. */
export function integrityHeadline(integrity: Integrity | null, read: number, nameOf: FileName): string {
  if (integrity === null) return 'Not measurable: no record carries an attestation.';
  const { verified, broken, uncovered } = coverageOf(integrity, read);
  return [
    brokenSentence(integrity, broken, nameOf),
    contradictedSentence(integrity),
    `${count(verified)} of ${counted(verified + broken, 'chained record')} are as they were chained.`,
    uncovered === 0 ? null : `${count(uncovered)} more carry no attestation.`,
  ]
    .filter((said) => said !== null)
    .join(' ');
}
