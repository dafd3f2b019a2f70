import { benchAudit } from './audit';
import { benchDrift } from './drift';
import { benchFirst } from './first';
import { benchGate } from './gate';
import { benchHeadless } from './headless';
import { machineNow, record } from './history';
import { benchInteract } from './interact';
import { benchIntervals } from './intervals';
import { benchLoad } from './load';
import { benchQueries } from './queries';
import { benchRepaint } from './repaint';
import { benchSpans } from './spans';

const benches = {
  first: benchFirst,
  load: benchLoad,
  queries: benchQueries,
  repaint: benchRepaint,
  interact: benchInteract,
  gate: benchGate,
  drift: benchDrift,
  intervals: benchIntervals,
  audit: benchAudit,
  headless: benchHeadless,
  spans: benchSpans,
};
const usage = `usage: npm run bench -- [${Object.keys(benches).join(' | ')}] [--decisions N] [--record]

--record appends what was measured to .github/speed/history.jsonl and draws it anew.`;

/** Prints figures and ratios to native DuckDB, measured in this run on this machine. Asserts no time. */
export async function main(args: string[]): Promise<number> {
  const at = args.indexOf('--decisions');
  const decisions = at < 0 ? 1_000_000 : Number(args[at + 1]);
  const names = args.filter((arg, index) => !arg.startsWith('--') && (at < 0 || index !== at + 1));
  const unknown = names.find((name) => !(name in benches));
  if (args.includes('--help') || unknown !== undefined || !Number.isInteger(decisions) || decisions < 1) {
    console.error(usage);
    return 1;
  }
  const machine = machineNow();
  const figures: Record<string, number> = {};
  for (const [name, bench] of Object.entries(benches)) {
    if (names.length === 0 || names.includes(name)) Object.assign(figures, await bench(decisions));
  }
  if (args.includes('--record')) {
    if (Object.keys(figures).length === 0) {
      console.error(
        'Nothing was measured that is a time: name first, load, queries, repaint, interact or headless.',
      );
      return 1;
    }
    await record(figures, { machine, decisions });
  }
  return 0;
}
