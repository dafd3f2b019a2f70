import { bytes, count, plainWord } from '../../words/format';
import type { Report } from '../../records/report/report';
import { PaperTable } from './Cells';
import { appWords, timeWords } from '../../words/paper-words';

/** Files with their SHA-256, the slice, the criteria and what made the file. */
export function Sources({ report, number }: { readonly report: Report; readonly number: string }) {
  const { sources, slice, criteria, app, exported_at, as_of, set_aside } = report;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">
        <span className="no">{number}</span> Where the numbers come from
      </h2>
      <PaperTable
        caption="Files"
        className="wide src"
        heads={[
          { title: 'File' },
          { title: 'Size', numeric: true },
          { title: 'Records', numeric: true },
          { title: 'Rejected', numeric: true },
          { title: 'Duplicate', numeric: true },
          { title: 'SHA-256' },
        ]}
      >
        <tbody>
          {sources.map((source, at) => (
            <tr key={at}>
              <th scope="row" className="mono">
                {source.name}
                {source.problem !== null && <span className="detail">{source.problem}</span>}
              </th>
              <td className="num">{bytes(source.bytes)}</td>
              <td className="num">{count(source.accepted)}</td>
              <td className="num">{count(source.rejected)}</td>
              <td className="num">{count(source.duplicate)}</td>
              <td className="mono">{source.sha256 ?? 'not known'}</td>
            </tr>
          ))}
        </tbody>
      </PaperTable>
      <dl className="facts">
        <dt>Slice</dt>
        <dd>{slice.said}</dd>
        {set_aside.length > 0 && (
          <>
            <dt>Not for verdicts</dt>
            <dd>
              {set_aside.map(plainWord).join(', ')}: these filters move the other numbers; a verdict is given
              on all production records of its scope.
            </dd>
          </>
        )}
        <dt>Judged at</dt>
        <dd>{timeWords(as_of)}, the latest time in the logs</dd>
        {criteria.map(({ hash, criteria: { name, version } }) => (
          <CriteriaLine key={hash} hash={hash} name={name} version={version} />
        ))}
        <dt>Made by</dt>
        <dd>{appWords(app)}</dd>
        <dt>Exported</dt>
        <dd>
          <time dateTime={exported_at}>{exported_at}</time>
        </dd>
      </dl>
    </section>
  );
}

function CriteriaLine({ hash, name, version }: { hash: string; name: string; version: string }) {
  return (
    <>
      <dt>Criteria</dt>
      <dd>
        {name}, version {version}, SHA-256 <span className="mono">{hash}</span>
      </dd>
    </>
  );
}
