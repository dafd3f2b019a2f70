import { Table } from '../../../charts/table/Table';
import { Figure } from '../../../charts/figure/Figure';
import { count, hitsOf, percent } from '../../../words/format';
import { staleHours } from '../../../metrics/evidence-quality/definitions';
import type { EvidenceQuality } from '../../../metrics/evidence-quality/evidence-mix';
import { RowsLink } from '../../parts/RowsLink';

/** How old the oldest piece of evidence was when the proposal was made. */
export function AgeSection({ quality }: { quality: EvidenceQuality }) {
  const total = quality.ages.reduce((sum, { proposals }) => sum + proposals, 0);
  return (
    <Figure
      title="How old is the oldest evidence?"
      summary={`Age at the moment of the proposal; over ${staleHours} hours, one shift, is called stale.`}
      sql={quality.statements.slice(1)}
    >
      <Table
        caption="Proposals by the age of their oldest evidence"
        className="narrow-table"
        rows={quality.ages}
        rowKey={({ band }) => band}
        columns={[
          { head: 'Oldest evidence', cell: ({ band }) => band, foot: 'Total' },
          {
            head: 'Proposals',
            number: true,
            cell: ({ band, proposals }) => (
              <RowsLink rows={{ of: 'set', set: 'evidence_age', keys: [band] }}>{count(proposals)}</RowsLink>
            ),
            foot: count(total),
          },
          {
            head: 'Of all',
            number: true,
            cell: ({ proposals }) => (total < 10 ? '–' : percent(proposals / total)),
          },
          {
            head: 'Actions wrong, of resolved',
            number: true,
            cell: ({ band, judged, wrong }) =>
              judged === 0 ? (
                'none resolved'
              ) : (
                <RowsLink
                  rows={{
                    of: 'set',
                    set: 'evidence_age_judged',
                    keys: [band, wrong > 0 ? 'wrong' : 'all'],
                  }}
                >
                  {hitsOf(wrong, judged)}
                </RowsLink>
              ),
          },
        ]}
      />
    </Figure>
  );
}
