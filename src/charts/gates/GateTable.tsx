import { Table } from '../table/Table';
import type { ReactNode } from 'react';
import { limit as limitWords } from '../../words/format';
import { gateWords } from '../../words/paper-words';
import { Mark, type MarkKind } from '../marks/Mark';
import { GateAxis, GatePlot, type GatePlotProps } from './GatePlot';
import './gates.css';

export type GateState = 'met' | 'not_shown_yet' | 'breached' | 'not_measurable';

const stateMarks: Record<GateState, MarkKind> = {
  met: 'eligible',
  not_shown_yet: 'notyet',
  breached: 'stepdown',
  not_measurable: 'nm',
};

export interface GateRowProps extends Omit<GatePlotProps, 'measurable' | 'mark'> {
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

/** Every gate of a scope, each scaled to its own limit: what is wanted, what was seen, what is missing. */
export function GateTable({
  caption,
  gates,
}: {
  readonly caption: string;
  readonly gates: readonly GateRowProps[];
}) {
  return (
    <Table
      caption={caption}
      region={null}
      className="gates stack"
      rows={gates}
      rowKey={({ id }) => id}
      columns={[
        {
          head: 'Gate',
          cell: ({ title, explanation, state }) => (
            <>
              <span className="v">
                <Mark kind={stateMarks[state]} />
                {title}
                <span className="vh">: {gateWords[state]}</span>
              </span>
              {explanation ? <span className="q">{explanation}</span> : null}
            </>
          ),
        },
        {
          head: 'Observed',
          className: 'ob',
          cell: ({ title, observed, observedDetail, onRows }) => (
            <>
              {onRows ? (
                <button type="button" className="link" onClick={onRows} aria-label={`Rows behind ${title}`}>
                  <b>{observed}</b>
                </button>
              ) : (
                <b>{observed}</b>
              )}
              {observedDetail ? <span className="q">{observedDetail}</span> : null}
            </>
          ),
        },
        {
          id: 'plot',
          head: (
            <>
              <span className="vh">Against the limit</span>
              <GateAxis />
            </>
          ),
          headClass: 'pl',
          className: 'pl',
          cell: (gate) => (
            <GatePlot {...gate} mark={stateMarks[gate.state]} measurable={gate.state !== 'not_measurable'} />
          ),
        },
        {
          head: 'Limit',
          className: 'nw li',
          cell: ({ limitText, limit, side, limitDetail }) => (
            <>
              {limitText ?? limitWords(limit, side)}
              {limitDetail ? <span className="q">{limitDetail}</span> : null}
            </>
          ),
        },
        { head: 'What is missing', className: 'mi', cell: ({ missing }) => missing },
      ]}
    />
  );
}
