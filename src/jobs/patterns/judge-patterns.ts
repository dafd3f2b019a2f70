import type { CountedSlice, Counts } from '../../metrics/patterns/count';
import { judge, type Judged } from '../../metrics/patterns/judge';
import type { Job } from '../job';

interface Tested {
  readonly done: number;
  readonly of: number;
}

/** Tests slices against the rest. It asks for them part by part; `null` is the end. */
export const judgePatterns: Job<Counts, Judged, Tested, null, readonly CountedSlice[] | null> = async (
  whole,
  { ask, report },
) => {
  const slices: CountedSlice[] = [];
  for (let part = await ask(null); part !== null; part = await ask(null))
    for (const slice of part) slices.push(slice);
  return judge(whole, slices, { onProgress: (done, of) => report({ done, of }) });
};
