import { useState } from 'react';
import { counted } from '../../../words/format';
import { isLocalTime } from '../../../intake/reading/zone';
import type { Rejection } from '../../../intake/reading/batch';
import { readAgainIn } from '../../open/open-logs';
import { zoneOf, ZoneField } from '../../fields/ZoneField';

/** Offered where lines were rejected only because their times have no offset. */
export function ReadInZone({ rejections }: { rejections: readonly Rejection[] }) {
  const [zone, setZone] = useState('');
  const local = rejections.filter(
    ({ found, expected }) => expected === needsZone || isLocalTime(unquoted(found)),
  );
  const first = local[0];
  if (!first) return null;
  const chosen = zoneOf(zone);
  return (
    <form
      className="state boxed read-in-zone"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined) void readAgainIn(chosen);
      }}
    >
      <h3>
        {counted(local.length, 'listed line')} {local.length === 1 ? 'has a time' : 'have times'} without an
        offset.
      </h3>
      <p>
        <span className="mono">{unquoted(first.found)}</span> is another moment in every zone, so none is
        guessed. If the log was written in one zone, name it and read the files again.
      </p>
      <ZoneField label="Times without an offset are in" value={zone} onChange={setZone} />
      <div>
        <button type="submit" className="button" disabled={chosen === undefined}>
          Read again
        </button>
      </div>
    </form>
  );
}

/** As the mapper words it for times of any writing. */
const needsZone = 'a time with an offset, or a named zone';

const unquoted = (found: string) => found.replace(/^"|"$/g, '');
