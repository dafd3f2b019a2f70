import { count, counted, hitsOf, percent } from '../../../../words/format';
import { fewestResolved } from '../../../../metrics/rate/rate';
import type { ReasonTerms } from '../../../../metrics/reason-terms/reason-terms';
import { SectionHead } from '../../../parts/SectionHead';
import { RowsLink } from '../../../parts/RowsLink';

/** Reasons in words, grouped by the words that are frequent in them. */
export function TermSection({ found }: { found: ReasonTerms }) {
  return (
    <section>
      <SectionHead title="Reasons in words" statement={found.statement}>
        {found.texts === 0
          ? 'Not measurable: no override in this slice has a reason in words.'
          : `${counted(found.texts, 'override')} with a reason in words, ${count(found.different)} of them different. Words that always stand together are one line; a reason counts in every line whose word it holds.`}
      </SectionHead>
      {found.groups.length > 0 && (
        <div className="scroll" role="region" aria-label="Reasons in words" tabIndex={0}>
          <table className="bench-table terms">
            <thead>
              <tr>
                <th scope="col">Word</th>
                <th scope="col" className="num">
                  Overrides
                </th>
                <th scope="col" className="num">
                  Of all
                </th>
                <th scope="col" className="num">
                  People
                </th>
                <th scope="col" className="num">
                  Justified by truth
                </th>
                <th scope="col">One of them</th>
              </tr>
            </thead>
            <tbody>
              {found.groups.map((group) => (
                <tr key={group.term}>
                  <th scope="row">
                    {group.term}
                    {group.others.length > 0 && (
                      <span className="q small detail">{group.others.slice(0, 6).join(', ')}</span>
                    )}
                  </th>
                  <td className="num">
                    <RowsLink rows={{ of: 'set', set: 'reason_term', keys: [group.term] }}>
                      {count(group.n)}
                    </RowsLink>
                  </td>
                  <td className="num">
                    {found.texts < fewestResolved
                      ? hitsOf(group.n, found.texts)
                      : percent(group.n / found.texts)}
                  </td>
                  <td className="num">{count(group.people)}</td>
                  <td className="num">
                    {group.judged === 0 ? 'none labelled' : hitsOf(group.justified, group.judged)}
                  </td>
                  <td className="small">{group.example.slice(0, 200)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
