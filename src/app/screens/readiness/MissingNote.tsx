import {
  type MissingBlock,
  type MissingLine,
  type MissingPlace,
  missingPlace,
  missingWords,
} from '../../../answers/readiness/missing-block';
import { count } from '../../../words/format';
import { LineInFile } from './LineInFile';
import { goTo } from '../../../session/view';

/** What the logs lack comes before any verdict that is made of them; each line opens its records. */
export function MissingNote({ block }: { block: MissingBlock }) {
  if (block.headline === null) return null;
  return (
    <section className="note missing" aria-label="Missing records">
      <details>
        <summary>
          <h2>{block.headline}</h2>
        </summary>
        <ul className="small">
          {block.lines.map((line) => (
            <li key={`${line.kind} ${line.sentence}`}>
              {missingWords(line)}
              {line.places.length > 0 && <Places line={line} />}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Places({ line: { count: n, places } }: { line: MissingLine }) {
  return (
    <details>
      <summary>{places.length < n ? `The first ${count(places.length)}` : 'Where'}</summary>
      <ul>
        {places.map((place, at) => (
          <li key={at}>
            <Place place={place} />
          </li>
        ))}
        <li>
          <button type="button" className="link" onClick={() => goTo('load')}>
            All that was not counted, line by line
          </button>
        </li>
      </ul>
    </details>
  );
}

function Place({ place }: { place: MissingPlace }) {
  const { eventId, file, line } = place;
  const words = missingPlace(place);
  if (eventId === null && line !== null) return <LineInFile file={file} line={line} words={words} />;
  if (eventId === null) return <span className="mono">{words}</span>;
  return (
    <button
      type="button"
      className="link mono"
      onClick={() => goTo('decisions', { rows: null, decision: eventId })}
    >
      {words}
    </button>
  );
}
