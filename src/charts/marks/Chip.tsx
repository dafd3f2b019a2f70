import type { ReactNode } from 'react';
import { count } from '../../words/format';
import { verdictWords } from '../../words/paper-words';
import { markClass, type MarkKind } from '../../records/report/mark-kinds';
import { Mark } from './Mark';

export type VerdictState = 'eligible' | 'not_shown_yet' | 'step_down' | 'not_measurable';

const marks: Record<VerdictState, MarkKind> = {
  eligible: 'eligible',
  not_shown_yet: 'notyet',
  step_down: 'stepdown',
  not_measurable: 'nm',
};

/** The one mark of a verdict. */
export const verdictMark = (state: VerdictState): MarkKind => marks[state];
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
  /** Of one scope: the tier that its agent has. */
  readonly tierHeld?: string | null;
  /** With a number: "4 eligible". */
  readonly number?: number;
}

/** A verdict in the one wording it has everywhere. */
export function VerdictChip({ state, tierHeld = null, number }: VerdictChipProps) {
  const words = verdictWords(state, tierHeld);
  return (
    <Chip kind={marks[state]}>
      {number === undefined ? words : `${count(number)} ${words.toLowerCase()}`}
    </Chip>
  );
}

/** A verdict's mark and words without a wash, for table cells. */
export function VerdictWords({ state, tierHeld = null }: Omit<VerdictChipProps, 'number'>) {
  return (
    <span className="v">
      <Mark kind={marks[state]} />
      {verdictWords(state, tierHeld)}
    </span>
  );
}
