import type { Decision } from '../../src/records/decision';
import type { Execution } from '../../src/records/execution';
import type { Review } from '../../src/records/review';
import type { VerdictRecord } from '../../src/records/verdict';
import { iso, second } from '../world/calendar';

/** The audit trail’s records, each numbered so that its event_id is unique. */
export class AuditRecords {
  private next = 0;
  constructor(private readonly full: boolean) {}

  private common(time: number) {
    this.next++;
    return {
      schema_version: '1.1' as const,
      time: iso(time),
      ...(this.full ? { logged_time: iso(time + 2 * second) } : {}),
    };
  }

  review(time: number, rest: Omit<Review, 'schema_version' | 'event_type' | 'event_id' | 'time'>): Review {
    const { schema_version, ...common } = this.common(time);
    return { schema_version, event_type: 'review', event_id: `r${this.next}`, ...common, ...rest };
  }

  execution(
    time: number,
    rest: Omit<Execution, 'schema_version' | 'event_type' | 'event_id' | 'time'>,
  ): Execution {
    const { schema_version, ...common } = this.common(time);
    return { schema_version, event_type: 'execution', event_id: `x${this.next}`, ...common, ...rest };
  }

  verdict(
    time: number,
    rest: Omit<VerdictRecord, 'schema_version' | 'event_type' | 'event_id' | 'time'>,
  ): VerdictRecord {
    const { schema_version, ...common } = this.common(time);
    return { schema_version, event_type: 'verdict', event_id: `v${this.next}`, ...common, ...rest };
  }
}

export const actionOf = (decision: Decision) => ({
  name: decision.action.name,
  category: decision.action.category,
});
export const targetOf = (decision: Decision) => ({ uid: decision.resource!.uid });
