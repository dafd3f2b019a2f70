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
/** What was recorded later than it happened acts from then. */
export const acts = ({ time, logged_time }: { time: string; logged_time?: string | undefined }): number =>
  Math.max(Date.parse(time), Date.parse(logged_time ?? time));
export const dayMs = 86_400_000;
/** Agent, workflow and the worst of what is said about the risk. */
export function scopeOf(decision: RecordOf<'decision'>): string {
  const { risk_level, severity, resource, reversibility, blast_radius } = decision;
  const grave = (level: string | undefined) => level === 'high' || level === 'critical';
  const criticality = resource?.criticality;
  const isHigh =
    [risk_level, severity, criticality].some(grave) ||
    reversibility === 'irreversible' ||
    (blast_radius?.count ?? 0) >= 50 ||
    (risk_level === undefined && criticality === undefined);
  return JSON.stringify([decision.agent.uid, decision.workflow, isHigh]);
}
/** The latest moment, at most 7 days past the latest day that three, and one in a hundred, reach. */
export function clockOf(moments: readonly number[], latest: number): number {
  const down = [...moments].sort((a, b) => b - a);
  const reaching = down[Math.max(3, Math.ceil(moments.length / 100)) - 1];
  const cap = reaching === undefined ? Infinity : (Math.floor(reaching / dayMs) + 7) * dayMs;
  return Math.min(down[0]!, latest, cap);
}
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
