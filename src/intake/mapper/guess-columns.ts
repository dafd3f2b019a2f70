import type { EventType } from '../../records/vocabulary';
import type { ColumnNames } from './column-names';
import { decisionColumns } from './decision-columns';
import { executionColumns, verdictColumns } from './ending-columns';
import { reviewColumns } from './review-columns';

/** Names under which tools write what we call by the first word, by kind. */
export const columnGuesses: Partial<Record<EventType, readonly ColumnNames[]>> = {
  decision: decisionColumns,
  review: reviewColumns,
  verdict: verdictColumns,
  execution: executionColumns,
};
