import { useState } from 'react';
import {
  fieldOfWord,
  mappingOfWords,
  questionOf,
  seenIn,
  unknownWords,
  unknownWordsActs,
  unknownWordsSub,
  unknownWordsTitle,
  withMeaning,
} from '../../../answers/integrity-of-logs/unknown-words';
import type { FileAccount } from '../../../intake/loading/account';
import { joinedMeanings, type WordMeanings } from '../../../records/word-meanings';
import { openedSources, readAgain } from '../../open/open-logs';
import { saveJson } from '../../parts/save-file';
import { Section } from '../../parts/Section';
import { OurWords } from './mapper/OurWords';

/** Asks once, for all files, what the words mean that nobody knows. */
export function UnknownWords({ files }: { files: readonly FileAccount[] }) {
  const [before] = useState(() =>
    openedSources().reduce<WordMeanings>((all, { words }) => joinedMeanings(all, words) ?? all, {}),
  );
  const [said, setSaid] = useState(before);
  const words = unknownWords(files, before);
  if (words.length === 0) return null;
  const isSaid = Object.values(said).some((map) => Object.keys(map).length > 0);
  const isChanged = said !== before;
  return (
    <Section title={unknownWordsTitle(words)} sub={unknownWordsSub}>
      <form
        className="unknown-words"
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged) void readAgain((source) => ({ ...source, words: said }));
        }}
      >
        <ul>
          {words.map((each) => (
            <li key={`${each.list} ${each.word}`}>
              <label>
                <span>
                  {questionOf(each)} <span className="small">{seenIn(each)}</span>
                </span>
                <OurWords
                  field={fieldOfWord(each)}
                  value={said[each.list]?.[each.word] ?? ''}
                  none={unknownWordsActs.none}
                  onChange={(ours) => setSaid((before) => withMeaning(before, each, ours))}
                />
              </label>
            </li>
          ))}
        </ul>
        <p className="account-next">
          <button type="submit" className="button main" disabled={!isChanged}>
            {unknownWordsActs.read}
          </button>
          <button
            type="button"
            className="button"
            disabled={!isSaid}
            onClick={() => saveJson('meanings.json', mappingOfWords(said))}
          >
            {unknownWordsActs.save}
          </button>
        </p>
      </form>
    </Section>
  );
}
