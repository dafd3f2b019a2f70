import { gateLimitWords, percent } from '../../../words/format';
import { tierTitle } from '../../../readiness/tiers';
import type { Criteria } from '../../../records/criteria';
import { criteriaHash } from '../../../readiness/criteria/criteria';
import { controlTitle, isHigherBetter, labelWords } from '../../../answers/criteria/words';
import { saveCriteria } from '../../parts/save-file';

/** One set of criteria as tables: the gates, and which of them and which controls each step asks for. */
export function InForce({ criteria }: { criteria: Criteria }) {
  const hash = criteriaHash(criteria);
  const titleOf = (id: string) => criteria.gates.find((gate) => gate.id === id)?.title ?? id;
  return (
    <section>
      <div className="head">
        <h2>
          {criteria.name}, version {criteria.version}
        </h2>
        <p className="sub">
          {criteria.description} SHA-256 <span className="mono hash">{hash}</span>
        </p>
        <span className="acts">
          <button
            type="button"
            className="link"
            aria-label={`Export as JSON: ${criteria.name}`}
            onClick={() => saveCriteria(criteria)}
          >
            Export as JSON
          </button>
        </span>
      </div>
      <div className="scroll" role="region" aria-label={`Gates of ${criteria.name}`} tabIndex={0}>
        <table className="criteria-table">
          <thead>
            <tr>
              <th scope="col">Gate</th>
              <th scope="col">Limit per incident</th>
              <th scope="col" className="num">
                False pass at most
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
            {criteria.gates.map((gate) => (
              <tr key={gate.id}>
                <th scope="row">
                  {gate.title}
                  <span className="q mono">{gate.id}</span>
                </th>
                <td className="nw">{gateLimitWords(gate.limit, isHigherBetter(gate.metric))}</td>
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
      <div className="scroll" role="region" aria-label={`Steps of ${criteria.name}`} tabIndex={0}>
        <table className="criteria-table">
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Risk</th>
              <th scope="col">Gates, all of them</th>
              <th scope="col">Controls, all of them</th>
            </tr>
          </thead>
          <tbody>
            {criteria.steps.map((step) => (
              <tr key={`${step.from} ${step.riskClass}`}>
                <th scope="row">
                  {tierTitle(step.from)} to {tierTitle(step.to)}
                </th>
                <td className="nw">{step.riskClass}</td>
                <td>{step.gates.map(titleOf).join('; ')}</td>
                <td>{step.controls.length === 0 ? 'none' : step.controls.map(controlTitle).join('; ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small q under-table">
        Incidents are judged in the order they were opened; decisions of one incident count as one. “Limit per
        incident” is the mean share of an incident’s decisions. Several promoted at one look:{' '}
        {criteria.together
          ? `e-BH over all judged scopes, at most ${percent(criteria.together.falseDiscoveryRate)} of the promoted unready`
          : 'e-BH at the smallest chance of a false pass of the gates'}
        . At a new bundle,{' '}
        {criteria.equivalence
          ? `evidence restarts unless false positives are shown to differ by less than ${percent(criteria.equivalence.margin)} (α ${percent(criteria.equivalence.alpha)})`
          : 'evidence restarts: no margin of equivalence is named'}
        .{' '}
        {criteria.specialistGroups && criteria.specialistGroups.length > 0
          ? `Specialists: ${criteria.specialistGroups.join(', ')}.`
          : 'No group of specialists is named.'}{' '}
        {`Outside every hash chain may be ${criteria.integrity ? `at most ${percent(criteria.integrity.maxUncoveredShare)} of the records` : 'no record'}, where a step requires the chain.`}
      </p>
    </section>
  );
}
