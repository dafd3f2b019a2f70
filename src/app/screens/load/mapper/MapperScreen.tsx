import { Section } from '../../../parts/Section';
import { useState } from 'react';
import { cannotCarry } from '../../../../intake/mapper/cannot-carry';
import { pathsIn } from '../../../../intake/mapper/guess';
import type { Row } from '../../../../intake/mapper/rows/path';
import type { Mapping } from '../../../../records/mapping';
import type { EventType } from '../../../../records/vocabulary';
import { sourceOfFile } from '../../../../intake/loading/source';
import { openedSources } from '../../../open/open-logs';
import { saveJson } from '../../../parts/save-file';
import { ZoneField, zoneOf } from '../../../fields/ZoneField';
import { withCarriedColumns } from '../../../../intake/mapper/editing/carried-rows';
import { kindTitles } from '../../../../intake/mapper/editing/edit-mapping';
import { zoneId } from '../../../../intake/mapper/editing/field-id';
import { FirstRows } from './FirstRows';
import { MapperBar } from './MapperBar';
import { MappingJson } from './MappingJson';
import { useMapper } from '../../../../session/mapper';
import { addKind, setMapping, takeSource } from './map-source';
import { MissingList } from './MissingList';
import { PreviewTable } from './PreviewTable';
import { PrivacyEditor } from './PrivacyEditor';
import { RecordEditor } from './RecordEditor';
import { RowsEditor } from './RowsEditor';
import { StartFrom } from './StartFrom';
import { stillMissing } from '../../../../answers/mapper/still-missing';
import { conditionsInWords } from '../../../../intake/mapper/editing/when-rule';
import './mapper.css';
import { fileName } from '../../../../words/format';

/** Columns or paths of any table become our fields: first guesses, a live preview, a file to keep. */
export default function MapperScreen() {
  const { source, mapping, rows, preview, isBusy, problem, salt, origin } = useMapper();
  const missing = mapping === null ? [] : stillMissing(mapping, rows, preview);
  const columns = pathsIn(rows);
  return (
    <div className="mapper">
      <section>
        <p className="eyebrow">Map columns</p>
        <h1 className="verdict md">
          {source === null
            ? 'Which file holds what the agent, the humans or the cases say?'
            : `How ${source.name} is read.`}
        </h1>
        {mapping === null || source === null ? (
          <p className="lede">
            A table, JSON lines, a JSON document or Parquet of any tool. Columns are matched with the fields
            of the log format; the preview below shows what becomes of the first rows. Nothing leaves this
            browser.
          </p>
        ) : (
          <MissingList mapping={mapping} preview={preview} missing={missing} columns={columns} rows={rows} />
        )}
        <SourcePicker />
        {problem !== null && (
          <p className="state boxed" role="alert">
            {problem}
          </p>
        )}
      </section>
      {mapping !== null && source !== null && (
        <>
          <MapperBar mapping={mapping} preview={preview} missing={missing} />
          <FirstRows
            rows={preview === null ? rows : preview.rows.map(({ row }) => row)}
            columns={columns}
            mapping={mapping}
            salt={salt}
          />
          <Editor
            key={origin}
            mapping={mapping}
            columns={withCarriedColumns(mapping, columns)}
            rows={rows}
            salt={salt}
          />
          {preview !== null && <PreviewTable preview={preview} isBusy={isBusy} />}
          <Keep mapping={mapping} />
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
      {(opened.length > 1 || current === null ? opened : []).map((source) => (
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
      <label className={current === null ? 'button file-button' : 'link file-button small'}>
        {opened.length === 0 && current === null ? 'Choose a file' : 'Choose another file'}
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
  rows: readonly Row[];
  salt: string;
}

const kinds = ['decision', 'review', 'verdict', 'execution', 'control', 'release'] as const;

function Editor({ mapping, columns, rows, salt }: EditorProps) {
  const [zone, setZone] = useState(mapping.zone ?? '');
  const addable = kinds.filter((type) => !mapping.records.some(({ event_type: own }) => own === type));
  const changeZone = (text: string) => {
    setZone(text);
    const known = zoneOf(text);
    const { zone: _, ...rest } = mapping;
    if (known !== mapping.zone) setMapping(known === undefined ? rest : { ...rest, zone: known });
  };
  return (
    <Section title="Fields" sub="First guesses by names and values. Change what is wrong.">
      <div className="mapper-general">
        <ZoneField id={zoneId} label="Times without an offset are in" value={zone} onChange={changeZone} />
        <RowsEditor mapping={mapping} columns={columns} />
        <StartFrom rows={rows} />
      </div>
      <CarriedNote mapping={mapping} />
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
            <button key={type} type="button" className="button" onClick={() => addKind(type)}>
              {kindTitles[type]}
            </button>
          ))}
        </div>
      )}
      <PrivacyEditor mapping={mapping} columns={columns} salt={salt} />
      <MappingJson mapping={mapping} />
    </Section>
  );
}

/** Columns that earlier rows add, each with what it is and a way to be without it. */
function CarriedNote({ mapping }: { mapping: Mapping }) {
  const { carry = [], ...rest } = mapping.rows;
  const without = (name: string) => {
    const kept = carry.filter(({ as }) => as !== name);
    setMapping({ ...mapping, rows: kept.length === 0 ? rest : { ...rest, carry: kept } });
  };
  return carry.map(({ as, from, by, when }) => (
    <p key={as} className="part-note small">
      Column <b>{as}</b> is added: {[from].flat().join(', ')} of the latest earlier one of the{' '}
      {conditionsInWords(when)}
      {by !== undefined && <> that has the same {[by].flat().join(', ')}</>}. Rows must stand in the order of
      their times.{' '}
      <button type="button" className="link" onClick={() => without(as)}>
        Leave it out
      </button>
    </p>
  ));
}

/** What the source cannot give, and the mapping as a file. */
function Keep({ mapping }: { mapping: Mapping }) {
  const lacks = cannotCarry(mapping);
  const file = `mapping-${fileName(mapping.name)}.json`;
  return (
    <section>
      {lacks.length > 0 && (
        <p className="part-note">
          <b>This source cannot support:</b> {lacks.map(({ what }) => what).join(', ')}. Other files of the
          same load can.
        </p>
      )}
      <div className="mapper-source">
        <button type="button" className="button" onClick={() => saveJson(file, mapping)}>
          Save the mapping
        </button>
        <span className="small">
          It can be shared, and used without the app: <code>npm run evaluate -- FILES --mapping {file}</code>
        </span>
      </div>
    </section>
  );
}
