import { useSession } from '../../session/session';
import { useView } from '../../session/view';
import { startedAnew } from '../../words/engine-words';

/** What a link said that could not be followed, and that the engine was started anew. */
export function Notices() {
  const notices = useView((view) => view.notices);
  const files = useSession(({ readAgain, account }) => (readAgain ? (account?.files.length ?? 0) : null));
  return (
    <>
      {files !== null && (
        <div className="notices" role="status">
          <div>
            <b>{startedAnew.title}</b> {startedAnew.detail(files)}
          </div>
          <Dismiss onPress={() => useSession.setState({ readAgain: false })} />
        </div>
      )}
      {notices.length > 0 && (
        <div className="notices" role="status">
          <div>
            <b>Part of the link could not be followed.</b> The rest was.
            <ul>
              {notices.map((notice) => (
                <li key={notice}>{notice}</li>
              ))}
            </ul>
          </div>
          <Dismiss onPress={() => useView.setState({ notices: [] })} />
        </div>
      )}
    </>
  );
}

const Dismiss = ({ onPress }: { onPress: () => void }) => (
  <button type="button" className="button quiet" onClick={onPress}>
    Dismiss
  </button>
);
