import { useMemo } from 'react';
import { useView } from '../../../session/view';
import { useSelection } from '../../../session/slice-store';
import { toAddress } from '../../../slice/address/address';
import { writeRows } from '../../../slice/rows-request';
import { DecisionDrawer } from './DecisionDrawer';
import { DecisionList } from './DecisionList';
import { FileSearchLine } from './in-files/FileSearchLine';
import { useFileSearch } from './in-files/use-file-search';
import { soughtIn } from '../../../metrics/decisions/list-source';
import { ListTools } from './ListTools';
import { RowsHead } from './RowsHead';
import './decisions.css';

/** The rows behind a number, or all in view, and the whole path of one of them. */
export default function DecisionsScreen() {
  const rows = useView((view) => view.rows);
  const order = useView((view) => view.order);
  const open = useView((view) => view.decision);
  const selection = useSelection();
  const find = useView((view) => view.find);
  const files = useFileSearch(find);
  const found = files.search.state === 'found' ? files.search : null;
  const isReading = files.search.state === 'starting' || files.search.state === 'reading';
  // Places are many: the same object as long as they are the same.
  const sought = useMemo(() => {
    const inColumns = soughtIn(find);
    return inColumns && found ? { ...inColumns, places: found.places } : inColumns;
  }, [find, found]);
  const listKey = `${toAddress(selection)} ${rows ? writeRows(rows) : ''} ${find} ${found ? `files ${found.serial}` : ''}`;
  return (
    <div className="decisions">
      <RowsHead rows={rows} />
      <ListTools />
      <FileSearchLine {...files} />
      <DecisionList
        key={listKey}
        rows={rows}
        selection={selection}
        order={order}
        sought={sought}
        isReadingFiles={isReading}
        open={open}
      >
        {(step) => (open === null ? null : <DecisionDrawer eventId={open} {...step} />)}
      </DecisionList>
    </div>
  );
}
