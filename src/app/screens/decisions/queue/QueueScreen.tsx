import { useState } from 'react';
import { count, counted } from '../../../../words/format';
import { rowSetOf } from '../../../../metrics/decisions/row-sets';
import { toAddress } from '../../../../slice/address/address';
import { useMarks, marksAsLines } from '../../../../session/marks';
import { useSelection } from '../../../../session/slice-store';
import { useQuery } from '../../../ask/use-query';
import { useView } from '../../../../session/view';
import { saveFile } from '../../../parts/save-file';
import { DecisionDrawer } from '../DecisionDrawer';
import { DecisionList } from '../DecisionList';
import { countRows } from '../../../../metrics/decisions/list-source';
import '../decisions.css';

const kinds = [
  { set: 'queue_policy', words: 'Policy overridden' },
  { set: 'queue_unexpected', words: 'Unexpected actions' },
  { set: 'queue_disagreement', words: 'Human against truth' },
  { set: 'queue_unresolved', words: 'Unresolved' },
] as const;

/** What somebody should look at, kind by kind, with the reader's own marks. */
export default function QueueScreen() {
  const selection = useSelection();
  const order = useView((view) => view.order);
  const open = useView((view) => view.decision);
  const asked = useView((view) => view.rows);
  const marks = useMarks((store) => store.marks);
  const [said, say] = useState('');
  const address = toAddress(selection);
  const counts = useQuery(
    (query, signal) =>
      Promise.all(
        kinds.map(async ({ set }) => {
          const found = await countRows(query, { of: 'set', set, keys: [] }, selection, signal);
          return { set, ...found };
        }),
      ),
    [selection],
  );
  const linked = asked?.of === 'set' ? kinds.find(({ set }) => set === asked.set) : undefined;
  const firstFilled = counts.value?.find(({ decisions }) => decisions > 0)?.set;
  const shown = linked?.set ?? firstFilled ?? 'queue_policy';
  const total = counts.value?.reduce((sum, { decisions }) => sum + decisions, 0) ?? 0;
  const marked = Object.keys(marks).length;
  return (
    <div className="decisions">
      <div className="rows-head">
        <h1 className="verdict">
          {counts.value ? `${counted(total, 'decision')} to look at in this slice.` : 'Decisions to look at'}
        </h1>
        <p className="lede">
          Your marks and notes stay in this browser, change no number, and leave only as a file that you save.
        </p>
        <div className="queue-kinds" role="group" aria-label="Kind">
          {kinds.map(({ set, words }) => {
            const found = counts.value?.find((each) => each.set === set);
            return (
              <button
                key={set}
                type="button"
                className="toggle"
                aria-pressed={set === shown}
                onClick={() => useView.setState({ rows: { of: 'set', set, keys: [] }, decision: null })}
              >
                {words} {found ? `(${count(found.decisions)})` : ''}
              </button>
            );
          })}
          <span className="queue-export">
            {counted(marked, 'mark')}{' '}
            <button
              type="button"
              className="link"
              disabled={marked === 0}
              onClick={() => {
                saveFile('shadowproof-marks.jsonl', marksAsLines(marks), 'application/jsonl');
                say('Saved, one mark a line.');
              }}
            >
              Export as JSONL
            </button>{' '}
            <span role="status" className="q">
              {said}
            </span>
          </span>
        </div>
        <p className="q small">{rowSetOf(shown)?.title([])}.</p>
      </div>
      {counts.state === 'error' && <p>The queue could not be counted: {counts.error?.message}</p>}
      {counts.value && (
        <DecisionList
          key={`${shown} ${address}`}
          rows={{ of: 'set', set: shown, keys: [] }}
          selection={selection}
          order={order}
          open={open}
        >
          {(step) => (open === null ? null : <DecisionDrawer eventId={open} {...step} />)}
        </DecisionList>
      )}
    </div>
  );
}
