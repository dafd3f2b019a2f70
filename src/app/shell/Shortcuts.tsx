import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { groups } from '../../session/screens';

const shortcuts: readonly (readonly [string, string])[] = [
  ['Ctrl K', 'Search screens, scopes, people, releases, decisions, measures, terms'],
  ['1 … 4', groups.map(({ title }) => title).join(', ')],
  ['/', 'Go to the filters'],
  ['Ctrl Z', 'Undo the last filter; with Shift, redo'],
  ['Arrows', 'Move in a chart, in the readiness matrix, in the table of decisions'],
  ['Space', 'Choose a value of a chart; Shift and arrows choose a range; Escape lets all go'],
  ['J  K', 'Next and previous decision'],
  ['Enter', 'Select the scope, or open the decision'],
  ['Ctrl Enter', 'Run the statement of the SQL screen'],
  ['Escape', 'Close what is open and go back to where you were'],
  ['?', 'This list'],
];

export function Shortcuts({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className="modal">
        <Dialog className="modal-dialog">
          <Heading slot="title">Keyboard</Heading>
          <dl className="shortcuts">
            {shortcuts.map(([keys, what]) => (
              <div key={keys}>
                <dt className="mono">{keys}</dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <Button className="button" slot="close">
            Close
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
