import { count } from '../../../charts/format';
import { decisionsInView } from '../../../metrics/in-view/in-view';
import { toAddress } from '../../../slice/address/address';
import { useSelection } from '../../state/slice';
import { useQuery } from '../../state/use-query';

/** How many decisions and incidents the slice leaves; said aloud when it changes. */
export function InView() {
  const selection = useSelection();
  const inView = useQuery(`in view ${toAddress(selection)}`, (query, signal) =>
    decisionsInView(query, selection, signal),
  );
  return (
    <span className={inView.state === 'refreshing' ? 'count dim' : 'count'} role="status">
      {inView.state === 'error' && 'The count failed; the filters still work.'}
      {inView.value && inView.state !== 'error' && (
        <>
          <b>{count(inView.value.decisions)}</b> {inView.value.decisions === 1 ? 'decision' : 'decisions'},{' '}
          <b>{count(inView.value.incidents)}</b> {inView.value.incidents === 1 ? 'incident' : 'incidents'} in
          view
        </>
      )}
    </span>
  );
}
