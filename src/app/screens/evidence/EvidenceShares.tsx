import { RateRows } from '../../../charts/dots/RateRows';
import { Figure } from '../../../charts/figure/Figure';
import { capital, rateSentence } from '../../../words/format';
import { evidenceWords } from '../../../metrics/evidence-quality/definitions';
import { RowsLink } from '../../parts/RowsLink';
import type { EvidenceNumbers } from './EvidenceHead';

/** How much rests on poor evidence, and how often that goes wrong. */
export function EvidenceShares({ found }: { found: readonly EvidenceNumbers[] }) {
  const link = (suffix: string) =>
    function toRows({ key }: { key: string }, part: 'counted' | 'hits' | 'misses' | 'open', text: string) {
      return <RowsLink rows={{ of: 'metric', metric: `evidence_${key}${suffix}`, part }}>{text}</RowsLink>;
    };
  const sound = found.find(({ kind }) => kind === 'sound');
  return (
    <>
      <section>
        <Figure
          title="What do the proposals rest on?"
          summary="One proposal may stand in several lines; the last is what all should be."
          sql={found.slice(0, 1).map(({ share }) => share.statement)}
          note="Stale, untrusted and foreign are what the log says of each piece of evidence; the SQL shown is that of the first line, the others differ in its condition only."
        >
          <RateRows
            caption="Proposals by their evidence"
            head="Proposals"
            points={found.map(({ kind, share }) => ({
              ...share,
              key: kind,
              label: capital(evidenceWords(kind)),
            }))}
            mark="agent"
            better="lower"
            unit="proposals"
            link={link('')}
          />
        </Figure>
      </section>
      <section>
        <Figure
          title="Do proposals go wrong more often on poor evidence?"
          summary={sound ? rateSentence('On sound evidence', sound.error) : ''}
          sql={found.slice(0, 1).map(({ error }) => error.statement)}
          note="Proposals to act, older than the lag, that the truth did not warrant. Hatched: up to the share if every unresolved one is wrong."
        >
          <RateRows
            caption="Wrong actions by evidence"
            head="Proposals to act"
            points={found.map(({ kind, error }) => ({
              ...error,
              key: kind,
              label: capital(evidenceWords(kind)),
            }))}
            mark="wrong"
            better="lower"
            unit="actions"
            link={link('_wrong')}
          />
        </Figure>
      </section>
    </>
  );
}
