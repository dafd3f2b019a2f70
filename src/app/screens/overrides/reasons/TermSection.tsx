import { Table } from '../../../../charts/table/Table';
import { count, counted, hitsOf, percent } from '../../../../words/format';
import { fewestResolved } from '../../../../metrics/rate/rate';
import type { ReasonTerms } from '../../../../metrics/reason-terms/reason-terms';
import { Section } from '../../../parts/Section';
import { RowsLink } from '../../../parts/RowsLink';

/** Reasons in words, grouped by the words that are frequent in them. */
export function TermSection({ found }: { found: ReasonTerms }) {
  return (
    <Section
      title="Reasons in words"
      sql={found.statement}
      sub={
        found.texts === 0
          ? 'Not measurable: no override in this slice has a reason in words.'
          : `${counted(found.texts, 'override')} with a reason in words, ${count(found.different)} of them different. Words that always stand together are one line; a reason counts in every line whose word it holds.`
      }
    >
      {found.groups.length > 0 && (
        <Table
          caption="Reasons in words"
          className="bench-table terms"
          rows={found.groups}
          rowKey={({ term }) => term}
          columns={[
            {
              head: 'Word',
              cell: ({ term, others }) => (
                <>
                  {term}
                  {others.length > 0 && (
                    <span className="q small detail">{others.slice(0, 6).join(', ')}</span>
                  )}
                </>
              ),
            },
            {
              head: 'Overrides',
              number: true,
              cell: ({ term, n }) => (
                <RowsLink rows={{ of: 'set', set: 'reason_term', keys: [term] }}>{count(n)}</RowsLink>
              ),
            },
            {
              head: 'Of all',
              number: true,
              cell: ({ n }) =>
                found.texts < fewestResolved ? hitsOf(n, found.texts) : percent(n / found.texts),
            },
            { head: 'People', number: true, cell: ({ people }) => count(people) },
            {
              head: 'Justified by truth',
              number: true,
              cell: ({ judged, justified }) => (judged === 0 ? 'none labelled' : hitsOf(justified, judged)),
            },
            { head: 'One of them', className: 'small', cell: ({ example }) => example.slice(0, 200) },
          ]}
        />
      )}
    </Section>
  );
}
