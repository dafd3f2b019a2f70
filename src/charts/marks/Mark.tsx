import type { ReactElement } from 'react';
import { markClass, type MarkKind } from '../../records/report/mark-kinds';

export type { MarkKind } from '../../records/report/mark-kinds';

const shapes: Record<MarkKind, ReactElement> = {
  agent: <circle cx="7" cy="7" r="5" fill="currentColor" />,
  human: <rect x="2.2" y="2.2" width="9.6" height="9.6" rx="1.5" fill="currentColor" />,
  truth: <path d="M7 1 13 7 7 13 1 7Z" fill="currentColor" />,
  wrong: <path d="M3 3 11 11M11 3 3 11" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />,
  override: (
    <g fill="none" stroke="currentColor" strokeWidth="2">
      <circle cx="7" cy="7" r="4.9" />
      <path d="M3.7 10.3 10.3 3.7" />
    </g>
  ),
  rollback: (
    <>
      <path d="M3.6 4A5 5 0 1 1 2.3 8.6" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M1.6 1.2 2.2 6.2 6.8 4.4Z" fill="currentColor" />
    </>
  ),
  within: <path d="M7 .8 12.4 2.6V7c0 3.2-2.4 5.2-5.4 6.3C4 12.2 1.6 10.2 1.6 7V2.6Z" fill="currentColor" />,
  // Hatched by hand: a shared pattern would vanish wherever this mark is copied without it.
  unresolved: (
    <g fill="none" stroke="currentColor">
      <path d="M2 7.5 7.5 2M2 12 12 2M6.5 12 12 6.5" strokeWidth="1.6" />
      <rect x="2" y="2" width="10" height="10" />
    </g>
  ),
  eligible: (
    <>
      <circle cx="7" cy="7" r="6" fill="currentColor" />
      <path d="M4 7.3 6.2 9.4 10.1 4.9" fill="none" stroke="var(--surface)" strokeWidth="1.7" />
    </>
  ),
  notyet: (
    <>
      <circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M7 1.8A5.2 5.2 0 0 0 7 12.2Z" fill="currentColor" />
    </>
  ),
  stepdown: <path d="M1.3 2.8H12.7L7 12.6Z" fill="currentColor" />,
  nm: (
    <g fill="none" stroke="currentColor">
      <circle cx="7" cy="7" r="5.4" strokeWidth="1.5" strokeDasharray="2.2 2" />
      <path d="M4.6 7H9.4" strokeWidth="1.6" />
    </g>
  ),
  baseline: <circle cx="7" cy="7" r="4" fill="var(--page)" stroke="currentColor" strokeWidth="2" />,
  candidate: (
    <>
      <circle cx="7" cy="7" r="6" fill="var(--page)" stroke="currentColor" strokeWidth="1.4" />
      <circle cx="7" cy="7" r="3.4" fill="currentColor" />
    </>
  ),
  ink: <circle cx="7" cy="7" r="3.2" fill="currentColor" />,
  flag: (
    <>
      <path d="M3 1V13M3 2H11L9 5 11 8H3" fill="none" stroke="var(--page)" strokeWidth="4" />
      <path d="M3 1V13M3 2H11L9 5 11 8H3" fill="var(--page)" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
};

export interface MarkProps {
  readonly kind: MarkKind;
  /** Only where no word stands beside the mark: then the mark is announced by it. */
  readonly label?: string;
}

/** A mark in running text, 14 px. The word beside it carries the meaning, so it is hidden from readers. */
export function Mark({ kind, label }: MarkProps) {
  const hidden =
    label === undefined ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': label };
  return (
    <svg className={`g ${markClass(kind)}`} viewBox="0 0 14 14" {...hidden}>
      {shapes[kind]}
    </svg>
  );
}

export interface PlotMarkProps {
  readonly kind: MarkKind;
  /** Centre; a number of pixels or a percentage of the plot's width. */
  readonly x: number | string;
  readonly y: number;
  readonly size?: number;
}

/** A mark inside a drawing, centred on a point. */
export function PlotMark({ kind, x, y, size = 12 }: PlotMarkProps) {
  const scale = size / 14;
  return (
    <svg x={x} y={y} overflow="visible" className={markClass(kind)} style={{ color: 'var(--c)' }}>
      <g transform={`translate(${-size / 2} ${-size / 2}) scale(${scale})`}>{shapes[kind]}</g>
    </svg>
  );
}
