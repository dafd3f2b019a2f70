import { decision, release, verdict } from '../../fixtures/records';
import type { LogRecord } from '../../../src/records/record';

/** So long after the decisions that all of them have matured. */
export const later = '2026-06-30T00:00:00Z';

interface Case {
  readonly release?: string;
  readonly workflow?: string;
  readonly finding?: string;
  readonly incident?: string;
  readonly wrong: boolean | null;
  readonly risk?: 'low' | 'high';
  readonly time?: string;
}

let serial = 0;

/** One proposal to act and, unless `wrong` is null, its final verdict. */
export function judged({
  release: bundle,
  workflow = 'endpoint',
  finding,
  incident,
  wrong,
  risk = 'low',
  time,
}: Case): LogRecord[] {
  const id = `drift-${++serial}`;
  const proposal = decision({
    decision_id: id,
    event_id: `event-${id}`,
    workflow,
    finding_uid: finding ?? `finding-${id}`,
    incident_uid: incident ?? finding ?? `incident-${id}`,
    risk_level: risk,
    resource: { uid: `host-${id}`, type: 'host', criticality: risk },
    ...(bundle === undefined ? {} : { release_id: bundle }),
    ...(time === undefined ? {} : { time }),
  });
  if (bundle === undefined) delete (proposal as { release_id?: string }).release_id;
  if (wrong === null) return [proposal];
  return [
    proposal,
    verdict({ decision_id: id, time: later, verdict: wrong ? 'false_positive' : 'true_positive' }),
  ];
}

/** A bundle whose parts are named "role version". */
export const bundle = (id: string, parts: string, more: Parameters<typeof release>[0] = {}) =>
  release({
    release_id: id,
    name: id,
    components: parts.split(', ').map((part) => {
      const [role, version] = part.split(' ');
      return { role: role as 'model', name: role!, version: version! };
    }),
    ...more,
  });
