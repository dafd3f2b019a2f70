import { useContext, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Terms } from '../terms/Terms';
import { Mark, type MarkKind } from '../marks/Mark';
import { DataTable, type DataTableProps } from '../table/Table';
import { fileName } from '../../words/format';
import { FigureMenu } from './FigureMenu';
import { keepInSight } from './keep-in-sight';
import { Tools } from './figure-tools';
import { useShownSql, useSwitch, type ShownSql } from './SqlBlock';

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
  const figure = useRef<HTMLElement>(null);
  const tools = useContext(Tools);
  const isWanted = tools?.isWanted;
  const [isWriting, setWriting] = useState(false);
  const tableSwitch = useSwitch();
  const shownSql = useShownSql(sql);
  const Heading = size === 'section' ? 'h2' : 'h3';
  useEffect(() => {
    if (!figure.current || !isWanted?.(fileName(title))) return undefined;
    return keepInSight(figure.current);
  }, [isWanted, title]);

  const rowsButton = onRows ? (
    <button
      type="button"
      className="link"
      onClick={onRows}
      aria-label={`${rowsLabel ?? 'Open rows'}: ${title}`}
    >
      {rowsLabel ?? 'Open rows'}
    </button>
  ) : null;

  return (
    <figure
      ref={figure}
      tabIndex={-1}
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
        <div className="acts">
          {size === 'section' ? rowsButton : null}
          <FigureMenu
            title={title}
            figure={figure}
            table={table}
            onNote={() => setWriting(true)}
            switches={{ table: table ? tableSwitch : null, sql: shownSql.own }}
          />
        </div>
      </figcaption>
      <div className="figbody">{children}</div>
      {note ? (
        <p className="fignote">
          {size === 'section' && typeof note === 'string' ? <Terms>{note}</Terms> : note}
        </p>
      ) : null}
      {tools ? <tools.Notes title={title} isWriting={isWriting} onEnd={() => setWriting(false)} /> : null}
      {size === 'small' && rowsButton ? <div className="figfoot">{rowsButton}</div> : null}
      <div id={tableSwitch.id} className="figopen" hidden={!tableSwitch.isOpen}>
        {tableSwitch.isOpen && table ? <DataTable {...table} /> : null}
      </div>
      {shownSql.blocks}
    </figure>
  );
}
