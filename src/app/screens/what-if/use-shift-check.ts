import { reportedShifts, type ReportedShift } from '../../../metrics/drift/reported';
import { useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { permuteInWorker } from '../../../jobs/run-job';

/** Whether the Drift screen reports a shift in this slice; a guarantee is named only once it is known. */
export type ShiftCheck =
  | { readonly state: 'checking' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'none' }
  | { readonly state: 'shifted'; readonly reported: readonly ReportedShift[] };

export function useShiftCheck(): ShiftCheck {
  const selection = useSelection();
  const answer = useQuery(
    (query, signal) => reportedShifts(query, selection, permuteInWorker, signal),
    [selection],
  );
  if (answer.state === 'error') return { state: 'failed', message: answer.error?.message ?? '' };
  // While it is read anew, the earlier answer is one about another slice.
  if (answer.state !== 'ready' || answer.value === undefined) return { state: 'checking' };
  const reported = answer.value.filter(({ shifts }) => shifts.length > 0);
  return reported.length === 0 ? { state: 'none' } : { state: 'shifted', reported };
}
