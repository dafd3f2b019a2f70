import { useState } from 'react';
import { count, percent } from '../../../words/format';
import { SqlBlock } from '../../../charts/figure/SqlBlock';
import type { ScopeCompleteness } from '../../../metrics/field-completeness/field-completeness';

/** How complete the log is, field by field; the least complete first. */
export function FieldTable({ completeness: { fields, statement } }: { completeness: ScopeCompleteness }) {
  const [isSqlOpen, setSqlOpen] = useState(false);
  const missing = ({ present, total }: { present: number; total: number }) => total - present;
  const sorted = [...fields].sort((a, b) => missing(b) - missing(a));
  return (
    <>
      <div className="scroll" role="region" aria-label="Fields" tabIndex={0}>
        <table className="fields">
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col" className="num">
                Recorded
              </th>
              <th scope="col" className="num">
                Missing
              </th>
              <th scope="col">Of</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((field) => (
              <tr key={field.id}>
                <th scope="row">{field.title}</th>
                <td className="num">{field.total === 0 ? '–' : percent(field.present / field.total)}</td>
                <td className="num">{missing(field) === 0 ? 'none' : count(missing(field))}</td>
                <td>
                  {count(field.total)} {field.of}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <button
        type="button"
        className="link small"
        aria-expanded={isSqlOpen}
        onClick={() => setSqlOpen(!isSqlOpen)}
      >
        Show SQL
      </button>
      {isSqlOpen && <SqlBlock {...statement} />}
    </>
  );
}
