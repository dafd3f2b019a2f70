import { markClass, type MarkKind } from '../marks/kinds';
import { eShare } from './e-scale';

export interface EvidenceBarProps {
  /** The running maximum; for a step down, that of the opposite process. */
  readonly e: number;
  /** 1/α: where the gate opens. */
  readonly needed: number;
  readonly kind: Extract<MarkKind, 'eligible' | 'notyet' | 'stepdown' | 'nm'>;
}

const part = (share: number) => `${(share * 100).toFixed(2)}%`;

/** Evidence on a log scale from 0.1 to 100, with an ink mark at 1/α. Words beside it carry the number. */
export function EvidenceBar({ e, needed, kind }: EvidenceBarProps) {
  const mark = part(eShare(needed));
  return (
    <svg className={`plot ebar ${markClass(kind)}`} height="12" aria-hidden="true">
      <rect className="track" y="3" width="100%" height="6" />
      <rect className="fill" y="3" width={part(eShare(e))} height="6" />
      <line className="cut" x1={mark} x2={mark} y1="0" y2="12" />
      <line className="limit" x1={mark} x2={mark} y1="0" y2="12" />
    </svg>
  );
}

/** The scale over a column of evidence bars. */
export function EvidenceAxis({ needed }: { readonly needed: number }) {
  const at = eShare(needed);
  return (
    <svg className="plot eaxis" height="14" aria-hidden="true">
      <text x="0" y="11">
        E 0.1
      </text>
      {Math.abs(at - 1 / 3) > 0.12 ? (
        <text className="mid" x="33.3%" y="11">
          1
        </text>
      ) : null}
      <text className={at > 0.93 ? 'end b ink' : 'mid b ink'} x={part(at)} y="11">
        {Number(needed.toFixed(1))}
      </text>
      {at < 0.88 ? (
        <text className="end" x="100%" y="11">
          100
        </text>
      ) : null}
    </svg>
  );
}
