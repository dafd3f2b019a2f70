import { bytes, count, counted } from '../../../words/format';
import { cancelLoading } from '../../open/open-logs';
import { useSession } from '../../../session/session';

/** How far reading has come, and a way to stop it. */
export function Reading() {
  const progress = useSession((session) => session.progress);
  const isJoining = progress?.stage === 'joining';
  return (
    <section className="reading" aria-busy="true">
      <p className="eyebrow">{progress?.file ?? 'Starting the database'}</p>
      <h1 className="verdict md" id="reading" tabIndex={-1}>
        {!progress
          ? 'Starting.'
          : isJoining
            ? 'Joining decisions with what humans did and what turned out to be true.'
            : `${count(progress.records)} records read.`}
      </h1>
      <div className="progress">
        <progress
          aria-label="Read so far"
          max={progress?.bytesTotal || undefined}
          value={progress && !isJoining ? progress.bytesRead : undefined}
        />
        <div className="said">
          {progress ? (
            <>
              <span>
                {bytes(progress.bytesRead)} of {bytes(progress.bytesTotal)}
              </span>
              <span>{bytes(progress.bytesPerSecond)} a second</span>
              <span>{counted(progress.rejected, 'record')} rejected</span>
            </>
          ) : (
            <span>The database is part of this page; it starts once.</span>
          )}
        </div>
      </div>
      <button type="button" className="button" onClick={cancelLoading}>
        Cancel
      </button>
    </section>
  );
}
