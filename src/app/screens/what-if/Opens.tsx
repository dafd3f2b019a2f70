import { count } from '../../../words/format';

/** Shows the actions behind a number, under a title of their own. */
export type OnOpen = (title: string, places: readonly number[]) => void;

interface OpensProps {
  /** Of the list that opens. */
  title: string;
  places: readonly number[];
  onOpen: OnOpen;
  /** In place of the bare count. */
  words?: string;
}

/** A number that opens the actions it counts; “none” where there is none. */
export function Opens({ title, places, onOpen, words }: OpensProps) {
  if (places.length === 0) return <span className="q">{words ?? 'none'}</span>;
  return (
    <button type="button" className="link" onClick={() => onOpen(title, places)}>
      {words ?? count(places.length)}
    </button>
  );
}
