import { useView } from '../../session/view';

/** What a link said that could not be followed. */
export function Notices() {
  const notices = useView((view) => view.notices);
  if (notices.length === 0) return null;
  return (
    <div className="notices" role="status">
      <div>
        <b>Part of the link could not be followed.</b> The rest was.
        <ul>
          {notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      </div>
      <button type="button" className="button quiet" onClick={() => useView.setState({ notices: [] })}>
        Dismiss
      </button>
    </div>
  );
}
