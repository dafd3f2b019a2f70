import { gateDefinition } from '../../../metrics/gate-evidence/gate-definition';
import type { PooledFinding } from '../../../readiness/pooled';

/** Parts that would hide inside a pooled pass, though nothing shows that they are worse. */
export function UnprovenParts({ findings }: { findings: readonly PooledFinding[] }) {
  return (
    <details className="unproven small">
      <summary>
        {findings.length === 1 ? 'One part' : `${findings.length} parts`} would pass only inside a pooled
        figure
      </summary>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.metric} ${finding.agent} ${finding.over} ${finding.stratum}`}>
            <b>
              {finding.agent}, {gateDefinition(finding.metric).title}:
            </b>{' '}
            {finding.sentence}
          </li>
        ))}
      </ul>
    </details>
  );
}
