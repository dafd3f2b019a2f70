import { PairDots } from '../../../charts/drift/PairDots';
import { Figure } from '../../../charts/figure/Figure';
import { count, decimal, plainWord } from '../../../words/format';
import type { MovedMix } from '../../../metrics/drift/moved';
import { RowsLink } from '../../parts/RowsLink';
import { mixWords } from '../../../answers/drift/moved-words';
import type { Compared } from './use-drift';

const mostLabels = 12;

/** One mix, word by word: shares of both bundles and the residual of the candidate. */
export function MixTable({ mix, compared }: { mix: MovedMix; compared: Compared }) {
  const { labels, before, after, n0, n1, residuals, jensenShannon } = mix;
  const order = labels
    .map((label, at) => ({ label, at, size: Math.abs(residuals[at] ?? 0) }))
    .sort((a, b) => b.size - a.size);
  const title = mixWords[mix.test];
  const number = (label: string, side: 0 | 1, n: number) =>
    mix.test === 'action' && compared.kpi.definition.population === 'production' ? (
      <RowsLink rows={{ of: 'set', set: 'drift_action', keys: [compared.releases[side], '', '', label] }}>
        {count(n)}
      </RowsLink>
    ) : (
      count(n)
    );
  return (
    <Figure
      size="small"
      title={title}
      summary={`${count(n0)} → ${count(n1)} ${mix.test === 'tools' ? 'calls' : 'decisions'}. Jensen–Shannon ${decimal(jensenShannon ?? 0, 3)} (base 2). Residuals beyond ±2 stand out.`}
    >
      <PairDots
        caption={`${title}: shares of both bundles`}
        head="Word"
        columns={['Baseline', 'Candidate', 'Residual']}
        rows={order.slice(0, mostLabels).map(({ label, at }) => {
          const [x, y] = [before[at] ?? 0, after[at] ?? 0];
          const residual = residuals[at] ?? 0;
          return {
            key: label,
            label: plainWord(label),
            before: n0 >= 10 ? x / n0 : null,
            after: n1 >= 10 ? y / n1 : null,
            cells: [
              number(label, 0, x),
              number(label, 1, y),
              Math.abs(residual) >= 2 ? <b key="r">{decimal(residual, 1)}</b> : decimal(residual, 1),
            ],
          };
        })}
      />
      {labels.length > mostLabels && (
        <p className="fignote">
          {mostLabels} of {count(labels.length)} words, largest residual first.
        </p>
      )}
    </Figure>
  );
}
