import { type ReactNode, useCallback, useState } from 'react';
import { count, counted } from '../../../words/format';
import { StateBlock } from '../../../charts/states/StateBlock';
import type { Selection } from '../../../slice/selection/selection';
import type { RowsRequest } from '../../../slice/rows-request';
import { sliceStore } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { useView } from '../../../session/view';
import type { RowOrder } from '../../../session/view-address';
import { whatIsSearched } from './ListTools';
import { DecisionTable } from './DecisionTable';
import {
  countRows,
  type DecisionRow,
  orderOf,
  readPage,
  type Sought,
  turnsRound,
} from '../../../metrics/decisions/list-source';
import type { StepProps } from './step-props';
import { EngineError } from '../../../database/engine/engine-error';

const pageSize = 200;
/** Browsers cut elements off at about 17 million pixels, so a list is shown in windows. */
const windowSize = 100_000;

interface DecisionListProps {
  rows: RowsRequest | null;
  selection: Selection;
  order: RowOrder;
  /** Looked for in them; null = nothing. */
  sought?: Sought | null;
  /** The files are still being searched for it. */
  isReadingFiles?: boolean;
  open: string | null;
  /** The drawer beside the table. */
  children: (step: StepProps) => ReactNode;
}

export function DecisionList({
  rows,
  selection,
  order,
  sought = null,
  isReadingFiles = false,
  open,
  children,
}: DecisionListProps) {
  const [start, setStart] = useState(0);
  const [seen, setSeen] = useState({ first: 0, last: 0 });
  const [active, setActive] = useState(0);
  const total = useQuery(
    (query, signal) => countRows(query, rows, selection, signal, sought),
    [rows, selection, sought],
  );

  const firstPage = Math.floor((start + seen.first) / pageSize);
  const lastPage = Math.floor((start + seen.last) / pageSize);
  const sorted = orderOf(order.column, order.descending);
  const pages = useQuery(
    async (query, signal) => {
      const wanted = Array.from({ length: lastPage - firstPage + 1 }, (_, place) => firstPage + place);
      const read = wanted.map((page) =>
        readPage(
          query,
          rows,
          selection,
          { order: sorted, offset: page * pageSize, limit: pageSize },
          signal,
          sought,
        ),
      );
      const lists = await Promise.all(read);
      return { from: firstPage * pageSize, rows: lists.flat() };
    },
    [firstPage, lastPage, rows, selection, sorted, sought],
  );
  const rowAt = (index: number) => pages.value?.rows[start + index - pages.value.from];
  const onVisible = useCallback((first: number, last: number) => setSeen({ first, last }), []);
  const openRow = (row: DecisionRow) => useView.setState({ decision: row.event_id });
  const close = () => {
    useView.setState({ decision: null });
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-row="${active}"] .row-open`)?.focus(),
    );
  };

  if (total.state === 'error' || pages.state === 'error') {
    const error = total.error ?? pages.error;
    const message = error?.message ?? '';
    if (sought?.isPattern && error instanceof EngineError && error.code === 'invalid-input') {
      return (
        <StateBlock
          kind="empty"
          title="This is not a regular expression that can be searched with."
          detail="Look-ahead, look-behind and back-references are not known here: they are what makes a search take for ever."
          facts={[{ name: 'What the engine says', value: message.split('\n')[0]?.slice(0, 300) ?? '' }]}
          height={320}
        />
      );
    }
    return (
      <StateBlock
        kind="error"
        title="The rows could not be listed."
        detail="Filters, other screens and the loaded logs still work."
        facts={[{ name: 'What failed', value: message }]}
        height={320}
      />
    );
  }
  if (total.value === undefined) return <StateBlock kind="loading" title="Counting the rows" height={320} />;
  if (total.value.decisions === 0) {
    if (sought)
      return (
        <StateBlock
          kind="empty"
          title={
            isReadingFiles
              ? `No column here holds “${sought.text.slice(0, 80)}”; the files are being read.`
              : `No decision here holds “${sought.text.slice(0, 80)}”.`
          }
          detail={
            whatIsSearched[sought.isPattern ? 'pattern' : sought.places === undefined ? 'text' : 'files']
          }
          action={{ label: 'Clear the search', onPress: () => useView.setState({ find: '' }) }}
          height={320}
        />
      );
    return (
      <StateBlock
        kind="empty"
        title="No decision here."
        detail="The slice leaves none for this number. Widening a filter brings them back."
        action={{ label: 'Reset the filters', onPress: () => sliceStore.getState().clear() }}
        height={320}
      />
    );
  }
  const shown = Math.min(windowSize, total.value.decisions - start);
  const end = start + shown;
  const step = (by: number) => {
    const index = active + by;
    const row = rowAt(index);
    return row
      ? () => {
          setActive(index);
          openRow(row);
        }
      : undefined;
  };
  return (
    <div className={open === null ? undefined : 'split'}>
      <div className={pages.state === 'refreshing' && pages.value === undefined ? 'dim' : undefined}>
        <DecisionTable
          caption={captionOf(total.value, order)}
          total={shown}
          rowAt={rowAt}
          onVisible={onVisible}
          order={order}
          active={active}
          openId={open}
          onActive={setActive}
          onOpen={(row, index) => {
            setActive(index);
            openRow(row);
          }}
        />
        {total.value.decisions > windowSize && (
          <p className="pager small q">
            <button
              type="button"
              className="link"
              disabled={start === 0}
              onClick={() => setStart(start - windowSize)}
            >
              Before
            </button>
            <span>
              {count(start + 1)}–{count(end)} of {count(total.value.decisions)}
            </span>
            <button
              type="button"
              className="link"
              disabled={end >= total.value.decisions}
              onClick={() => setStart(end)}
            >
              After
            </button>
          </p>
        )}
      </div>
      {children({ onPrevious: step(-1), onNext: step(1), onClose: close })}
    </div>
  );
}

function captionOf(total: { decisions: number; incidents: number }, order: RowOrder): string {
  const direction = !turnsRound(order.column)
    ? ''
    : order.descending
      ? ', latest or highest first'
      : ', earliest or lowest first';
  return `${counted(total.decisions, 'decision')} in ${counted(total.incidents, 'incident')}, sorted by ${order.column}${direction}`;
}
