import { count } from '../../../words/format';
import { useSelection } from '../../../session/slice-store';
import { useInView } from '../../ask/use-in-view';

/** How many decisions and incidents the slice leaves; said aloud when it changes. */
export function InView() {
  const inView = useInView(useSelection());
  return (
    <span className={inView.state === 'refreshing' ? 'count dim' : 'count'} role="status">
      {inView.state === 'error' && 'The count failed; the filters still work.'}
      {inView.value && inView.state !== 'error' && (
        <>
          <b>{count(inView.value.decisions)}</b> {inView.value.decisions === 1 ? 'decision' : 'decisions'}
          <span className="count-more">
            , <b>{count(inView.value.incidents)}</b> {inView.value.incidents === 1 ? 'incident' : 'incidents'}
          </span>{' '}
          in view
        </>
      )}
    </span>
  );
}
