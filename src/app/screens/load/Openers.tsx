import { type DragEvent, useRef, useState } from 'react';
import { openFiles, openSample, openText } from '../../open/openers';
import { zoneOf, ZoneField } from '../../fields/ZoneField';

const accepted =
  '.html,.jsonl,.ndjson,.json,.csv,.tsv,.xlsx,.parquet,.arrow,.arrows,.feather,.log,.txt,.gz,.zip,.eval,.zst,.bz2';

/** Drop, pick, paste, or the sample. */
export function Openers() {
  const [isOver, setOver] = useState(false);
  const [isPasting, setPasting] = useState(false);
  const [isZoneAsked, setZoneAsked] = useState(false);
  const [zoneText, setZoneText] = useState('');
  const zone = zoneOf(zoneText);
  const picker = useRef<HTMLInputElement>(null);

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) void openFiles(files, zone);
    else void openText(event.dataTransfer.getData('text/plain'), zone);
  };

  return (
    <>
      <div
        className={isOver ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <p className="drop-title">Drop decision and audit logs here, a saved mapping, or a report</p>
        <div className="openers">
          <button type="button" className="button main" onClick={() => picker.current?.click()}>
            Choose files
          </button>
          <button type="button" className="button" onClick={() => void openSample()}>
            Open the sample
          </button>
          <button
            type="button"
            className="button quiet"
            aria-expanded={isPasting}
            onClick={() => setPasting(!isPasting)}
          >
            Paste text
          </button>
          <button
            type="button"
            className="button quiet"
            aria-expanded={isZoneAsked}
            onClick={() => setZoneAsked(!isZoneAsked)}
          >
            {zone === undefined ? 'Name a time zone' : `Times without an offset: ${zone}`}
          </button>
        </div>
        {isZoneAsked && (
          <ZoneField label="Times without an offset are in" value={zoneText} onChange={setZoneText} />
        )}
        <input
          ref={picker}
          className="vh"
          type="file"
          multiple
          accept={accepted}
          tabIndex={-1}
          aria-label="Log files"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            if (files.length > 0) void openFiles(files, zone);
          }}
        />
        <p className="q small">
          Logs, or exports of other tools: JSON, CSV, TSV, Parquet, Excel, also in a ZIP archive or packed;
          several at once. The sample holds planted stories with invented data.
        </p>
      </div>
      {isPasting && <PasteBox zone={zone} />}
    </>
  );
}

function PasteBox({ zone }: { zone: string | undefined }) {
  const [text, setText] = useState('');
  return (
    <div className="field paste">
      <label htmlFor="paste">Records, one a line, or a JSON array</label>
      <textarea
        id="paste"
        className="input"
        rows={8}
        value={text}
        spellCheck={false}
        autoComplete="off"
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      <div>
        <button
          type="button"
          className="button"
          disabled={text.trim() === ''}
          onClick={() => void openText(text, zone)}
        >
          Read this text
        </button>
      </div>
    </div>
  );
}
