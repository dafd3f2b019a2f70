import { readRecords } from '../../../../intake/loading/read-record';
import { casesOfDraw } from '../../../../readiness/gather/audit';
import type { AuditDraw } from '../../../../records/audit';
import { useQuery } from '../../../ask/use-query';

/** What readers are shown of the cases of a draw, by incident, from the logs that are open. */
export const useCases = (draw: AuditDraw) =>
  useQuery((query, signal) => casesOfDraw(query, draw, readRecords, signal), [draw]);
