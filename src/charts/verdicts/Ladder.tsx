import './verdicts.css';
export interface Rung {
  readonly key: string;
  readonly label: string;
  /** `past`: held before; `now`: held; `ask`: the next one, judged here; `far`: beyond it. */
  readonly state: 'past' | 'now' | 'ask' | 'far';
  /** "now, since 10 Mar 2025", "4 of 15 scopes eligible". */
  readonly note?: string;
  /** What an agent of this tier may do, shown on hover and focus. */
  readonly meaning?: string;
  /** `ask` only: share of scopes that are eligible, 0…1. */
  readonly part?: number;
}

export interface LadderProps {
  /** Highest tier first. */
  readonly rungs: readonly Rung[];
  readonly label: string;
}

/** The tier ladder: what was held, what is held, what is asked for. */
export function Ladder({ rungs, label }: LadderProps) {
  return (
    <ol className="ladder" aria-label={label}>
      {rungs.map((rung) => (
        <li
          key={rung.key}
          className={rung.state}
          tabIndex={rung.meaning ? 0 : undefined}
          aria-current={rung.state === 'now' ? 'step' : undefined}
          style={rung.part === undefined ? undefined : { ['--part' as string]: rung.part }}
        >
          <span className="rung" aria-hidden="true" />
          <span>
            <b>{rung.label}</b>
            {rung.note ? <span className="q">{rung.note}</span> : null}
            {rung.meaning ? <span className="q means">{rung.meaning}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
