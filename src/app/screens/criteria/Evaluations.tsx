import { shortHash, utcDateTime } from '../../../words/format';
import { VerdictChip } from '../../../charts/marks/Chip';
import { askedScopes, evaluateScopes } from '../../../readiness/gather/gather';
import { integritySeen } from '../../../answers/integrity-of-logs/integrity-seen';
import { criteriaHash } from '../../../readiness/criteria/criteria';
import { useAttestations } from '../../../session/attestations';
import { hashOfAll, judgeBy, type KeptEvaluation } from '../../../session/criteria';
import { useSession } from '../../../session/session';
import { useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { toAddress } from '../../../slice/address/address';
import { Answered } from '../../parts/Answered';
import { countStates, stateOrder } from '../../../answers/readiness/verdict-words';
import { saveCriteria } from '../../parts/save-file';

const shownAtMost = 20;

/** Every evaluation of this browser, the one in force first, with what changed and where it leaves these logs. */
export function Evaluations({ evaluations }: { evaluations: readonly KeptEvaluation[] }) {
  const newest = [...evaluations].reverse();
  const left = newest.length - shownAtMost;
  return (
    <section>
      <div className="head">
        <h2>Evaluations</h2>
        <p className="sub">
          Whoever tries criteria until one opens a gate leaves the trace here. Verdicts are those of the logs
          now open.
        </p>
      </div>
      <div className="scroll" role="region" aria-label="Evaluations" tabIndex={0}>
        <table className="evaluations">
          <thead>
            <tr>
              <th scope="col">Since, UTC</th>
              <th scope="col">Criteria</th>
              <th scope="col">What changed</th>
              <th scope="col">Verdicts</th>
              <th scope="col">
                <span className="vh">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {newest.slice(0, shownAtMost).map((evaluation, index) => (
              <EvaluationRow
                key={`${evaluation.since} ${newest.length - index}`}
                evaluation={evaluation}
                isInForce={index === 0}
              />
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && <p className="small q under-table">{left} earlier ones are kept and not shown.</p>}
    </section>
  );
}

function EvaluationRow({ evaluation, isInForce }: { evaluation: KeptEvaluation; isInForce: boolean }) {
  const { since, criteria, changes } = evaluation;
  const selection = useSelection();
  const asOf = useSession((session) => session.period?.asOf ?? 0);
  const integrity = integritySeen(useSession((session) => session.account));
  const attestations = useAttestations((store) => store.attestations);
  const { asked } = askedScopes(selection);
  const key = `${toAddress(asked)} ${hashOfAll(criteria)} ${JSON.stringify(attestations)} ${JSON.stringify(integrity?.signatures ?? null)}`;
  const answer = useQuery(`evaluation ${key}`, (query, signal) =>
    evaluateScopes(query, asked, { asOf, criteria, attestations, integrity, signal }),
  );
  return (
    <tr>
      <th scope="row" className="nw">
        {since === null ? 'the start' : utcDateTime(since)}
        {isInForce && <span className="q">in force</span>}
      </th>
      <td>
        {criteria.map((each) => (
          <span key={each.name} className="line">
            {each.name}, version {each.version}{' '}
            <span className="mono q" title={`SHA-256 ${criteriaHash(each)}`}>
              {shortHash(criteriaHash(each))}
            </span>
          </span>
        ))}
      </td>
      <td>
        {changes.length === 0 ? (
          <span className="q">the first</span>
        ) : (
          changes.map((change) => (
            <span key={change} className="line">
              {change}
            </span>
          ))
        )}
      </td>
      <td>
        <Answered answer={answer} height={26} what="The verdicts">
          {({ scopes }) => {
            const counts = countStates(scopes);
            return (
              <span className="chips">
                {stateOrder
                  .filter((state) => counts[state] > 0)
                  .map((state) => (
                    <VerdictChip key={state} state={state} number={counts[state]} />
                  ))}
              </span>
            );
          }}
        </Answered>
      </td>
      <td>
        <span className="row-acts">
          {criteria.map((each) => (
            <button
              key={each.name}
              type="button"
              className="link"
              aria-label={`Export ${each.name}, version ${each.version}`}
              onClick={() => saveCriteria(each)}
            >
              Export {each.name}
            </button>
          ))}
          {!isInForce && (
            <button type="button" className="link" onClick={() => judgeBy(criteria, Date.now())}>
              Judge by these again
            </button>
          )}
        </span>
      </td>
    </tr>
  );
}
