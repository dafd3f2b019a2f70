import { capital, hitsIn, oneIn } from '../../../words/format';
import { type PooledRow, PooledTable } from '../../../charts/gates/PooledTable';
import { gateDefinition } from '../../../metrics/gate-evidence/gate-definition';
import type { GateResult, ScopeVerdict } from '../../../readiness/verdict';
import { decidingOf } from '../../../answers/readiness/readings';
import type { PooledFinding } from '../../../readiness/pooled';

interface PooledNoteProps {
  finding: PooledFinding;
  others: readonly PooledFinding[];
  scopes: readonly ScopeVerdict[];
}

const rowOf = (key: string, label: string, gate: GateResult): PooledRow => ({
  key,
  label,
  hits: gate.observed.incidentsInError,
  n: gate.observed.incidents,
  share: decidingOf(gate).share,
  interval: gate.ordinary,
});

/** What a pooled figure hides, told before anything that could be read as a pass. */
export function PooledNote({ finding, others, scopes }: PooledNoteProps) {
  const { pooled, alone, agent, workflow, riskClass, over, metric } = finding;
  const parts = scopes.filter(
    (scope) =>
      scope.agent === agent &&
      (over === 'workflow' ? scope.riskClass === riskClass : scope.workflow === workflow),
  );
  const whole = over === 'workflow' ? `${riskClass} risk` : workflow;
  const part = over === 'workflow' ? workflow : `${riskClass} risk`;
  const title = gateDefinition(metric).title;
  const rows: PooledRow[] = [
    {
      ...rowOf('pooled', over === 'workflow' ? 'All workflows pooled' : 'Low and high risk pooled', pooled),
      pooled: true,
    },
    ...parts.flatMap((scope) => {
      const gate = scope.gates.find((each) => each.metric === metric);
      if (!gate || gate.observed.incidents === 0) return [];
      const isAlone = scope.workflow === workflow && scope.riskClass === riskClass;
      const label = over === 'workflow' ? scope.workflow : `${scope.riskClass} risk`;
      const ownLimit = gate.limit === pooled.limit ? {} : { ownLimit: gate.limit };
      return [{ ...rowOf(label, label, gate), ...ownLimit, standsOut: isAlone }];
    }),
  ];
  return (
    <section className="cols">
      <div className="c5 note" role="note">
        <h2>
          Pooled, {whole} passes. {capital(part)} in it does not.
        </h2>
        <p className="lede">
          Together, {hitsIn(pooled.observed.incidentsInError, pooled.observed.incidents)} incidents had an
          error, under the limit of {oneIn(pooled.limit)}. {capital(part)} alone has{' '}
          {hitsIn(alone.observed.incidentsInError, alone.observed.incidents)}; its own limit is{' '}
          {oneIn(alone.limit)}. Verdicts are given per scope for this reason; no pooled figure opens a gate.
        </p>
        {others.length > 0 && (
          <ul className="others small">
            {others.map((other) => (
              <li key={`${other.metric} ${other.agent} ${other.stratum}`}>
                {gateDefinition(other.metric).title}: {other.sentence}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="c7">
        <PooledTable
          caption={`${title}: incidents with an error, pooled and apart`}
          group={title}
          limit={pooled.limit}
          rows={rows}
        />
      </div>
    </section>
  );
}
