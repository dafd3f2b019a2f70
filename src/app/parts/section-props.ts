import type { Selection } from '../../slice/selection/selection';

export interface SectionProps {
  selection: Selection;
  /** The selection as text: what its questions are keyed by. */
  address: string;
}
