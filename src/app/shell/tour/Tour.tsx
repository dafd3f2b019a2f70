import { useEffect, useEffectEvent, useRef } from 'react';
import { openSample } from '../../open/openers';
import { useSession } from '../../../session/session';
import { endTour, useTour } from '../../../session/tour';
import { goTo } from '../../../session/view';
import { tourStops } from '../../../words/help-words';
import './tour.css';

/** Where each stop is, and what it points at: the first of these that is on the page. */
const places: readonly { readonly go: () => void; readonly at: string }[] = [
  { go: () => goTo('readiness'), at: 'main h1' },
  { go: () => goTo('readiness'), at: '.scope-detail, #scope-detail, .scope-panel' },
  { go: () => goTo('decisions', { rows: null }), at: '.dt, main table' },
  { go: () => goTo('overrides', { part: 'people' }), at: 'main h1' },
  { go: () => goTo('drift'), at: 'main h1' },
  { go: () => goTo('report'), at: 'main form, main h1' },
];

const longestWaitMs = 20_000;

/** Leads through six screens of the sample; the page stays usable, and Escape ends it. */
export default function Tour() {
  const stop = useTour((tour) => tour.stop);
  const isReady = useSession(({ phase, query }) => phase === 'ready' && query !== null);
  const isEmpty = useSession(({ phase }) => phase === 'empty' || phase === 'failed');
  const next = useRef<HTMLButtonElement>(null);
  const open = useEffectEvent(() => {
    if (isEmpty) void openSample();
  });
  useEffect(() => open(), []);
  useEffect(() => {
    if (stop === null || !isReady) return undefined;
    const { go, at } = places[stop]!;
    go();
    return pointAt(at, () => next.current?.focus({ preventScroll: true }));
  }, [stop, isReady]);
  if (stop === null) return null;
  const { title, text } = tourStops[stop]!;
  const isLast = stop === tourStops.length - 1;
  return (
    <aside
      className="tour"
      aria-label="Tour"
      onKeyDown={(event) => {
        if (event.key === 'Escape') endTour();
      }}
    >
      <p className="q small">
        Stop {stop + 1} of {tourStops.length}
      </p>
      <div role="status">
        <h2>{title}</h2>
        <p>{isReady ? text : 'The sample is being opened: invented data with planted stories.'}</p>
      </div>
      <p className="tour-acts">
        <button
          type="button"
          className="button"
          disabled={stop === 0}
          onClick={() => useTour.setState({ stop: stop - 1 })}
        >
          Back
        </button>
        <button
          ref={next}
          type="button"
          className="button main"
          disabled={!isReady}
          onClick={() => (isLast ? endTour() : useTour.setState({ stop: stop + 1 }))}
        >
          {isLast ? 'Done' : 'Next'}
        </button>
        {!isLast && (
          <button type="button" className="button quiet" onClick={endTour}>
            End the tour
          </button>
        )}
      </p>
    </aside>
  );
}

/** Marks what the stop is about, once it is on the page; returns what takes the mark away. */
function pointAt(selector: string, then: () => void): () => void {
  let marked: Element | null = null;
  const look = () => {
    const found = document.querySelector(selector);
    if (found === marked || (found === null && marked?.isConnected)) return;
    marked?.removeAttribute('data-tour');
    marked = found;
    found?.setAttribute('data-tour', '');
    const isTall = found !== null && found.clientHeight > innerHeight / 2;
    found?.scrollIntoView({ block: isTall ? 'start' : 'center' });
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { childList: true, subtree: true });
  const timer = setTimeout(() => watch.disconnect(), longestWaitMs);
  // After the screen has taken the focus for itself.
  const focus = setTimeout(then, 100);
  look();
  return () => {
    watch.disconnect();
    clearTimeout(timer);
    clearTimeout(focus);
    marked?.removeAttribute('data-tour');
  };
}
