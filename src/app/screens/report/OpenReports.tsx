import { type DragEvent, useRef, useState } from 'react';
import { openReports } from '../../open/reports';

/** Drop or pick reports. */
export function OpenReports() {
  const [isOver, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const open = (files: readonly File[]) =>
    void openReports(files.map((file) => ({ name: file.name, blob: file })));
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    open([...event.dataTransfer.files]);
  };
  return (
    <div
      className={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className="openers">
        <button type="button" className="button" onClick={() => picker.current?.click()}>
          Open reports
        </button>
        <span className="q small">or drop them here; the files are read, never run</span>
      </div>
      <input
        ref={picker}
        className="vh"
        type="file"
        multiple
        accept=".html,.json"
        tabIndex={-1}
        aria-label="Report files"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          open(files);
        }}
      />
    </div>
  );
}
