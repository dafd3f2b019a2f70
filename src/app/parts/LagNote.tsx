import { counted, utcDate } from '../../words/format';
import { useSession } from '../../session/session';
import { useSelection } from '../../session/slice-store';

/** Why waiting changes nothing where all is younger than the lag, and where another lag is set for looking. */
export function LagNote() {
  const asOf = useSession((session) => session.period?.asOf);
  const lagDays = useSelection().maturityLagDays;
  return (
    <>
      The lag is {counted(lagDays, 'day')}
      {asOf === undefined ? '' : `, and ages are counted to the last record, ${utcDate(asOf)}`}. To look all
      the same, set the filter “Lag” above (under More where it is hidden): labels this young may still
      change, and no verdict follows that filter.
    </>
  );
}
