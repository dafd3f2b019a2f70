import { Paper } from './Paper';
import { Section } from '../../parts/Section';
import { useState } from 'react';
import { count, counted } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import { appWords, openedHeadline, timeWords } from '../../../words/paper-words';
import { goTo } from '../../../session/view';
import { writeReport } from '../../../report/file/write';
import type { OpenedReport } from '../../../report/reading/open-report';
import { sealed } from '../../../report/file/digest';
import { closeReport } from '../../open/reports';
import { type ReportFile, useReports } from '../../../session/reports';
import { OpenReports } from './OpenReports';
import { CompareTwo } from './CompareTwo';
import { Reproduce } from './Reproduce';
import './report.css';

const isOpened = (file: ReportFile): file is Extract<ReportFile, { opened: OpenedReport }> =>
  'opened' in file;

/** Reports opened again: what they say, whether their numbers are whole, and how they compare. */
export default function OpenedScreen() {
  const { files } = useReports();
  const [chosen, setChosen] = useState<number | null>(null);
  const opened = files.filter(isOpened);
  const last = files.findLastIndex(isOpened);
  const at = chosen !== null && files[chosen] && isOpened(files[chosen]) ? chosen : last;
  const shown = files[at];
  return (
    <>
      <section>
        <p className="eyebrow">Numbers as they were frozen; nothing of a report runs</p>
        <h1 className="verdict md">
          {shown && isOpened(shown) && isAltered(shown.opened) && <Mark kind="wrong" />}{' '}
          {shown && isOpened(shown)
            ? openedHeadline(shown.opened)
            : opened.length === 0
              ? 'No report is open.'
              : `${counted(opened.length, 'report')} open.`}
        </h1>
        {shown && isOpened(shown) && <OpenItsLogs report={shown.opened.report} />}
        <OpenReports />
        <FileList files={files} at={at} onChoose={setChosen} />
      </section>
      {shown && isOpened(shown) && (
        <>
          <Checks opened={shown.opened} />
          <Reproduce key={shown.opened.found} report={shown.opened.report} />
          <CompareTwo reports={opened.map(({ opened: each }) => each)} later={shown.opened} />
          <Frozen opened={shown.opened} />
        </>
      )}
    </>
  );
}

const isAltered = ({ stated, found, page }: OpenedReport) => stated !== found || page === 'altered';

/** What was read, and the way to the screen where the same logs are opened: they check what no digest can. */
function OpenItsLogs({ report: { sources } }: { report: OpenedReport['report'] }) {
  const names = sources.map(({ name }) => name);
  return (
    <p className="openers its-logs">
      <button type="button" className="button" onClick={() => goTo('load')}>
        Open its logs
      </button>
      <span className="small q">
        Made from {names.slice(0, namesAtMost).join(', ')}
        {names.length > namesAtMost && ` and ${count(names.length - namesAtMost)} more`}. With them open, its
        numbers can be computed anew.
      </span>
    </p>
  );
}

const namesAtMost = 5;

interface FileListProps {
  files: readonly ReportFile[];
  at: number;
  onChoose: (at: number) => void;
}

function FileList({ files, at, onChoose }: FileListProps) {
  if (files.length === 0) return null;
  return (
    <ul className="report-files">
      {files.map((file, place) => (
        <li key={`${file.name} ${place}`} role={isOpened(file) ? undefined : 'alert'}>
          {isOpened(file) ? (
            <button
              type="button"
              className="link"
              aria-pressed={place === at}
              onClick={() => onChoose(place)}
            >
              {file.opened.report.title}
            </button>
          ) : (
            <span className="v">
              <Mark kind="wrong" />
              {file.problem}
            </span>
          )}{' '}
          <span className="q small">
            {file.name}
            {isOpened(file) && `, exported ${timeWords(file.opened.report.exported_at)}`}
          </span>{' '}
          <button
            type="button"
            className="link small"
            onClick={() => closeReport(place)}
            aria-label={`Close ${file.name}`}
          >
            Close
          </button>
        </li>
      ))}
    </ul>
  );
}

const pageSaid: Record<OpenedReport['page'], readonly ['truth' | 'wrong' | 'unresolved', string]> = {
  same: ['truth', 'The page says what its numbers say, byte for byte.'],
  carried: [
    'truth',
    'The page says what its numbers say. Only its line ends, its byte order mark or blanks at its end are others than Shadowproof writes: mail and editors do that.',
  ],
  altered: [
    'wrong',
    'The page was changed: it does not say what its numbers say. Trust the numbers below, if their digest holds.',
  ],
  unknown: [
    'unresolved',
    'This app cannot check whether the page matches its numbers: another build wrote it, or it is no page.',
  ],
};

/** Whether the numbers are those that were sealed. */
function Checks({ opened }: { opened: OpenedReport }) {
  const isWhole = opened.stated === opened.found;
  const [mark, said] = pageSaid[opened.page];
  return (
    <Section
      title="Unchanged?"
      titleId="checks"
      sub="A digest shows accidental change, and a careless one; against somebody who writes both anew, only a signature or a copy kept elsewhere helps."
    >
      <ul className="checks">
        <li>
          <Mark kind={isWhole ? 'truth' : 'wrong'} />
          <span>
            {isWhole
              ? 'The numbers match their SHA-256.'
              : 'The numbers were changed: they do not match their SHA-256. Nothing below can be relied on.'}{' '}
            <span className="mono small">
              {opened.found}
              {isWhole ? '' : `, the file states ${opened.stated}`}
            </span>
          </span>
        </li>
        <li>
          <Mark kind={mark} />
          <span>{said}</span>
        </li>
      </ul>
    </Section>
  );
}

/** The numbers as they were, drawn from themselves: what else a file holds is never shown. */
function Frozen({ opened: { report, stated } }: { opened: OpenedReport }) {
  const html = writeReport(report, { ...sealed(report), sha256: stated });
  const sections = report.sections.length;
  return (
    <Section
      title="The frozen numbers"
      titleId="frozen"
      sub={
        <>
          {count(sections)} questions, {appWords(report.app)}
        </>
      }
    >
      <Paper title={`Report: ${report.title}`} html={html} />
    </Section>
  );
}
