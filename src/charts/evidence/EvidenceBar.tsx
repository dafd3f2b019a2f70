import { markClass, type MarkKind } from '../../records/report/mark-kinds';
import { count, eMark } from '../../words/format';
import { eShare } from './e-scale';

export interface EvidenceBarProps {
  /** The running maximum; for a step down, that of the opposite process. */
  readonly e: number;
  /** 1/α: where the gate opens. */
  readonly needed: number;
  /** The bar's right end; 100 unless a gate opens beyond it. */
  readonly until?: number;
  readonly kind: Extract<MarkKind, 'eligible' | 'notyet' | 'stepdown' | 'nm'>;
}

const part = (share: number) => `${(share * 100).toFixed(2)}%`;

/** Evidence on a log scale from 0.1 to 100, with an ink mark at 1/α. Words beside it carry the number. */
export function EvidenceBar({ e, needed, until, kind }: EvidenceBarProps) {
  const mark = part(eShare(needed, until));
  return (
    <svg className={`plot ebar ${markClass(kind)}`} height="12" aria-hidden="true">
      <rect className="track" y="3" width="100%" height="6" />
      <rect className="fill" y="3" width={part(eShare(e, until))} height="6" />
      <line className="cut" x1={mark} x2={mark} y1="0" y2="12" />
      <line className="limit" x1={mark} x2={mark} y1="0" y2="12" />
    </svg>
  );
}

export interface EvidenceAxisProps {
  /** Where every gate of the column opens; null where they open at different values. */
  readonly needed: number | null;
  readonly until?: number;
}

/** The scale over a column of evidence bars. */
export function EvidenceAxis({ needed, until = 100 }: EvidenceAxisProps) {
  const at = needed === null ? null : eShare(needed, until);
  const one = eShare(1, until);
  return (
    <svg className="plot eaxis" height="14" aria-hidden="true">
      <text x="0" y="11">
        E 0.1
      </text>
      {at === null || Math.abs(at - one) > 0.12 ? (
        <text className="mid" x={part(one)} y="11">
          1
        </text>
      ) : null}
      {at === null || needed === null ? null : (
        <text className={at > 0.93 ? 'end b ink' : 'mid b ink'} x={part(at)} y="11">
          {eMark(needed)}
        </text>
      )}
      {at === null || at < 0.88 ? (
        <text className="end" x="100%" y="11">
          {count(until)}
        </text>
      ) : null}
    </svg>
  );
}
