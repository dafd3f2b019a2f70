/** The steps from files to verdicts, in their order. */
export const loadSteps = [
  { id: 'opening', title: 'Start the database' },
  { id: 'reading', title: 'Read the files' },
  { id: 'joining', title: 'Join decisions with outcomes' },
  { id: 'judging', title: 'Judge every scope' },
] as const;

export const stepWords = {
  opening: 'The database starts, once for this page.',
  reading: 'Reading what the agent proposed and what humans did.',
  joining: 'Joining each decision with what humans did and what turned out to be true.',
} as const;

interface Read {
  readonly stage: 'reading' | 'joining';
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly bytesPerSecond: number;
  readonly records: number;
}

/** Where each step begins on the bar; the last tenth is the judging, which the next screen shows. */
const starts = { opening: 0, reading: 0.08, joining: 0.6, end: 0.9 };
const openingMs = 1500;
/** Measured: joining takes about so long for each record, 32 µs on a quiet machine. */
const joinMsPerRecord = 0.035;
const shortestJoinMs = 400;

/** Never reaches the end of a step whose length is a guess. */
const approach = (elapsedMs: number, expectedMs: number) =>
  1 - Math.exp(-elapsedMs / Math.max(expectedMs, 1));

/** How far the whole is (0 to 1), and about how many ms are left; null where that cannot be said. */
export function stepAt(read: Read | null, elapsedMs: number): { share: number; leftMs: number | null } {
  if (read === null) return { share: starts.reading * approach(elapsedMs, openingMs), leftMs: null };
  const joinMs = Math.max(shortestJoinMs, read.records * joinMsPerRecord);
  if (read.stage === 'joining')
    return {
      share: starts.joining + (starts.end - starts.joining) * approach(elapsedMs, joinMs),
      leftMs: Math.max(0, joinMs - elapsedMs),
    };
  const done = read.bytesTotal > 0 ? Math.min(1, read.bytesRead / read.bytesTotal) : 0;
  const isKnown = done > 0 && read.bytesPerSecond > 0;
  return {
    share: starts.reading + (starts.joining - starts.reading) * done,
    leftMs: isKnown
      ? ((read.bytesTotal - read.bytesRead) / read.bytesPerSecond) * 1000 + joinMs / done
      : null,
  };
}

const shortestSaidMs = 1500;

/** About how long it still takes; nothing where it cannot be said or is over at once. */
export function leftWords(leftMs: number | null): string {
  if (leftMs === null || leftMs < shortestSaidMs) return '';
  const seconds = Math.ceil(leftMs / 1000);
  return seconds < 90 ? `about ${seconds} s left` : `about ${Math.ceil(seconds / 60)} min left`;
}
