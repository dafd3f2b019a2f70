import type { Decision } from '../../src/records/decision';
import type { LogRecord } from '../../src/records/record';
import type { Random, Schedule } from '../random';
import type { AuditRecords } from '../records/audit';
import type { Kind } from '../records/decision';
import type { Tally } from '../tally';
import type { Habit } from './operators';

/** What a story asks of the simulation by name. */
export type Flag = 'acts_without_approval' | 'broken_chain' | 'same_person_twice' | 'acted_after_expiry';

export interface Emit {
  decision(record: Decision, time: number): void;
  audit(record: LogRecord, time: number): void;
}

export type Wrong = 'false_positive' | 'benign_positive';

/** One decision as the world knows it, whatever the logs will say. */
export interface Known {
  decision: Decision;
  time: number;
  kind: Kind;
  wrong: Wrong | undefined;
}

export interface World {
  draw: Random;
  schedule: Schedule;
  audit: AuditRecords;
  tally: Tally;
  emit: Emit;
  habits: ReadonlyMap<string, Habit>;
  flags: ReadonlySet<Flag>;
  full: boolean;
}
