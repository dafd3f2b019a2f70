import { SectionHead } from '../../parts/Section';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { count, counted } from '../../../words/format';
import type { Rejection } from '../../../intake/reading/batch';
import { csvText, csvType } from '../../../words/csv';
import { saveFile } from '../../parts/save-file';

const rowHeight = 32;
const columns = ['File', 'Line', 'Field', 'Expected', 'Found'] as const;

interface RejectedLinesProps {
  rejections: readonly Rejection[];
  /** All of them; the list may hold only the first ones. */
  total: number;
}

/** Every rejected line with its reason. */
export function RejectedLines({ rejections, total }: RejectedLinesProps) {
  const box = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions stay in this component
  const rows = useVirtualizer({
    count: rejections.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const isCut = rejections.length < total;
  return (
    <>
      <SectionHead
        title="Rejected lines"
        titleId="rejected"
        sub={
          total === 0
            ? 'None.'
            : `${counted(total, 'line')} ${total === 1 ? 'was' : 'were'} not counted.${isCut ? ` The first ${count(rejections.length)} are listed.` : ''}`
        }
        acts={
          rejections.length > 0 && (
            <button
              type="button"
              className="link"
              onClick={() =>
                saveFile(
                  'rejected-lines.csv',
                  csvText(
                    columns,
                    rejections.map(({ file, line, field, expected, found }) => [
                      file,
                      line,
                      field,
                      expected,
                      found,
                    ]),
                  ),
                  csvType,
                )
              }
            >
              Save as CSV
            </button>
          )
        }
      />
      {rejections.length > 0 && (
        <div
          ref={box}
          className="rejected"
          role="table"
          aria-labelledby="rejected"
          aria-rowcount={rejections.length + 1}
          tabIndex={0}
          style={{ height: Math.min(360, (rejections.length + 1) * rowHeight + 2) }}
        >
          <div role="rowgroup" className="rejected-head">
            <div role="row" className="rejected-row" aria-rowindex={1}>
              {columns.map((column) => (
                <span key={column} role="columnheader">
                  {column}
                </span>
              ))}
            </div>
          </div>
          <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
            {rows.getVirtualItems().map((item) => {
              const rejection = rejections[item.index];
              if (!rejection) return null;
              return (
                <div
                  key={item.key}
                  role="row"
                  aria-rowindex={item.index + 2}
                  className="rejected-row"
                  style={{
                    position: 'absolute',
                    top: 0,
                    height: rowHeight,
                    transform: `translateY(${item.start}px)`,
                  }}
                >
                  <span role="cell" className="mono" title={rejection.file}>
                    {rejection.file}
                  </span>
                  <span role="cell" className="num">
                    {count(rejection.line)}
                  </span>
                  <span role="cell" className="mono">
                    {rejection.field}
                  </span>
                  <span role="cell" title={rejection.expected}>
                    {rejection.expected}
                  </span>
                  <span role="cell" className="mono" title={rejection.found}>
                    {rejection.found}
                  </span>
                </div>
              );
            })}
          </div>
        </div>
      )}
    </>
  );
}
