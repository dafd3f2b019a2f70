import { useState } from 'react';
import { formats } from '../../../intake/formats/formats';
import { guessKind, guessMapping, pathsIn } from '../../../intake/mapper/guess';
import { cannotCarry } from '../../../intake/mapper/cannot-carry';
import { type Mapping, parseMapping } from '../../../records/mapping';
import type { EventType } from '../../../records/vocabulary';
import { sourceOfFile } from '../../loading/source';
import { openedSources, readBeside } from '../../state/open-logs';
import { goTo } from '../../state/view';
import { downloadJson } from '../criteria/download-json';
import { ZoneField, zoneOf } from '../load/ZoneField';
import { kindTitles, withKind } from './edit-mapping';
import { MapperState } from './MapperState';
import { MappingJson } from './MappingJson';
import { setMapping, takeSource, useMapper } from './mapper-store';
import { PreviewTable } from './PreviewTable';
import { PrivacyEditor } from './PrivacyEditor';
import { RecordEditor } from './RecordEditor';
import { RowsEditor } from './RowsEditor';
import './mapper.css';

/** Columns or paths of any table become our fields: first guesses, a live preview, a file to keep. */
export default function MapperScreen() {
  const { source, mapping, rows, preview, isBusy, problem, salt } = useMapper();
  return (
    <div className="mapper">
      <section>
        <p className="eyebrow">Map columns</p>
        <h1 className="verdict md">
          {source === null
            ? 'Which file holds what the agent, the humans or the cases say?'
            : `How ${source.name} is read.`}
        </h1>
        <p className="lede">
          A table, JSON lines, a JSON document or Parquet of any tool. Columns are matched with the fields of
          the log format; the preview below shows what becomes of the first rows. Nothing leaves this browser.
        </p>
        <SourcePicker />
        {problem !== null && (
          <p className="state boxed" role="alert">
            {problem}
          </p>
        )}
      </section>
      {mapping !== null && source !== null && (
        <>
          <Editor mapping={mapping} columns={pathsIn(rows)} rows={rows} salt={salt} />
          {preview !== null && <PreviewTable preview={preview} isBusy={isBusy} />}
          <Finish mapping={mapping} />
          {preview !== null && <MapperState preview={preview} />}
        </>
      )}
    </div>
  );
}

function SourcePicker() {
  const opened = openedSources();
  const current = useMapper((mapper) => mapper.source);
  return (
    <div className="mapper-source">
      {opened.map((source) => (
        <button
          key={source.name}
          type="button"
          className="button"
          aria-pressed={current?.name === source.name}
          onClick={() => void takeSource(source)}
        >
          {source.name}
        </button>
      ))}
      <label className="button file-button">
        {opened.length === 0 ? 'Choose a file' : 'Choose another file'}
        <input
          type="file"
          className="vh"
          aria-label="File to map"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file) void takeSource(sourceOfFile(file));
          }}
        />
      </label>
    </div>
  );
}

interface EditorProps {
  mapping: Mapping;
  columns: readonly string[];
  rows: Parameters<typeof RecordEditor>[0]['rows'];
  salt: string;
}

function Editor({ mapping, columns, rows, salt }: EditorProps) {
  const [zone, setZone] = useState(mapping.zone ?? '');
  const addable = (['decision', 'review', 'verdict', 'execution', 'control', 'release'] as const).filter(
    (type) => !mapping.records.some(({ event_type: own }) => own === type),
  );
  const changeZone = (text: string) => {
    setZone(text);
    const known = zoneOf(text);
    const { zone: _, ...rest } = mapping;
    if (known !== mapping.zone) setMapping(known === undefined ? rest : { ...rest, zone: known });
  };
  return (
    <section>
      <div className="head">
        <h2>Fields</h2>
        <p className="sub">First guesses by names and values. Change what is wrong.</p>
      </div>
      <div className="mapper-general">
        <StartFrom rows={rows} />
        <ZoneField label="Times without an offset are in" value={zone} onChange={changeZone} />
      </div>
      <RowsEditor mapping={mapping} columns={columns} />
      {mapping.native === true ? (
        <p className="part-note">The rows are records of the log format already; only privacy is applied.</p>
      ) : (
        mapping.records.map((rule, at) => (
          <RecordEditor
            key={`${at} ${rule.event_type}`}
            mapping={mapping}
            at={at}
            rows={rows}
            columns={columns}
          />
        ))
      )}
      {addable.length > 0 && mapping.native !== true && (
        <div className="mapper-source">
          <span className="q">
            {mapping.records.length === 0
              ? 'Nothing could be guessed. Choose what a row holds, all that apply:'
              : 'Rows also hold:'}
          </span>
          {addable.map((type: EventType) => (
            <button
              key={type}
              type="button"
              className="button"
              onClick={() => setMapping(withKind(mapping, guessKind(type, rows)))}
            >
              {kindTitles[type]}
            </button>
          ))}
        </div>
      )}
      <PrivacyEditor mapping={mapping} columns={columns} salt={salt} />
      <MappingJson mapping={mapping} />
    </section>
  );
}

/** A preset, a saved mapping, or the guesses again. */
function StartFrom({ rows }: Pick<EditorProps, 'rows'>) {
  const source = useMapper((mapper) => mapper.source);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const start = (id: string) => {
    setProblems([]);
    if (id === 'guess') return setMapping(guessMapping(source?.name ?? 'Mapping', rows));
    if (id === 'native') {
      return setMapping({
        format: 'shadowproof-mapping/1',
        name: 'Log format 1.0',
        rows: { shape: 'json' },
        records: [],
        native: true,
      });
    }
    const preset = formats.find((format) => format.id === id);
    if (preset) setMapping(structuredClone(preset.mapping));
  };
  const load = async (file: File) => {
    const parsed = parseMapping(await file.text());
    setProblems(parsed.problems);
    if (parsed.mapping !== null) setMapping(parsed.mapping);
  };
  return (
    <div className="field">
      <label htmlFor="start-from">Start from</label>
      <select id="start-from" className="input" value="" onChange={({ target }) => start(target.value)}>
        <option value="">choose</option>
        <option value="guess">the first guesses</option>
        <option value="native">records of the log format, for privacy only</option>
        {formats.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <label className="link file-button">
        Open a saved mapping
        <input
          type="file"
          className="vh"
          accept=".json"
          aria-label="Saved mapping"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file) void load(file);
          }}
        />
      </label>
      {problems.length > 0 && (
        <span className="bad" role="alert">
          This is no mapping: {problems.slice(0, 3).join('; ')}
        </span>
      )}
    </div>
  );
}

function Finish({ mapping }: { mapping: Mapping }) {
  const { source, salt } = useMapper();
  const lacks = cannotCarry(mapping);
  const read = () => {
    if (source === null) return;
    goTo('load');
    const { zone: _, ...plain } = source;
    void readBeside({ ...plain, readAs: { mapping, ...(salt === '' ? {} : { salt }) } });
  };
  const safe = mapping.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return (
    <section>
      {lacks.length > 0 && (
        <p className="part-note">
          <b>This source cannot support:</b> {lacks.map(({ what }) => what).join(', ')}. Other files of the
          same load can.
        </p>
      )}
      <div className="mapper-source">
        <button
          type="button"
          className="button main"
          disabled={mapping.records.length === 0 && !mapping.native}
          onClick={read}
        >
          {openedSources().some(({ name }) => name !== source?.name)
            ? 'Read it with the files that are open'
            : 'Read the file by this mapping'}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => downloadJson(`mapping-${safe || 'unnamed'}.json`, mapping)}
        >
          Save the mapping
        </button>
      </div>
      <p className="part-note">
        A saved mapping can be shared, and used without the app:{' '}
        <code>npm run evaluate -- FILES --mapping mapping-{safe || 'unnamed'}.json</code>
      </p>
    </section>
  );
}
