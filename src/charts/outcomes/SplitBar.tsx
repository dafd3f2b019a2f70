import { textWidth } from '../axis/room';
import { useWidth } from '../axis/use-width';
import { count, counted } from '../../words/format';
import { Hatch, useHatch } from '../marks/Hatch';
import {
  splitOf,
  splitWords,
  type Segment,
  type SplitClass,
  type SplitCounts,
} from '../../answers/outcomes/split';
import './outcomes.css';

export interface SplitBarProps {
  readonly counts: SplitCounts;
  /** All human actions, further ones on a decision already drawn among them. */
  readonly allActions?: number;
  readonly onRows?: (id: SplitClass) => void;
}

const part = (share: number) => `${(share * 100).toFixed(3)}%`;

/** One sentence for the bar. */
export function splitSummary(counts: SplitCounts): string {
  const { proposals, actions } = splitOf(counts);
  const pairs = counts.agree + counts.differ;
  return `${counted(proposals, 'agent proposal')} and ${counted(actions, 'human action')}; ${count(pairs)} of each are matched, ${count(counts.agree)} of them agree${counts.agreeWithoutTarget > 0 ? ` (${count(counts.agreeWithoutTarget)} with no target logged)` : ''}.`;
}

function Block({ segment, hatch }: { readonly segment: Segment; readonly hatch: string }) {
  const box = { x: part(segment.from), width: part(segment.until - segment.from) };
  const dashed = { fill: 'var(--page)', stroke: 'var(--notmeasurable)', strokeDasharray: '2 2' };
  switch (segment.id) {
    case 'unadjudicableProposals':
      return <rect {...box} y="36" height="26" {...dashed} />;
    case 'unresolved':
      return <rect {...box} y="36" height="26" fill={hatch} stroke="var(--unresolved)" />;
    case 'agentOnly':
      return <rect {...box} y="36" height="26" fill="var(--agent)" />;
    case 'agree':
      return (
        <>
          <rect {...box} y="36" height="29" fill="var(--agent)" />
          <rect {...box} y="65" height="29" fill="var(--human)" />
        </>
      );
    case 'differ':
      return (
        <>
          <rect {...box} y="36" height="22" fill="var(--agent)" />
          <rect {...box} y="72" height="22" fill="var(--human)" />
        </>
      );
    case 'humanOnly':
      return <rect {...box} y="68" height="26" fill="var(--human)" />;
    case 'unadjudicableActions':
      return <rect {...box} y="68" height="26" {...dashed} />;
  }
}

const inside: Partial<Record<SplitClass, { y: number; className: string }>> = {
  agree: { y: 55, className: 'on b mid' },
  differ: { y: 69, className: 'b ink mid' },
  humanOnly: { y: 86, className: 'b onh mid' },
  agentOnly: { y: 54, className: 'b on mid' },
};

/**
 * Every proposal and every human action once: upper lane agent, lower lane human; where both have
 * something, the two are one matched pair. What does not fit into its stretch is written under the bar.
 */
export function SplitBar({ counts, allActions, onRows }: SplitBarProps) {
  const [box, width] = useWidth<HTMLDivElement>(1000);
  const hatch = useHatch();
  const { proposals, actions, segments, agentUntil, humanFrom } = splitOf(counts);
  const label = (segment: Segment) => `${count(segment.n)} ${splitWords(segment.id, counts)}`;
  const room = (segment: Segment) => (segment.until - segment.from) * width - 12;
  const fits = (segment: Segment) =>
    inside[segment.id] !== undefined && room(segment) >= textWidth(label(segment), true);
  const outside = segments.filter((segment) => !fits(segment));
  const human =
    allActions !== undefined && allActions > actions
      ? `Human, ${count(actions)} of ${counted(allActions, 'action')}`
      : `Human, ${counted(actions, 'action')}`;

  return (
    <div>
      <div className="draw" ref={box}>
        <svg className="plot acct" height="132" aria-hidden="true">
          <Hatch id={hatch.id} />
          <text className="b ink" x="0" y="12">
            Agent, {counted(proposals, 'proposal')}
          </text>
          <line className="brk" x1="0" x2={part(agentUntil)} y1="24" y2="24" />
          <line className="brk" x1="0" x2="0" y1="20" y2="28" />
          <line className="brk" x1={part(agentUntil)} x2={part(agentUntil)} y1="20" y2="28" />
          {segments.map((segment) => (
            <Block key={segment.id} segment={segment} hatch={hatch.fill} />
          ))}
          {segments.slice(1).map((segment) => (
            <line
              key={segment.id}
              className="sep"
              x1={part(segment.from)}
              x2={part(segment.from)}
              y1="34"
              y2="96"
            />
          ))}
          {segments.filter(fits).map((segment) => (
            <text
              key={segment.id}
              className={inside[segment.id]?.className}
              x={part((segment.from + segment.until) / 2)}
              y={inside[segment.id]?.y}
            >
              {label(segment)}
            </text>
          ))}
          <line className="brk" x1={part(humanFrom)} x2="100%" y1="106" y2="106" />
          <line className="brk" x1={part(humanFrom)} x2={part(humanFrom)} y1="102" y2="110" />
          <line className="brk" x1="100%" x2="100%" y1="102" y2="110" />
          <text className="b ink end" x="100%" y="126">
            {human}
          </text>
        </svg>
        {onRows ? (
          <div className="acct-hits">
            {segments.map((segment) => (
              <button
                key={segment.id}
                type="button"
                className="hit"
                style={{ left: part(segment.from), width: part(segment.until - segment.from) }}
                aria-label={`${label(segment)}. Open rows`}
                title={label(segment)}
                onClick={() => onRows(segment.id)}
              />
            ))}
          </div>
        ) : null}
      </div>
      {outside.length > 0 ? <p className="fignote">{outside.map(label).join(', ')}</p> : null}
    </div>
  );
}
