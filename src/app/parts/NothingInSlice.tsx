import { StateBlock } from '../../charts/states/StateBlock';
import { useSession } from '../../session/session';
import { sliceStore, useSelection } from '../../session/slice-store';
import { counted, utcDate } from '../../words/format';

/** What a section says when the filters leave it nothing to count. */
export function NothingInSlice({ title, detail }: { title: string; detail: string }) {
  return (
    <StateBlock
      kind="empty"
      title={title}
      detail={detail}
      action={{ label: 'Reset the filters', onPress: () => sliceStore.getState().clear() }}
      height={160}
    />
  );
}

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
