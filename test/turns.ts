import { existsSync, readFileSync } from 'node:fs';

/** How many turns long checks are dealt to: `npm test` runs those of one turn, drawn by the commit. */
export const turns = 3;

type Seconds = Readonly<Record<string, number>>;

/** What each commit must show: that nothing leaves the origin, and that no log flatters. */
const neverRest = ['network.spec.ts', 'test/cli/flattering-logs.test.ts', 'test/readiness/monotony.test.ts'];

/**
 * Long checks in groups of about equal length, one a turn: longest first, each goes to the group that is shortest so
 * far. `seconds` has the length of each by its file and title, or by its file where one test goes on from the other.
 */
export function dealTurns(seconds: Seconds): string[][] {
  const groups = Array.from({ length: turns }, () => ({ sum: 0, names: [] as string[] }));
  const longestFirst = Object.entries(seconds)
    .filter(([name]) => !neverRest.includes(name.split(': ', 1)[0]!))
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  for (const [name, length] of longestFirst) {
    const shortest = groups.reduce((least, group) => (group.sum < least.sum ? group : least));
    shortest.sum += length;
    shortest.names.push(name);
  }
  return groups.map(({ names }) => names);
}

/** Long checks that rest in this run, by file and title; none where `LONG_CHECKS_TURN` is not set, all where it is no whole number. */
export function restingChecks(kind: 'unit' | 'browser', turn = process.env.LONG_CHECKS_TURN): Set<string> {
  const list = new URL('tools/long-checks.json', import.meta.url);
  if (turn === undefined || !existsSync(list)) return new Set();
  const known = JSON.parse(readFileSync(list, 'utf8')) as Record<typeof kind, Seconds>;
  return new Set(dealTurns(known[kind]).flatMap((names, at) => (at === Number(turn) % turns ? [] : names)));
}
