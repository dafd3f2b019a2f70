/** Moves between decisions; a missing move means that there is no row to go to. */
export interface StepProps {
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onClose: () => void;
}
