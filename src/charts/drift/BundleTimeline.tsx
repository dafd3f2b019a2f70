import { withRoom, textWidth } from '../axis/room';
import { useWidth } from '../axis/use-width';
import { counted, utcDate, utcDay } from '../../words/format';
import { markClass } from '../../records/report/mark-kinds';
import { PlotMark } from '../marks/Mark';
import './drift.css';

export interface TimelineBundle {
  readonly key: string;
  readonly label: string;
  readonly role: 'baseline' | 'candidate' | null;
  /** Epoch ms of its first and last decision. */
  readonly first: number;
  readonly last: number;
  /** Decisions per week, by the epoch ms of its Monday. */
  readonly volumes: readonly { readonly at: number; readonly decisions: number }[];
}

export interface TimelineEvent {
  readonly at: number;
  readonly kind: string;
  /** The lane it belongs to; null: all. */
  readonly bundle: string | null;
}

export interface BundleTimelineProps {
  readonly bundles: readonly TimelineBundle[];
  readonly events: readonly TimelineEvent[];
}

const lane = 26;
const axis = 22;
const week = 7 * 86_400_000;

/** One lane a bundle: weekly volumes as bars, canary and control events as flags, on one axis of time. */
export function BundleTimeline({ bundles, events }: BundleTimelineProps) {
  const [ref, width] = useWidth<HTMLDivElement>(900);
  const from = bundles.reduce((first, bundle) => Math.min(first, bundle.first), Infinity);
  const until = bundles.reduce((last, bundle) => Math.max(last, bundle.last), -Infinity);
  const names = width > 900 ? 250 : Math.min(150, width / 3);
  const letters = Math.floor((names - 26) / 6.8);
  const x = (at: number) => names + ((at - from) / Math.max(1, until - from)) * (width - names - 8);
  const most = bundles
    .flatMap(({ volumes }) => volumes)
    .reduce((top, one) => Math.max(top, one.decisions), 1);
  const height = bundles.length * lane + axis;
  const weekWidth = Math.max(1, ((width - names) * week) / Math.max(week, until - from) - 1);
  const ticks = Array.from({ length: 6 }, (_, at) => from + ((until - from) * at) / 5).map((at) => ({
    at,
    left: x(at) - textWidth(utcDay(at)) / 2,
    width: textWidth(utcDay(at)),
  }));
  const shown = withRoom(ticks);
  return (
    <div ref={ref} className="timeline">
      <svg className="plot" height={height} aria-hidden="true">
        {bundles.map((bundle, at) => {
          const base = (at + 1) * lane - 6;
          return (
            <g key={bundle.key} className={markClass(bundle.role ?? 'ink')}>
              <line className="grid" x1={names} x2="100%" y1={base} y2={base} />
              {bundle.role ? <PlotMark kind={bundle.role} x={7} y={base - 5} /> : null}
              <text className={bundle.role ? 'b ink' : ''} x="20" y={base - 1}>
                {bundle.label.length > letters ? `${bundle.label.slice(0, letters - 1)}…` : bundle.label}
              </text>
              {bundle.volumes.map((one) => {
                const tall = Math.max(1, (one.decisions / most) * (lane - 8));
                return (
                  <rect
                    key={one.at}
                    x={Math.max(names, x(one.at))}
                    width={weekWidth}
                    y={base - tall}
                    height={tall}
                    fill={bundle.role ? 'var(--c)' : 'var(--ink-3)'}
                  />
                );
              })}
              {events
                .filter((event) => event.bundle === bundle.key && event.at >= from && event.at <= until)
                .map((event, index) => (
                  <PlotMark key={index} kind="flag" x={x(event.at) + 3} y={base - 8} size={13} />
                ))}
            </g>
          );
        })}
        {ticks.map((tick, at) =>
          shown[at] ? (
            <text
              key={at}
              className={at === 5 ? 'end' : 'mid'}
              x={at === 5 ? width : x(tick.at)}
              y={height - 4}
            >
              {utcDay(tick.at)}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  );
}

/** One sentence: how many bundles, over what time, and how many decisions. */
export function timelineSummary(
  bundles: readonly Pick<TimelineBundle, 'first' | 'last'>[],
  decisions: number,
): string {
  if (bundles.length === 0) return 'No bundle decided here.';
  const from = bundles.reduce((first, bundle) => Math.min(first, bundle.first), Infinity);
  const until = bundles.reduce((last, bundle) => Math.max(last, bundle.last), -Infinity);
  return `${counted(bundles.length, 'bundle')}, ${counted(decisions, 'decision')}, ${utcDate(from)} to ${utcDate(until)}.`;
}
