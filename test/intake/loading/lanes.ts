import { TableWriter } from '../../../src/database/tables/writer';
import { laneHere } from '../../../src/intake/loading/lane-here';
import type { ParseLane } from '../../../src/intake/loading/messages';

const lane = (): ParseLane => laneHere(() => new TableWriter(), { copy: structuredClone });

/** Two lanes and one for foreign sources, in this thread; messages are copied as a worker would get them. */
export const lanesHere = () => ({ parse: () => [lane(), lane()], foreign: lane });

/** The same, and whether all that were opened were stopped. */
export function watchedLanes() {
  const opened: { isStopped: boolean }[] = [];
  const open = () => {
    const own = lane();
    const seen = { isStopped: false };
    opened.push(seen);
    const stop = () => {
      seen.isStopped = true;
      own.stop();
    };
    return { ...own, stop };
  };
  return { opened, lanes: { parse: () => [open(), open()], foreign: open } };
}
