import type { Report } from '../../records/report/report';

/** How each number is defined. */
export function Definitions({ report, number }: { readonly report: Report; readonly number: string }) {
  if (report.definitions.length === 0) return null;
  return (
    <section aria-labelledby="definitions" className="annex">
      <h2 id="definitions">
        <span className="no">Annex {number}</span> How each number is defined
      </h2>
      {report.definitions.map((each) => (
        <div className="definition" key={each.id}>
          <h3 id={`d-${each.id}`}>{each.title}</h3>
          <p>{each.question}</p>
          <dl className="facts">
            <dt>Counted</dt>
            <dd>{each.numerator}</dd>
            <dt>Of</dt>
            <dd>{each.denominator}</dd>
            <dt>Left out</dt>
            <dd>{each.excluded}</dd>
            <dt>Unresolved</dt>
            <dd>{each.unresolved}</dd>
            <dt>Unit, interval</dt>
            <dd>
              {each.unit}; {each.interval}. {each.source}
            </dd>
          </dl>
        </div>
      ))}
    </section>
  );
}

/** Every statement as it ran, once; on paper its name and SHA-256. */
export function Statements({ report, number }: { readonly report: Report; readonly number: string }) {
  if (report.statements.length === 0) return null;
  return (
    <section aria-labelledby="statements" className="annex">
      <h2 id="statements">
        <span className="no">Annex {number}</span> SQL, as it ran
      </h2>
      <p className="foot">
        A number with “S12” beside it came from statement S12. Open one to read it, with its SHA-256 and its
        bound values.
      </p>
      {report.statements.map((statement, at) => (
        <details key={at} id={`s${at + 1}`}>
          <summary>
            <b>S{at + 1}</b> {statement.label} <span className="mono q">{statement.sha256}</span>
          </summary>
          <pre tabIndex={0} aria-label={`SQL of statement S${at + 1}`}>
            {statement.sql.trim()}
          </pre>
          <p className="foot">
            {statement.values.length === 0
              ? 'No bound values.'
              : `Bound values, in order: ${statement.values.map((value) => JSON.stringify(value)).join(', ')}`}
          </p>
        </details>
      ))}
    </section>
  );
}
