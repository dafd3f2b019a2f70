import { useId, useState, type ReactNode } from 'react';
import { Terms } from '../terms/Terms';
import { Mark, type MarkKind } from '../marks/Mark';
import { DataTable, type DataTableProps } from '../table/Table';
import { useShownSql, type ShownSql } from './SqlBlock';

export interface FigureProps {
  /** A question or a claim. */
  readonly title: string;
  /** One sentence with the numbers: this is what a screen reader hears of the drawing. */
  readonly summary: ReactNode;
  /** The drawing. Its SVG is hidden from readers; its buttons are not. */
  readonly children: ReactNode;
  /** Left out only where the content is a table already. */
  readonly table?: DataTableProps;
  readonly sql?: ShownSql;
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
  const { title, summary, children, table, sql, onRows, rowsLabel, mark, legend, note } = props;
  const { size = 'section', className = '' } = props;
  const id = useId();
  const [isTableOpen, setTableOpen] = useState(false);
  const shownSql = useShownSql(sql, { label: `Show SQL: ${title}` });
  const Heading = size === 'section' ? 'h2' : 'h3';

  const actions = (
    <>
      {table ? (
        <button
          type="button"
          className="link"
          aria-expanded={isTableOpen}
          aria-controls={`${id}table`}
          aria-label={`As a table: ${title}`}
          onClick={() => setTableOpen(!isTableOpen)}
        >
          As a table
        </button>
      ) : null}
      {shownSql.button}
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
          <span id={`${id}summary`}>
            {size === 'section' && typeof summary === 'string' ? <Terms>{summary}</Terms> : summary}
          </span>
          {legend}
        </div>
        {size === 'section' ? <div className="acts">{actions}</div> : null}
      </figcaption>
      <div className="figbody">{children}</div>
      {note ? (
        <p className="fignote">
          {size === 'section' && typeof note === 'string' ? <Terms>{note}</Terms> : note}
        </p>
      ) : null}
      {size === 'small' ? <div className="figfoot">{actions}</div> : null}
      <div id={`${id}table`} className="figopen" hidden={!isTableOpen}>
        {isTableOpen && table ? <DataTable {...table} /> : null}
      </div>
      {shownSql.blocks}
    </figure>
  );
}
