import type { ReactNode } from 'react';
import { limit as limitWords } from '../../words/format';
import { Mark, type MarkKind } from '../marks/Mark';
import { GateAxis, GatePlot, type GatePlotProps } from './GatePlot';

export type GateState = 'met' | 'not_shown_yet' | 'breached' | 'not_measurable';

const stateMarks: Record<GateState, MarkKind> = {
  met: 'eligible',
  not_shown_yet: 'notyet',
  breached: 'stepdown',
  not_measurable: 'nm',
};
const stateWords: Record<GateState, string> = {
  met: 'Met',
  not_shown_yet: 'Not shown yet',
  breached: 'Shown to be worse',
  not_measurable: 'Not measurable',
};

export interface GateRowProps extends Omit<GatePlotProps, 'measurable'> {
  readonly id: string;
  readonly title: string;
  /** What counts, in a few words: "actions that were not warranted". */
  readonly explanation?: string;
  readonly state: GateState;
  /** "0.2% per incident", "none", "not measurable". */
  readonly observed: ReactNode;
  /** "2 of 512 actions, in 2 of 412 incidents; 3 unresolved". */
  readonly observedDetail?: ReactNode;
  /** Missing: the limit in words. */
  readonly limitText?: string;
  /** How far the evidence lies from the limit. */
  readonly limitDetail?: ReactNode;
  readonly missing: ReactNode;
  readonly onRows?: () => void;
}

/** One gate: what is wanted, what was seen, where it stands, what is missing. */
export function GateRow(props: GateRowProps) {
  const {
    title,
    explanation,
    state,
    observed,
    observedDetail,
    limitText,
    limitDetail,
    missing,
    onRows,
    ...plot
  } = props;
  return (
    <tr>
      <th scope="row">
        <span className="v">
          <Mark kind={stateMarks[state]} />
          {title}
          <span className="vh">: {stateWords[state]}</span>
        </span>
        {explanation ? <span className="q">{explanation}</span> : null}
      </th>
      <td className="ob">
        {onRows ? (
          <button type="button" className="link" onClick={onRows} aria-label={`Rows behind ${title}`}>
            <b>{observed}</b>
          </button>
        ) : (
          <b>{observed}</b>
        )}
        {observedDetail ? <span className="q">{observedDetail}</span> : null}
      </td>
      <td className="pl">
        <GatePlot {...plot} measurable={state !== 'not_measurable'} />
      </td>
      <td className="nw li">
        {limitText ?? limitWords(plot.limit, plot.side)}
        {limitDetail ? <span className="q">{limitDetail}</span> : null}
      </td>
      <td className="mi">{missing}</td>
    </tr>
  );
}

/** Every gate of a scope, each scaled to its own limit. */
export function GateTable({
  caption,
  gates,
}: {
  readonly caption: string;
  readonly gates: readonly GateRowProps[];
}) {
  return (
    <table className="gates stack">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Gate</th>
          <th scope="col">Observed</th>
          <th scope="col" className="pl">
            <span className="vh">Against the limit</span>
            <GateAxis />
          </th>
          <th scope="col">Limit</th>
          <th scope="col">What is missing</th>
        </tr>
      </thead>
      <tbody>
        {gates.map((gate) => (
          <GateRow key={gate.id} {...gate} />
        ))}
      </tbody>
    </table>
  );
}
