import { Section } from '../../parts/Section';
import { count, counted, percent } from '../../../words/format';
import { formats } from '../../../intake/formats/formats';
import type { FileAccount, ImportAccount } from '../../../intake/loading/account';
import {
  lacksOfAll,
  lacksOfAllWords,
  lookupWords,
  sourcesRead,
} from '../../../answers/integrity-of-logs/sources-read';
import { readAgain } from '../../open/open-logs';
import { mapColumns } from './unmapped';

/** Every file with what it was taken for, how sure that is, and how to overrule it. */
export default function ImportedSources({ files }: { files: readonly FileAccount[] }) {
  const lacks = lacksOfAll(sourcesRead({ files }));
  const foreign = files.filter(({ imported, kinds }) => imported !== undefined || isUnread(kinds));
  if (foreign.length === 0) return null;
  return (
    <Section
      title="Sources in other formats"
      sub={`What each was taken for, and what ${lacks === null ? 'it cannot support by itself' : 'they cannot support together'}.`}
    >
      <ul className="imported-list">
        {foreign.map((file) => (
          <ImportedSource key={file.index} file={file} isAlone={lacks === null} />
        ))}
        {lacks !== null && lacks.length > 0 && <li>{lacksOfAllWords(lacks)}</li>}
      </ul>
    </Section>
  );
}

/** Nothing was read of it: it waits for a mapping, or holds no rows. */
const isWithoutRows = ({ format }: ImportAccount) => ['table', 'empty', 'damaged'].includes(format);

/** It holds no records: a mapping, the record of a draw, or a table in which one looks columns up. */
const isBeside = (imported: ImportAccount | undefined) =>
  imported !== undefined && ['saved', 'draw', 'lookup'].includes(imported.format);

/** Nothing in it could be read as a record of the log format. */
const isUnread = (kinds: FileAccount['kinds']) =>
  kinds.unknown.rejected > 0 && Object.values(kinds).every(({ accepted }) => accepted === 0);

function ImportedSource({ file, isAlone }: { file: FileAccount; isAlone: boolean }) {
  const { imported, name, index } = file;
  const shown = imported?.format ?? 'native';
  return (
    <li>
      <div className="imported-head">
        <p>
          <b className="mono">{name}</b> {sentence(imported)}
        </p>
        {!isBeside(imported) && <ReadAs index={index} imported={imported} shown={shown} />}
      </div>
      {imported && !isWithoutRows(imported) && !isBeside(imported) && (
        <Details imported={imported} isAlone={isAlone} />
      )}
    </li>
  );
}

interface ReadAsProps {
  index: number;
  imported: ImportAccount | undefined;
  shown: string;
}

function ReadAs({ index, imported, shown }: ReadAsProps) {
  return (
    <div className="imported-acts">
      <label className="small">
        Read as{' '}
        <select
          className="input"
          value={shown}
          onChange={({ target }) => {
            const format = target.value;
            void readAgain((source, at) => (at === index ? { ...source, readAs: { format } } : source));
          }}
        >
          {['table', 'empty', 'damaged', 'mapping'].includes(shown) && (
            <option value={shown}>{shown === 'mapping' ? imported?.title : 'not known'}</option>
          )}
          <option value="native">Shadowproof log 1.0</option>
          {formats.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="button" onClick={() => void mapColumns(index)}>
        Map its columns
      </button>
    </div>
  );
}

function sentence(imported: ImportAccount | undefined): string {
  if (imported === undefined)
    return 'was read as a log of this format, and none of its records could be read.';
  const { title, confidence, reason } = imported;
  if (isWithoutRows(imported)) return `is not read: ${reason}`;
  if (isBeside(imported)) return `is ${title}. ${reason}`;
  const sure = confidence === null ? '' : `, confidence ${percent(confidence)}`;
  return `is read as ${title}${sure}. ${reason}`;
}

function Details({ imported, isAlone }: { imported: ImportAccount; isAlone: boolean }) {
  const { rows, leftOut, guesses, lookups, cannot, notes } = imported;
  return (
    <>
      <p>
        {counted(rows.read, 'row')} = {count(rows.used)} that gave records + {count(rows.rejected)} rejected +{' '}
        {count(rows.leftOut)} left out
        {leftOut.length > 0 && ` (${leftOut.map((note) => `${count(note.count)} ${note.words}`).join('; ')})`}
        .
      </p>
      {lookups.map((lookup) => (
        <p key={lookup.file}>
          <b>Looked up:</b> {lookupWords(lookup)}.
        </p>
      ))}
      {isAlone && cannot.length > 0 && (
        <p>
          <b>This source cannot support:</b> {cannot.map(({ what }) => what).join(', ')}. Other files of the
          same load can.
        </p>
      )}
      {guesses.length > 0 && (
        <>
          <p>
            <b>Guessed while reading:</b>
          </p>
          <ul className="small">
            {guesses.map((guess) => (
              <li key={guess.words}>
                {guess.words}, {counted(guess.count, 'time')}, first at line {count(guess.firstLine)}
              </li>
            ))}
          </ul>
        </>
      )}
      {formats.some(({ id }) => id === imported.format) && (
        <p>
          <a href={`schema/formats/${imported.format}.html`} target="_blank" rel="noreferrer">
            How {imported.title} is read
          </a>
        </p>
      )}
      {notes.length > 0 && (
        <details>
          <summary>What is assumed about this format</summary>
          <ul className="small">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
            {cannot.map(({ what, because }) => (
              <li key={what}>
                {what}: it does not hold {because}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
