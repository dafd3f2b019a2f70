import type { ReactNode } from 'react';
import { utcDateTime, utcTime } from '../../words/format';
import { Mark, type MarkKind } from '../marks/Mark';
import { pathSteps } from './gaps';
import './path.css';

export interface PathEvent {
  readonly key: string;
  /** Epoch milliseconds; null when the log gives none. */
  readonly at: number | null;
  readonly kind: MarkKind;
  readonly title: string;
  /** Text of the log is passed as text. */
  readonly detail?: ReactNode;
  /** The event that decided. */
  readonly strong?: boolean;
}

export interface DecisionPathProps {
  readonly label: string;
  readonly events: readonly PathEvent[];
}

/** What happened to one decision, in order: time, mark, words, and waiting time as a dotted stretch. */
export function DecisionPath({ label, events }: DecisionPathProps) {
  const steps = pathSteps(events);
  return (
    <ol className="path" aria-label={label}>
      {events.map((event, index) => {
        const step = steps[index];
        return <PathItem key={event.key} event={event} wait={step?.wait ?? null} day={step?.day ?? null} />;
      })}
    </ol>
  );
}

interface PathItemProps {
  readonly event: PathEvent;
  readonly wait: string | null;
  readonly day: string | null;
}

function PathItem({ event, wait, day }: PathItemProps) {
  return (
    <>
      {wait === null ? null : (
        <li className="gap">
          <span />
          <span className="rail" />
          <span>{wait}</span>
        </li>
      )}
      {day === null ? null : (
        <li className="on-day">
          <span />
          <span className="rail" />
          <span className="q">{day}, UTC</span>
        </li>
      )}
      <li className={event.strong ? 'strong' : undefined}>
        {event.at === null ? (
          <span className="untimed">no time</span>
        ) : (
          <time className="mono" dateTime={isoOf(event.at)} title={utcDateTime(event.at)}>
            {utcTime(event.at)}
          </time>
        )}
        <span className="rail">
          <Mark kind={event.kind} />
        </span>
        <div>
          <b>{event.title}</b>
          {event.detail === undefined ? null : <span className="q">{event.detail}</span>}
        </div>
      </li>
    </>
  );
}

function isoOf(ms: number): string | undefined {
  const at = new Date(ms);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
