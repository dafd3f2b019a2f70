import { counted, hitsOf } from '../../../words/format';
import type { BesideOverrides } from '../../../metrics/override-rate/beside';
import { RowsLink } from '../../parts/RowsLink';

/** The human decisions that are in neither number of the override rate. */
export function BesideNote({ beside: { decided, overridden, undecided } }: { beside: BesideOverrides }) {
  if (decided === 0 && undecided === 0) return null;
  return (
    <p className="lede">
      {decided > 0 && (
        <>
          Not among them: of{' '}
          <RowsLink rows={{ of: 'set', set: 'nothing_proposed', keys: ['decided'] }}>
            {counted(decided, 'decision')}
          </RowsLink>{' '}
          to do nothing that a human judged, the human did otherwise in{' '}
          {overridden === 0 ? (
            'none'
          ) : (
            <RowsLink rows={{ of: 'set', set: 'nothing_proposed', keys: ['overridden'] }}>
              {hitsOf(overridden, decided)}
            </RowsLink>
          )}
          .{' '}
        </>
      )}
      {undecided > 0 && (
        <>
          <RowsLink rows={{ of: 'set', set: 'undecided', keys: [] }}>
            {counted(undecided, 'proposal')}
          </RowsLink>{' '}
          {undecided === 1 ? 'has' : 'have'} no human decision, and no policy verdict says whether one is
          needed.
        </>
      )}
    </p>
  );
}
