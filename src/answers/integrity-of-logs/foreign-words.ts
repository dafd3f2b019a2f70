import type { ForeignCheck, ForeignReason, ForeignState } from '../../intake/integrity/foreign';
import { capital, count, counted } from '../../words/format';

const states: Readonly<Record<ForeignState, string>> = {
  verified: 'verified',
  consistent: 'consistent, not verified',
  broken: 'broken',
  unchecked: 'cannot be checked',
};

const reasons: Readonly<Record<ForeignReason, string>> = {
  root_fits: 'it fits its root, and nobody signed that root: whoever wrote the log could have made both',
  root_differs:
    'its entries give another root: entries are missing at the end, or the root is of another log',
  entry_differs: 'its content does not give its hash, or it does not name the entry before it',
  part_only: 'it begins inside the log, and its root is of the whole log',
  path_fails: 'the path does not lead to its root: the entry was changed, or the proof is of another tree',
  head_differs: 'the signed head is of another tree',
  wrong_signature: 'the given key refuses the signature of the root',
  unknown_key: 'the path leads to its root, and no given key can check who signed that root',
  unsigned: 'the path leads to its root, and nobody signed that root',
  signed: 'the path leads to a root that the given key confirms',
  unreadable: 'a part of it has a form that is not known here',
};

/** What was found of one export or proof of another tool. */
export function foreignSentence({ file, kind, entry, records, state, reason, covers }: ForeignCheck): string {
  const at = entry === null ? '' : `, entry ${count(entry)}`;
  const of = records === null ? '' : ` of ${counted(records, 'entry', 'entries')}`;
  const what = kind === 'tree' ? `log${of}` : `proof in a tree${of}`;
  const covered =
    kind === 'tree' || state === 'broken'
      ? ''
      : covers === null
        ? ' It names none of the files that are loaded.'
        : ` It names ${covers}.`;
  return `${file}, ${what}${at}: ${states[state]}. ${capital(reasons[reason])}.${covered}`;
}
