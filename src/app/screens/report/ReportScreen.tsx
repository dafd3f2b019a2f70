import { Paper } from './Paper';
import { useState } from 'react';
import { parseTime } from '../../../records/time';
import { useSession } from '../../../session/session';
import { goTo } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { TextInput } from '../../fields/TextInput';
import { ComposeForm } from './ComposeForm';
import { saveFile } from '../../parts/save-file';
import { OtherForms } from './OtherForms';
import { type Composed, useComposed, useNumbers } from './use-report';
import { WhatLeaves } from './WhatLeaves';
import './report.css';
import { fileName } from '../../../words/format';

const now = () => `${new Date().toISOString().slice(0, 19)}Z`;

/** Composes a report: questions, words, what leaves, and the file itself as a preview. */
export default function ReportScreen() {
  const isOpen = useSession((session) => session.phase === 'ready' && session.period !== null);
  return isOpen ? <Compose /> : <NoLogs />;
}

function NoLogs() {
  return (
    <section>
      <p className="eyebrow">Compose a report</p>
      <h1 className="verdict md">A new report needs logs.</h1>
      <p className="lede">Reports that are open can be read and compared without them.</p>
      <p className="account-next">
        <button type="button" className="button main" onClick={() => goTo('load')}>
          Open logs
        </button>
      </p>
    </section>
  );
}

function Compose() {
  const [exportedAt, setExportedAt] = useState(now);
  const numbers = useNumbers();
  const composed = useComposed(numbers.value, exportedAt);
  return (
    <>
      <section>
        <p className="eyebrow">One file that opens anywhere, without this app and without a network</p>
        <h1 className="verdict md">Compose a report</h1>
      </section>
      <section className="compose">
        <div className="compose-form">
          <ComposeForm />
          <TextInput
            label="Time of export"
            value={exportedAt}
            onChange={setExportedAt}
            help="RFC 3339. The same logs, words and time give the same file, byte for byte."
            problem={
              parseTime(exportedAt) === undefined
                ? 'A time with an offset, such as 2026-03-01T09:30:00Z.'
                : undefined
            }
          />
          <button type="button" className="button" onClick={() => setExportedAt(now())}>
            Now
          </button>
        </div>
        <div className="compose-file">
          <Answered answer={numbers} height={720} what="The report">
            {() => (composed ? <TheFile composed={composed} /> : <Unready />)}
          </Answered>
        </div>
      </section>
    </>
  );
}

const Unready = () => (
  <p className="lede" role="status">
    The file is shown as soon as its time of export is a time.
  </p>
);

function TheFile({ composed }: { composed: Composed }) {
  const { html, report, lacks } = composed;
  const name = fileName(`${report.title}-${report.exported_at.slice(0, 10)}`, 'report');
  return (
    <>
      <WhatLeaves report={report} bytes={new Blob([html]).size} />
      <p className="openers">
        <button
          type="button"
          className="button main"
          disabled={lacks.length > 0}
          onClick={() => saveFile(`${name}.html`, html, 'text/html')}
        >
          Save the report
        </button>
        {lacks.length === 0 && <OtherForms composed={composed} name={name} />}
      </p>
      {lacks.length > 0 && (
        <p className="lede small" role="status">
          <b>The decision is not in the file yet.</b> {lacks.join(' ')}
        </p>
      )}
      <h2 className="compose-title">The file, as it is</h2>
      <Paper title="Preview of the report" html={html} />
    </>
  );
}
