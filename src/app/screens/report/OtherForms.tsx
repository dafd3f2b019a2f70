import { useState } from 'react';
import { csvTables } from '../../../report/forms/csv';
import { writeCycloneDx } from '../../../report/forms/cyclonedx';
import { type Drawing, drawingsOf, writeSvg } from '../../../report/forms/drawings';
import { writeJson } from '../../../report/file/digest';
import { writeMarkdown } from '../../../report/forms/markdown';
import { writeOscal } from '../../../report/forms/oscal';
import { CannotAttest } from '../../../report/forms/test-result';
import { statementOfReport } from '../../../report/forms/statement-of-report';
import { saveFile } from '../../parts/save-file';
import { pngOf } from '../../parts/png';
import type { Composed } from './use-report';
import { csvType } from '../../../words/csv';
import { Table } from '../../../charts/table/Table';
import type { JudgedItem } from '../../../readiness/crosswalk/judge-crosswalk';
import {
  crosswalkColumns,
  crosswalkHeadline,
  crosswalkOfReport,
  crosswalkRow,
} from '../../../answers/readiness/crosswalk';

/** The same numbers in the forms that other tools read. */
export function OtherForms({ composed, name }: { composed: Composed; name: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Other forms
      </button>
      {isOpen && <Forms composed={composed} name={name} />}
    </>
  );
}

function Forms({ composed: { report, sha256: seal }, name }: { composed: Composed; name: string }) {
  const [failed, setFailed] = useState('');
  const tables = csvTables(report);
  const drawings = drawingsOf(report);
  const items = crosswalkOfReport(report);
  const json = 'application/json';
  const saveStatement = () => {
    try {
      saveFile(`${name}.intoto.json`, `${JSON.stringify(statementOfReport(report), null, 2)}\n`, json);
    } catch (error) {
      if (!(error instanceof CannotAttest)) throw error;
      setFailed(error.message);
    }
  };
  const asPng = (drawing: Drawing) =>
    pngOf(writeSvg(drawing)).then(
      (blob) => saveFile(`${drawing.name}.png`, blob),
      () => setFailed(`“${drawing.title}” could not be drawn as PNG here; its SVG can be saved.`),
    );
  return (
    <span className="other-forms">
      <span className="openers">
        <button
          type="button"
          className="button"
          onClick={() => saveFile(`${name}.json`, writeJson(report, seal), json)}
        >
          Numbers as JSON
        </button>
        <button
          type="button"
          className="button"
          onClick={() => saveFile(`${name}.md`, writeMarkdown(report, seal), 'text/markdown')}
        >
          Summary as Markdown
        </button>
        <button type="button" className="button" onClick={saveStatement}>
          in-toto test-result
        </button>
        <button
          type="button"
          className="button"
          onClick={() => saveFile(`${name}.cdx.json`, writeCycloneDx(report, seal), json)}
        >
          CycloneDX
        </button>
        <button
          type="button"
          className="button"
          onClick={() => saveFile(`${name}.oscal.json`, writeOscal(report), json)}
        >
          OSCAL assessment results
        </button>
        <a className="button quiet" href="schema/shadowproof-report-1.schema.json">
          Schema of the JSON
        </a>
      </span>
      <details>
        <summary>{crosswalkHeadline(items)}</summary>
        <Table
          caption="Controls of frameworks, and what this report shows of them"
          rows={items}
          rowKey={({ framework, item }) => `${framework.id} ${item.id}`}
          asCards
          className="crosswalk"
          columns={crosswalkColumns.map((head, at) => ({
            head,
            cell: (judged: JudgedItem) => crosswalkRow(judged)[at],
            rowHead: at === 1,
          }))}
        />
      </details>
      <details>
        <summary>{tables.length} tables as CSV</summary>
        <ul className="form-list">
          {tables.map((table) => (
            <li key={table.name}>
              <button
                type="button"
                className="link"
                onClick={() => saveFile(`${table.name}.csv`, table.text, csvType)}
              >
                {table.name}.csv
              </button>
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{drawings.length} drawings</summary>
        <ul className="form-list">
          {drawings.map((drawing) => (
            <li key={drawing.name}>
              {drawing.title}:{' '}
              <button
                type="button"
                className="link"
                aria-label={`${drawing.title} as SVG`}
                onClick={() => saveFile(`${drawing.name}.svg`, writeSvg(drawing), 'image/svg+xml')}
              >
                SVG
              </button>{' '}
              <button
                type="button"
                className="link"
                aria-label={`${drawing.title} as PNG`}
                onClick={() => void asPng(drawing)}
              >
                PNG
              </button>
            </li>
          ))}
        </ul>
      </details>
      <span role="status">{failed}</span>
    </span>
  );
}
