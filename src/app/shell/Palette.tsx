import { useMemo } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { commands, searchedText } from './commands';

/** Everything that can be done, found by typing a part of its name: Ctrl+K. */
export function Palette({
  isOpen,
  onOpenChange,
  onHelp,
}: {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  onHelp: () => void;
}) {
  return (
    <ModalOverlay
      className="overlay palette-overlay"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
    >
      <Modal className="modal palette">
        <Dialog className="palette-dialog" aria-label="Commands">
          {isOpen && <PaletteList onClose={() => onOpenChange(false)} onHelp={onHelp} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteList({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const list = useMemo(() => commands(onHelp), [onHelp]);
  return (
    <Autocomplete filter={(text, typed) => typed.split(/\s+/).every((word) => contains(text, word))}>
      <SearchField className="field" aria-label="Find a command" autoFocus>
        <Input className="input" placeholder="What do you want to do?" />
      </SearchField>
      <Menu
        className="options palette-list"
        aria-label="Commands"
        items={list}
        onAction={(id) => {
          onClose();
          list.find((command) => command.id === id)?.run();
        }}
        renderEmptyState={() => <p className="q small">No matching command.</p>}
      >
        {(command) => (
          <MenuItem
            id={command.id}
            aria-label={`${command.group} ${command.title}`}
            textValue={searchedText(command)}
            className="palette-item"
          >
            <span className="q">{command.group}</span>
            <span>{command.title}</span>
            <span className="mono q">{command.keys ?? ''}</span>
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  );
}
