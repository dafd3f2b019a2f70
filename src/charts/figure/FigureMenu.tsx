import { useContext, useState, type RefObject } from 'react';
import { fileName } from '../../words/format';
import { csvType } from '../../words/csv';
import { Drop } from '../drop/Drop';
import type { DataTableProps } from '../table/Table';
import { Tools, type FigureTools } from './figure-tools';
import type { Switch } from './SqlBlock';

export interface FigureMenuProps {
  readonly title: string;
  readonly figure: RefObject<HTMLElement | null>;
  readonly table: DataTableProps | undefined;
  /** What the figure can have open under itself. */
  readonly onNote: () => void;
  readonly switches: { readonly table: Switch | null; readonly sql: Switch | null };
}

/** What can be done with a figure: table, SQL, CSV, PNG, SVG, link, note. */
export function FigureMenu({ title, figure, table, switches, onNote }: FigureMenuProps) {
  const tools = useContext(Tools);
  const [said, say] = useState('');
  const [hasPageTable, setPageTable] = useState(false);
  if (!tools && !switches.table && !switches.sql) return null;
  const name = fileName(title);

  const act = (menu: HTMLElement, what: () => void | Promise<string | void>, whenRefused: string) => {
    const details = menu.closest('details');
    details?.removeAttribute('open');
    details?.querySelector('summary')?.focus({ preventScroll: true });
    Promise.resolve()
      .then(what)
      .then((words) => say(words ?? ''))
      .catch(() => say(whenRefused));
  };
  const picture = async (given: FigureTools) => {
    const { pictureOf } = await import('./picture');
    if (!figure.current) throw new Error('no figure');
    return pictureOf(figure.current, given.source());
  };
  const item = (words: string, what: () => void | Promise<string | void>, whenRefused = '', own = {}) => (
    <button type="button" onClick={({ currentTarget }) => act(currentTarget, what, whenRefused)} {...own}>
      {words}
    </button>
  );
  const toggle = (words: string, { isOpen, id, onToggle }: Switch) =>
    item(`${isOpen ? 'Hide' : 'Show'} ${words}`, onToggle, '', {
      'aria-expanded': isOpen,
      'aria-controls': id,
    });
  const refused = 'The browser cannot draw this figure; nothing was saved.';
  return (
    <>
      <span className="q" role="status">
        {said}
      </span>
      <Drop
        className="figmenu"
        label={`Table, SQL, files and link: ${title}`}
        summary={<Dots />}
        onOpen={() => setPageTable(figure.current?.querySelector('.figbody table') != null)}
      >
        <div className="menu-list">
          {switches.table && toggle('table', switches.table)}
          {switches.sql && toggle('SQL', switches.sql)}
          {tools && (
            <>
              {(switches.table ?? switches.sql) && <hr />}
              {(table || hasPageTable) &&
                item('Save as CSV', async () => {
                  const { pageTableCsv, tableCsv } = await import('./table-csv');
                  if (table) return tools.save(name, 'csv', tableCsv(table), csvType);
                  const found = figure.current && pageTableCsv(figure.current);
                  if (found) tools.save(name, 'csv', found.csv, csvType);
                  return found?.isPart ? 'Saved the rows that are shown; the table has more.' : '';
                })}
              {item(
                'Save as PNG',
                async () => tools.save(name, 'png', await tools.png(await picture(tools)), 'image/png'),
                refused,
              )}
              {item(
                'Save as SVG',
                async () => tools.save(name, 'svg', await picture(tools), 'image/svg+xml'),
                refused,
              )}
              {item(
                'Copy link',
                () => tools.copyLink(name).then(() => 'Link copied.'),
                'The browser refused to copy.',
              )}
              {tools.mayNote() && item('Add a note', onNote)}
            </>
          )}
        </div>
      </Drop>
    </>
  );
}

const Dots = () => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
    <circle cx="3" cy="8" r="1.5" />
    <circle cx="8" cy="8" r="1.5" />
    <circle cx="13" cy="8" r="1.5" />
  </svg>
);
