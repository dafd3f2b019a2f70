import type { LogRecord } from '../../../src/records/record';
import type { RecordOf } from '../../fixtures/records';

/** Records of one kind, each event_id once, and where to find those that name something. */
export interface Named<R> {
  readonly all: readonly R[];
  by(key: (record: R) => string | null | undefined): (name: string | undefined) => readonly R[];
}

export function pick<Kind extends LogRecord['event_type']>(
  records: readonly LogRecord[],
  kind: Kind,
): Named<RecordOf<Kind>> {
  const seen = new Set<string>();
  const all = records.filter((record): record is RecordOf<Kind> => {
    if (record.event_type !== kind || seen.has(record.event_id)) return false;
    seen.add(record.event_id);
    return true;
  });
  return {
    all,
    by(key) {
      const found = new Map<string, RecordOf<Kind>[]>();
      for (const record of all) {
        const name = key(record);
        if (name == null) continue;
        const own = found.get(name);
        if (own) own.push(record);
        else found.set(name, [record]);
      }
      return (name) => (name === undefined ? [] : (found.get(name) ?? []));
    },
  };
}

export const ms = (record: { time: string }): number => Date.parse(record.time);
export const dayMs = 86_400_000;
export const acting = ['isolate', 'evict', 'restore', 'harden', 'deceive'];
export const incidentOf = (decision: RecordOf<'decision'>): string =>
  decision.incident_uid ?? decision.finding_uid ?? decision.decision_id;
export const isProduction = (decision: RecordOf<'decision'>): boolean =>
  decision.environment === 'production' && decision.scenario === undefined;
export const targetsOf = (decision: RecordOf<'decision'>): string[] => [
  ...new Set(
    [...(decision.targets ?? []), ...(decision.resource ? [decision.resource] : [])].map(({ uid }) => uid),
  ),
];
