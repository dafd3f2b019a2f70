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
      <div className="scroll">
        <table className="narrow-table">
          <caption className="vh">Proposals by the age of their oldest evidence</caption>
          <thead>
            <tr>
              <th scope="col">Oldest evidence</th>
              <th scope="col" className="num">
                Proposals
              </th>
              <th scope="col" className="num">
                Of all
              </th>
              <th scope="col" className="num">
                Actions wrong, of resolved
              </th>
            </tr>
          </thead>
          <tbody>
            {quality.ages.map(({ band, proposals, judged, wrong }) => (
              <tr key={band}>
                <th scope="row">{band}</th>
                <td className="num">
                  <RowsLink rows={{ of: 'set', set: 'evidence_age', keys: [band] }}>
                    {count(proposals)}
                  </RowsLink>
                </td>
                <td className="num">{total < 10 ? '–' : percent(proposals / total)}</td>
                <td className="num">
                  {judged === 0 ? (
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
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <td className="num">{count(total)}</td>
              <td className="num" />
              <td className="num" />
            </tr>
          </tfoot>
        </table>
      </div>
    </Figure>
  );
}
