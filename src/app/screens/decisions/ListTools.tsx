import { useEffect, useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { setColumns, usePreferences } from '../../../session/preferences';
import { useView } from '../../../session/view';
import { Toggles } from '../../parts/Toggles';
import { columns, usualColumns } from './columns';
import { readFind, type SearchKind, writeFind } from '../../../metrics/decisions/list-source';

const pause = 300;

const columnsSearched =
  'Searched: ids of decision, incident, finding and trace, targets, workflow, action, agent, team, tools, revision of the policy, reason codes and the first 1,000 characters of written reasons.';

/** Where a text is looked for. */
export const whatIsSearched: Readonly<Record<SearchKind, string>> = {
  text: `${columnsSearched} Rationale, evidence and long reasons stand in the files only: search those too. People are never searched.`,
  pattern: `${columnsSearched} The files are searched for plain text only. People are never searched.`,
  files: `${columnsSearched} In the files: every value of every record, rationale, evidence and whole reasons among them; of a mapped source the records that were made of it, so that nothing its mapping left out or replaced is found. People are never searched, nor what reasons say of them by name.`,
};

const kinds: readonly { kind: SearchKind; words: string }[] = [
  { kind: 'text', words: 'In the columns' },
  { kind: 'pattern', words: 'Regular expression' },
  { kind: 'files', words: 'In the files too' },
];

/** Search in the listed decisions, and which columns they show. */
export function ListTools() {
  const find = useView((view) => view.find);
  const sought = readFind(find);
  const [typed, setTyped] = useState(sought.text);
  const [kind, setKind] = useState<SearchKind>(sought.kind);
  const [known, setKnown] = useState(find);
  if (known !== find) {
    setKnown(find);
    setTyped(sought.text);
    if (find !== '') setKind(sought.kind);
  }
  const written = writeFind(kind, typed);
  useEffect(() => {
    if (written === find) return undefined;
    const timer = setTimeout(() => useView.setState({ find: written, decision: null }), pause);
    return () => clearTimeout(timer);
  }, [written, find]);
  return (
    <div className="list-tools" role="search">
      <input
        className="input"
        type="search"
        aria-label="Find in ids, targets, tools, words and reasons"
        placeholder="Find in ids, targets, tools, words and reasons"
        maxLength={190}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="search-kind" role="radiogroup" aria-label="Where to look">
        {kinds.map((one) => (
          <label key={one.kind} className="check">
            <input
              type="radio"
              name="search-kind"
              checked={kind === one.kind}
              onChange={() => setKind(one.kind)}
            />
            {one.words}
          </label>
        ))}
      </div>
      <OrderChoice />
      <ColumnChooser />
      {typed !== '' && <p className="q small searched">{whatIsSearched[kind]}</p>}
    </div>
  );
}

const orders = [
  { value: 'latest', words: 'Latest first' },
  { value: 'judged', words: 'Judged first' },
] as const;

/** The two orders that are asked for most; a column's heading sorts by any other. */
function OrderChoice() {
  const { column, descending } = useView((view) => view.order);
  const order =
    column === 'time' && descending ? 'latest' : column === 'truth' && !descending ? 'judged' : '';
  return (
    <Toggles<string>
      label="Order"
      choices={orders}
      chosen={order}
      onChange={(next) =>
        useView.setState({
          order:
            next === 'judged' ? { column: 'truth', descending: false } : { column: 'time', descending: true },
        })
      }
    />
  );
}

function ColumnChooser() {
  const { columns: chosen } = usePreferences();
  const titles = chosen ?? usualColumns;
  return (
    <DialogTrigger>
      <Button className="button quiet">Columns</Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="filter-dialog" aria-label="Columns">
          {columns.map(({ title }) => (
            <label key={title} className="check">
              <input
                type="checkbox"
                checked={titles.includes(title)}
                onChange={(event) =>
                  setColumns(
                    event.target.checked ? [...titles, title] : titles.filter((other) => other !== title),
                  )
                }
              />
              {title}
            </label>
          ))}
          <div className="filter-foot">
            <Button className="button quiet" isDisabled={chosen === null} onPress={() => setColumns(null)}>
              Usual ones
            </Button>
            <Button className="button quiet" slot="close">
              Done
            </Button>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
