import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

const shortcuts: readonly (readonly [string, string])[] = [
  ['1 2 3 4', 'Load, Readiness, Outcomes, Decisions'],
  ['/', 'Go to the filters'],
  ['Arrows', 'Move in the readiness matrix and in the table of decisions'],
  ['J  K', 'Next and previous decision'],
  ['Enter', 'Select the scope, or open the decision'],
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
