import { SectionHead } from '../../parts/Section';
import { useEffect, useRef } from 'react';
import { DataTable } from '../../../charts/table/Table';
import { Mark } from '../../../charts/marks/Mark';
import { count, counted, exactNumber, plainWord, utcDate, utcMinute } from '../../../words/format';
import type { Action } from '../../../metrics/what-if/actions';
import { goTo } from '../../../session/view';

interface CaseListProps {
  title: string;
  actions: readonly Action[];
  places: readonly number[];
  /** What changed for one action, in words. */
  change?: ((action: Action) => string) | undefined;
  onClose: () => void;
}

/** The actions behind a number of a replay; each opens its whole path. */
export function CaseList({ title, actions, places, change, onClose }: CaseListProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The number that opened it may stand far below.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="part-sections cases">
      <SectionHead
        title={title}
        level={3}
        titleRef={heading}
        sub={counted(places.length, 'action')}
        acts={
          <button type="button" className="link" onClick={onClose}>
            Close the list
          </button>
        }
      />
      <DataTable
        caption={title}
        pageSize={25}
        columns={[
          { label: 'Action' },
          { label: 'Time, UTC' },
          { label: 'Workflow' },
          { label: 'Severity' },
          { label: 'Criticality' },
          { label: 'Reversibility' },
          { label: 'Blast radius', numeric: true },
          { label: 'Confidence', numeric: true },
          ...(change ? [{ label: 'Before and after' }] : []),
          { label: 'Truth' },
        ]}
        rows={places.flatMap((place) => {
          const action = actions[place];
          if (!action) return [];
          return {
            key: action.id,
            cells: [
              <button
                key="open"
                type="button"
                className="link"
                onClick={() => goTo('decisions', { rows: null, decision: action.id })}
              >
                {plainWord(action.action)}
              </button>,
              `${utcDate(action.at)}, ${utcMinute(action.at)}`,
              action.workflow,
              plainWord(action.severity),
              plainWord(action.criticality),
              plainWord(action.reversibility),
              action.blast === null ? 'not logged' : count(action.blast),
              action.confidence === null ? 'not logged' : exactNumber(action.confidence),
              ...(change ? [change(action)] : []),
              <Truth key="truth" truth={action.truth} />,
            ],
          };
        })}
      />
    </div>
  );
}

function Truth({ truth }: { truth: boolean | null }) {
  return (
    <span className="v">
      <Mark kind={truth === null ? 'unresolved' : truth ? 'truth' : 'wrong'} />
      {truth === null ? 'unresolved' : truth ? 'right' : 'wrong'}
    </span>
  );
}
