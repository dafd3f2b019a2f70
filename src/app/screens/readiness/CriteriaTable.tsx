import { gateLimitWords, percent } from '../../../words/format';
import { gateDefinition } from '../../../metrics/gate-evidence/gate-definition';
import type { CriteriaStamp } from '../../../readiness/verdict';
import { tierTitle } from '../../../readiness/tiers';
import type { Gate } from '../../../records/criteria';
import type { AppliedStep } from '../../../readiness/criteria/criteria';

const labelWords = [
  'any source',
  'closed classification up',
  'analyst of record up',
  'second analyst up',
  'incident review',
] as const;

const limitOf = ({ limit, metric }: Gate): string =>
  gateLimitWords(limit, gateDefinition(metric).better === 'higher');

/** The criteria as they were applied: what was asked, before anybody looked. */
export function CriteriaTable({ applied, stamp }: { applied: AppliedStep; stamp: CriteriaStamp | null }) {
  const { criteria, step, gates } = applied;
  return (
    <section>
      <div className="head">
        <h2>Criteria used</h2>
        <p className="sub">
          “{criteria.name}”, version {criteria.version}: {tierTitle(step.from)} to {tierTitle(step.to)},{' '}
          {step.riskClass} risk. {criteria.description}{' '}
          {stamp && <span className="mono">SHA-256 {stamp.hash.slice(0, 12)}…</span>}
        </p>
      </div>
      <div className="scroll" role="region" aria-label="Criteria used" tabIndex={0}>
        <table className="criteria">
          <thead>
            <tr>
              <th scope="col">Gate</th>
              <th scope="col">Limit per incident</th>
              <th scope="col" className="num">
                Chance of a false pass
              </th>
              <th scope="col">Labels from</th>
              <th scope="col" className="num">
                Lag
              </th>
              <th scope="col" className="num">
                Span at least
              </th>
              <th scope="col" className="num">
                Unlabelled at most
              </th>
              <th scope="col">Also</th>
            </tr>
          </thead>
          <tbody>
            {gates.map((gate) => (
              <tr key={gate.id}>
                <th scope="row">{gate.title}</th>
                <td className="nw">{limitOf(gate)}</td>
                <td className="num">{percent(gate.alpha)}</td>
                <td>{labelWords[gate.minLabelRank]}</td>
                <td className="num">{gate.maturityLagDays} days</td>
                <td className="num">{gate.minSpanDays} days</td>
                <td className="num">{percent(gate.unresolvedLimit)}</td>
                <td>
                  {gate.zeroSevereDays === null ? '' : `no severe error in ${gate.zeroSevereDays} days; `}
                  {gate.critical ? 'without it the scope is not measurable' : 'without it nothing is shown'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
