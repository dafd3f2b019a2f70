import { Table } from '../../../charts/table/Table';
import { count, percent } from '../../../words/format';
import { useShownSql } from '../../../charts/figure/SqlBlock';
import type { ScopeCompleteness } from '../../../metrics/field-completeness/field-completeness';

/** How complete the log is, field by field; the least complete first. */
export function FieldTable({ completeness: { fields, statement } }: { completeness: ScopeCompleteness }) {
  const { button, blocks } = useShownSql(statement);
  const missing = ({ present, total }: { present: number; total: number }) => total - present;
  const sorted = [...fields].sort((a, b) => missing(b) - missing(a));
  return (
    <>
      <Table
        caption="Fields"
        className="fields"
        rows={sorted}
        rowKey={({ id }) => id}
        columns={[
          { head: 'Field', cell: ({ title }) => title },
          {
            head: 'Recorded',
            number: true,
            cell: ({ present, total }) => (total === 0 ? '–' : percent(present / total)),
          },
          {
            head: 'Missing',
            number: true,
            cell: (field) => (missing(field) === 0 ? 'none' : count(missing(field))),
          },
          { head: 'Of', cell: ({ total, of }) => `${count(total)} ${of}` },
        ]}
      />
      {button}
      {blocks}
    </>
  );
}
