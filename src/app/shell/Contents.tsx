import { useEffect, useState } from 'react';
import { Drop } from '../../charts/drop/Drop';

const fewest = 4;
const headings = () =>
  [...document.querySelectorAll<HTMLElement>('main h2')].filter((each) => each.offsetParent);

/** The sections of a long page, as they are on it now: each is brought into sight and takes the focus. */
export function Contents() {
  const [titles, setTitles] = useState<readonly string[]>([]);
  useEffect(() => {
    const look = () => {
      const found = headings().map((each) => each.textContent?.trim() ?? '');
      setTitles((before) => (before.join('\n') === found.join('\n') ? before : found));
    };
    const main = document.getElementById('main');
    if (!main) return undefined;
    let frame = 0;
    const watch = new MutationObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    });
    watch.observe(main, { childList: true, subtree: true });
    look();
    return () => {
      watch.disconnect();
      cancelAnimationFrame(frame);
    };
  }, []);
  return (
    <span className={titles.length < fewest ? 'contents absent' : 'contents'}>
      <Drop className="contents-drop" summary="Contents">
        <ol className="contents-list">
          {titles.map((title, at) => (
            <li key={`${at} ${title}`}>
              <button
                type="button"
                className="link"
                onClick={({ currentTarget }) => {
                  currentTarget.closest('details')?.removeAttribute('open');
                  const heading = headings()[at];
                  if (!heading) return;
                  heading.closest('details')?.setAttribute('open', '');
                  heading.tabIndex = -1;
                  heading.focus({ preventScroll: true });
                  heading.scrollIntoView({ block: 'start' });
                }}
              >
                {title}
              </button>
            </li>
          ))}
        </ol>
      </Drop>
    </span>
  );
}
