import type { MarkKind } from '../../records/report/mark-kinds';
import { parseTime } from '../../records/time';

/** One thing that happened to a decision. */
export interface PathStep {
  /** Epoch ms, UTC. */
  time: number;
  mark: MarkKind;
  title: string;
  details: string[];
  /** What decided: drawn stronger. */
  strong?: boolean;
}

/** Epoch ms of a time that the record's schema has checked. */
export const at = (text: string): number => parseTime(text) ?? 0;
