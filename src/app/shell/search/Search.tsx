import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { namedDecisions, namedThings } from '../../../metrics/in-view/named';
import { useQuery } from '../../ask/use-query';
import { usePersonName } from '../../ask/use-value-name';
import { commands } from './commands';
import { decisionsFound, type Found, foundIn, termsAndMeasures, thingsFound } from './found';

const shortestId = 3;

/** Everything that has a name, and everything that can be done, found by typing a part of it: Ctrl+K. */
export default function Search({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <ModalOverlay
      className="overlay search-overlay"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
    >
      <Modal className="modal search">
        <Dialog className="search-dialog" aria-label="Search">
          {isOpen && <SearchList onClose={() => onOpenChange(false)} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What is typed stays here: it is no part of the view, so that no link and no entry of the history holds it. */
function SearchList({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const sought = useDeferredValue(typed.trim());
  const personName = usePersonName();
  const things = useQuery((query, signal) => namedThings(query, signal), []);
  const decisions = useQuery(
    (query, signal) => namedDecisions(query, sought, signal),
    [sought],
    sought.length >= shortestId,
  );
  const named = useMemo(
    () => [
      ...commands(),
      ...(things.value ? thingsFound(things.value, personName) : []),
      ...termsAndMeasures(),
    ],
    [things.value, personName],
  );
  const groups = useMemo(
    () =>
      foundIn(
        named,
        sought,
        sought.length >= shortestId && decisions.state !== 'error'
          ? decisionsFound(decisions.value ?? [])
          : [],
      ),
    [named, sought, decisions],
  );
  const run = (id: string) => {
    const chosen = groups.flatMap(({ items }) => items).find((each) => each.id === id);
    if (!chosen) return;
    onClose();
    chosen.run();
  };
  // Who types and presses Enter at once means the first that is found, not what the list before had under focus.
  const runFirst = (event: KeyboardEvent<HTMLElement>) => {
    const text = typed.trim();
    // Enter that ends the writing of a word in another script is part of it.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || text === '') return;
    const list = event.currentTarget.closest('[role=dialog]');
    if (sought === text && list?.querySelector('[role=menuitem][data-focused=true]')) return;
    const [first] = foundIn(named, text, []).flatMap(({ items }) => items);
    if (first === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
    first.run();
  };
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <div onKeyDownCapture={runFirst}>
        <SearchField className="field" aria-label="Search" autoFocus>
          <Input
            className="input"
            maxLength={200}
            placeholder="A screen, scope, person, release, decision, measure, term, or what you want to do"
          />
        </SearchField>
      </div>
      <Menu
        className="options search-list"
        aria-label="Found"
        onAction={(id) => run(String(id))}
        renderEmptyState={() => <p className="q small">Nothing has this name.</p>}
      >
        {groups.map(({ group, items, more }) => (
          <MenuSection key={group} className="search-group">
            <Header className="search-head">
              {group}
              {more > 0 && <span className="q"> and {more} more: type on</span>}
            </Header>
            {items.map((item) => (
              <FoundItem key={item.id} item={item} />
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Autocomplete>
  );
}

function FoundItem({ item }: { item: Found }) {
  return (
    <MenuItem
      id={item.id}
      aria-label={`${item.group}: ${item.title}${item.hint ? `, ${item.hint}` : ''}`}
      textValue={item.title}
      className="search-item"
    >
      <span className="search-title">{item.title}</span>
      <span className="q search-hint">{item.hint}</span>
      <span className="mono q">{item.keys ?? ''}</span>
    </MenuItem>
  );
}
