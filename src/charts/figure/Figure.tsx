import { useId, useState, type ReactNode } from 'react';
import { Mark, type MarkKind } from '../marks/Mark';
import { DataTable, type DataTableProps } from './DataTable';
import type { ShownStatement } from './shown-statement';
import { SqlBlock } from './SqlBlock';

export interface FigureProps {
  /** A question or a claim. */
  readonly title: string;
  /** One sentence with the numbers: this is what a screen reader hears of the drawing. */
  readonly summary: ReactNode;
  /** The drawing. Its SVG is hidden from readers; its buttons are not. */
  readonly children: ReactNode;
  /** Left out only where the content is a table already. */
  readonly table?: DataTableProps;
  /** A function is asked only when the reader opens the statements. */
  readonly sql?: readonly ShownStatement[] | (() => readonly ShownStatement[]);
  /** Opens the rows behind the whole figure. */
  readonly onRows?: () => void;
  readonly rowsLabel?: string;
  readonly mark?: MarkKind;
  /** Shared key, shown once in the head. */
  readonly legend?: ReactNode;
  readonly note?: ReactNode;
  /** `section`: an ink rule and h2 (a section of the page). `small`: h3, for small multiples. */
  readonly size?: 'section' | 'small';
  readonly className?: string;
}

/** A drawing with its title, one-sentence summary, table, SQL and rows. */
export function Figure(props: FigureProps) {
  const { title, summary, children, table, sql = [], onRows, rowsLabel, mark, legend, note } = props;
  const { size = 'section', className = '' } = props;
  const id = useId();
  const [open, setOpen] = useState({ table: false, sql: false });
  const Heading = size === 'section' ? 'h2' : 'h3';

  const actions = (
    <>
      {table ? (
        <button
          type="button"
          className="link"
          aria-expanded={open.table}
          aria-controls={`${id}table`}
          aria-label={`As a table: ${title}`}
          onClick={() => setOpen({ ...open, table: !open.table })}
        >
          As a table
        </button>
      ) : null}
      {typeof sql === 'function' || sql.length > 0 ? (
        <button
          type="button"
          className="link"
          aria-expanded={open.sql}
          aria-controls={`${id}sql`}
          aria-label={`Show SQL: ${title}`}
          onClick={() => setOpen({ ...open, sql: !open.sql })}
        >
          Show SQL
        </button>
      ) : null}
      {onRows ? (
        <button
          type="button"
          className="link"
          onClick={onRows}
          aria-label={`${rowsLabel ?? 'Open rows'}: ${title}`}
        >
          {rowsLabel ?? 'Open rows'}
        </button>
      ) : null}
    </>
  );

  return (
    <figure
      className={`figure ${size} ${className}`.trim()}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}summary`}
    >
      <figcaption className="head">
        <Heading id={`${id}title`}>
          {mark ? <Mark kind={mark} /> : null}
          {title}
        </Heading>
        <div className="sub">
          <span id={`${id}summary`}>{summary}</span>
          {legend}
        </div>
        {size === 'section' ? <div className="acts">{actions}</div> : null}
      </figcaption>
      <div className="figbody">{children}</div>
      {note ? <p className="fignote">{note}</p> : null}
      {size === 'small' ? <div className="figfoot">{actions}</div> : null}
      <div id={`${id}table`} className="figopen" hidden={!open.table}>
        {open.table && table ? <DataTable {...table} /> : null}
      </div>
      <div id={`${id}sql`} className="figopen" hidden={!open.sql}>
        {open.sql
          ? (typeof sql === 'function' ? sql() : sql).map((statement, at) => (
              <SqlBlock key={at} {...statement} />
            ))
          : null}
      </div>
    </figure>
  );
}
