import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { fitted, textWidth, withRoom } from '../axis/room';
import { isShown, rateShort, utcDay } from '../../words/format';
import { PlotMark } from '../marks/Mark';
import { weekLength } from '../../answers/outcomes/weeks';
import type { WeekPoint } from '../../answers/outcomes/weeks';

export interface ReleaseLine {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly label: string;
  readonly role?: 'baseline' | 'candidate';
}

export interface ControlFlag {
  readonly at: number;
  readonly label: string;
}

export interface WeekOverlayProps {
  readonly weeks: readonly WeekPoint[];
  readonly releases: readonly ReleaseLine[];
  readonly flags: readonly ControlFlag[];
  readonly hatch: string;
  /** Pixels the n bars take under the plot. */
  readonly barTop: number;
  readonly barHeight: number;
}

const mostLines = 40;
/** Base lines of the names of releases: those that find no room in one stand in the next. */
const nameLines = [14, 28, 42];

/** The releases to draw: all of them, or only the two compared where there are too many to tell apart. */
export function drawnReleases(releases: readonly ReleaseLine[]): readonly ReleaseLine[] {
  return releases.length <= mostLines ? releases : releases.filter((release) => release.role);
}

/** Release lines, flags, hatched weeks and n bars, on the scales of the chart around them. */
export function WeekOverlay({ weeks, releases, flags, hatch, barTop, barHeight }: WeekOverlayProps) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  const [firstWeek] = weeks;
  if (!area || !x || !y || !firstWeek) return null;
  const at = (ms: number) => x(ms) ?? area.x;
  const right = area.x + area.width;
  const slot = area.width / weeks.length;
  const bottom = area.y + area.height;
  const mostN = weeks.reduce((most, week) => Math.max(most, week.n), 0);
  const end = firstWeek.start + weeks.length * weekLength;

  const inView = releases.filter((release) => release.at >= firstWeek.start && release.at < end);
  const lines = drawnReleases(inView).toSorted((a, b) => a.at - b.at);
  const names = lines.map((release, index) => {
    const line = at(release.at);
    const next = lines[index + 1];
    const room = next ? at(next.at) - line - 12 : right - line;
    const strong = release.role !== undefined;
    const long = release.role ? `${release.label} ${release.role}` : release.label;
    const text = fitted(textWidth(long, strong) <= room ? long : release.label, 150);
    const width = textWidth(text, strong);
    const flips = line + 6 + width > right;
    const left = flips ? line - 6 - width : line + 6;
    return { left, width, text, important: strong, x: flips ? line - 6 : left, flips };
  });
  const named: ((typeof names)[number] & { readonly y: number })[] = [];
  let waiting = names;
  for (const y of nameLines) {
    const stands = withRoom(waiting);
    named.push(...waiting.filter((_, index) => stands[index]).map((name) => ({ ...name, y })));
    waiting = waiting.filter((_, index) => !stands[index]);
  }

  const flagged = flags.filter((flag) => flag.at >= firstWeek.start && flag.at < end);
  const poles = flagged.map((flag) => at(flag.at));
  // Under the base line, beside its flag, or below it where another flag or name stands there.
  const flagNames = flagged.map((flag, index) => {
    const text = fitted(`${flag.label}, ${utcDay(flag.at)}`, 170);
    const width = textWidth(text);
    const pole = at(flag.at);
    const isClear = (left: number) =>
      left >= area.x &&
      left + width <= right &&
      poles.every((other, place) => place === index || other + 14 < left || other - 4 > left + width);
    const left = [pole - 8 - width, pole + 14].find(isClear);
    const over = Math.min(right - width, Math.max(area.x, pole - width / 2));
    const isBefore = left !== undefined && left < pole;
    return {
      text,
      width,
      left,
      over,
      anchor: isBefore ? ('end' as const) : ('start' as const),
      x: isBefore ? pole - 6 : pole + 14,
    };
  });
  const besides = flagNames.filter(({ left }) => left !== undefined);
  const besideStands = withRoom(besides.map(({ left = 0, width }) => ({ left, width })));
  const beside = besides.filter((_, index) => besideStands[index]);
  const overs = flagNames.filter((name) => !beside.includes(name));
  const overStands = withRoom(overs.map(({ over, width }) => ({ left: over, width })));
  const flagTexts = [
    ...beside.map(({ text, x: edge, anchor }) => ({ text, x: edge, y: bottom + 13, anchor })),
    ...overs
      .filter((_, index) => overStands[index])
      .map(({ text, over, width }) => ({
        text,
        x: over + width / 2,
        y: bottom + 28,
        anchor: 'middle' as const,
      })),
  ];

  const judged = weeks.map((week) => (!week.immature && isShown(week) ? week : null));
  const latest = judged.filter((week) => week !== null).at(-1);
  const alone = judged
    .filter((week, index) => week?.interval && !judged[index - 1] && !judged[index + 1])
    .filter((week) => week !== null);
  const months = weeks
    .map((week, index) => ({
      text: utcDay(week.start),
      left: at(week.start),
      width: textWidth(utcDay(week.start)),
      index,
    }))
    .map((label) => ({ ...label, important: label.index === 0 }));
  const step = Math.max(1, Math.ceil(weeks.length / Math.max(2, Math.floor(area.width / 150))));
  const dates = months.filter((label) => label.index % step === 0 && label.left + label.width <= right);

  return (
    <g>
      {weeks.map((week, index) =>
        week.immature || week.state === 'not_measurable' ? (
          <rect
            key={week.key}
            x={area.x + index * slot}
            width={slot}
            y={area.y}
            height={area.height}
            fill={hatch}
            opacity=".6"
          />
        ) : null,
      )}
      {lines.map((release, index) => (
        <line key={index} className="event" x1={at(release.at)} x2={at(release.at)} y1={6} y2={bottom} />
      ))}
      {named.map((name, index) => (
        <text
          key={index}
          className={name.important ? 'halo b ink' : 'halo'}
          textAnchor={name.flips ? 'end' : 'start'}
          x={name.x}
          y={name.y}
        >
          {name.text}
        </text>
      ))}
      <line className="zero" x1={area.x} x2={right} y1={bottom} y2={bottom} />
      {poles.map((pole, index) => (
        <PlotMark key={index} kind="flag" x={pole + 4} y={bottom + 9} size={14} />
      ))}
      {flagTexts.map(({ text, anchor, ...place }, index) => (
        <text key={index} className="halo" textAnchor={anchor} {...place}>
          {text}
        </text>
      ))}
      {alone.map((week) => (
        <line
          key={week.key}
          className="whisk"
          x1={at(week.start) + slot / 2}
          x2={at(week.start) + slot / 2}
          y1={y(week.interval?.upper)}
          y2={y(week.interval?.lower)}
        />
      ))}
      {latest ? (
        <text
          className="b ink halo"
          textAnchor="end"
          x={Math.min(right, at(latest.start) + slot / 2 + textWidth(rateShort(latest), true) / 2)}
          y={Math.max(area.y + 12, (y(latest.interval?.upper ?? latest.share) ?? area.y) - 6)}
        >
          {rateShort(latest)}
        </text>
      ) : null}
      {weeks.map((week, index) => {
        const height = mostN > 0 ? (week.n / mostN) * (barHeight - 4) : 0;
        return (
          <rect
            key={week.key}
            className="nbar"
            x={area.x + index * slot + slot * 0.19}
            width={Math.max(0.5, slot * 0.62)}
            y={barTop + barHeight - height}
            height={height}
          />
        );
      })}
      <line className="zero" x1={area.x} x2={right} y1={barTop + barHeight} y2={barTop + barHeight} />
      <text textAnchor="end" x={area.x - 8} y={barTop + barHeight + 4}>
        0
      </text>
      <text textAnchor="end" x={area.x - 8} y={barTop + 8}>
        {mostN}
      </text>
      {dates.map((label) => (
        <text key={label.index} x={label.left} y={barTop + barHeight + 17}>
          {label.text}
        </text>
      ))}
    </g>
  );
}
