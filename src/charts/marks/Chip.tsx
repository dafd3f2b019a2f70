import type { ReactNode } from 'react';
import { count } from '../../words/format';
import { markClass, type MarkKind } from '../../records/report/mark-kinds';
import { Mark } from './Mark';

export type VerdictState = 'eligible' | 'not_shown_yet' | 'step_down' | 'not_measurable';

const verdicts: Record<VerdictState, { mark: MarkKind; words: string }> = {
  eligible: { mark: 'eligible', words: 'Eligible' },
  not_shown_yet: { mark: 'notyet', words: 'Not shown yet' },
  step_down: { mark: 'stepdown', words: 'Step down' },
  not_measurable: { mark: 'nm', words: 'Not measurable' },
};

/** The one mark of a verdict. */
export const verdictMark = (state: VerdictState): MarkKind => verdicts[state].mark;
/** The one wording of a verdict. */
export const verdictWords = (state: VerdictState): string => verdicts[state].words;

export interface ChipProps {
  readonly kind: MarkKind;
  readonly children: ReactNode;
}

/** A mark and a few words on their wash. */
function Chip({ kind, children }: ChipProps) {
  return (
    <span className={`chip ${markClass(kind)}`}>
      <Mark kind={kind} />
      {children}
    </span>
  );
}

export interface VerdictChipProps {
  readonly state: VerdictState;
  /** With a number: "4 eligible". */
  readonly number?: number;
}

/** A verdict in the one wording it has everywhere. */
export function VerdictChip({ state, number }: VerdictChipProps) {
  const { mark, words } = verdicts[state];
  return <Chip kind={mark}>{number === undefined ? words : `${count(number)} ${words.toLowerCase()}`}</Chip>;
}

/** A verdict's mark and words without a wash, for table cells. */
export function VerdictWords({ state }: { readonly state: VerdictState }) {
  return (
    <span className="v">
      <Mark kind={verdicts[state].mark} />
      {verdicts[state].words}
    </span>
  );
}
