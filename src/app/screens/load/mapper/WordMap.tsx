import { count, counted } from '../../../../words/format';
import type { RecordField } from '../../../../records/fields';
import type { FieldRule } from '../../../../records/mapping';
import { folded } from '../../../../intake/mapper/editing/field-rule';
import { OurWords } from './OurWords';

/** So many words are shown without being asked for. */
const few = 8;

interface WordMapProps {
  field: RecordField;
  rule: FieldRule;
  /** The words that the column holds. */
  words: readonly string[];
  onWord: (theirs: string, ours: string) => void;
}

/** Their words, and ours beside each; a word without one rejects its record. */
export function WordMap({ field, rule, words, onWord }: WordMapProps) {
  const known = new Map(
    Object.entries(rule.map ?? {}).map(([theirs, ours]) => [folded(theirs), String(ours)]),
  );
  const oursOf = (word: string) =>
    known.get(folded(word)) ?? (field.words.includes(folded(word)) ? folded(word) : '');
  const open = words.filter((word) => oursOf(word) === '').length;
  const list = (
    <ul>
      {words.map((word) => (
        <li key={word}>
          <label className={oursOf(word) === '' ? 'lacking' : undefined}>
            <span className="mono small">{word}</span>
            <OurWords
              field={field}
              value={oursOf(word)}
              none="Choose one (rows with it are rejected until then)"
              onChange={(ours) => onWord(word, ours)}
            />
          </label>
        </li>
      ))}
    </ul>
  );
  const said =
    open === 0
      ? `${counted(words.length, 'value')}, each with a meaning`
      : `${count(open)} of ${counted(words.length, 'value')} still ${open === 1 ? 'needs' : 'need'} a meaning`;
  if (words.length <= few) {
    return (
      <div className="word-map">
        {open > 0 && <p className="small">{said}</p>}
        {list}
      </div>
    );
  }
  return (
    <details className="word-map" open={open > 0}>
      <summary>{said}</summary>
      {list}
    </details>
  );
}
