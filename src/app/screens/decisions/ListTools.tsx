import { useEffect, useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { usePreferences } from '../../state/preferences';
import { useView } from '../../state/view';
import { columns, usualColumns } from './columns';
import { soughtIn } from './list-source';

const pause = 300;

/** What the database holds of a decision as text. */
export const whatIsSearched =
  'Searched: ids of decision, incident, finding and trace, targets, workflow, action, agent, team, tools, revision of the policy, reason codes and the first 1,000 characters of written reasons. Not searched: people, rationale and evidence, which stand in the files only and in the drawer.';

/** Search in the listed decisions, and which columns they show. */
export function ListTools() {
  const find = useView((view) => view.find);
  const sought = soughtIn(find);
  const [typed, setTyped] = useState(sought?.text ?? '');
  const [isPattern, setPattern] = useState(sought?.isPattern ?? false);
  const [known, setKnown] = useState(find);
  if (known !== find) {
    setKnown(find);
    setTyped(sought?.text ?? '');
    setPattern(sought?.isPattern ?? isPattern);
  }
  const written = typed === '' ? '' : `${isPattern ? 're:' : ''}${typed}`;
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
      <label className="check">
        <input type="checkbox" checked={isPattern} onChange={(event) => setPattern(event.target.checked)} />
        Regular expression
      </label>
      <ColumnChooser />
      {typed !== '' && <p className="q small searched">{whatIsSearched}</p>}
    </div>
  );
}

function ColumnChooser() {
  const { columns: chosen, setColumns } = usePreferences();
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
