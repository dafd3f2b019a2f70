import { parseArgs } from 'node:util';
import { longestMaturityLagDays } from '../../slice/selection/selection';

export const usage = `usage: npm run evaluate -- FILES… [options]

  --json             every number as JSON instead of a table
  --criteria FILE    judge by these criteria (may be repeated; the first that fits a scope judges it)
  --workflow NAME    ask only for this workflow (may be repeated)
  --agent UID        ask only for this agent (may be repeated)
  --lag DAYS         judge decisions older than this instead of the criteria's own lag
  --help             this text

Exit: 0 every scope asked for is eligible, 2 at least one is not, 1 an error.`;

export interface Arguments {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly criteria: readonly string[];
  readonly workflows: readonly string[];
  readonly agents: readonly string[];
  readonly lagDays: number | null;
  readonly help: boolean;
}

/** Arguments that mean nothing; the message is for people. */
export class BadArguments extends Error {
  override readonly name = 'BadArguments';
}

function daysOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const days = Number(text);
  if (text.trim() === '' || !(days >= 0 && days <= longestMaturityLagDays)) {
    throw new BadArguments(`--lag ${text}: a number of days from 0 to ${longestMaturityLagDays}`);
  }
  return days;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        criteria: { type: 'string', multiple: true, default: [] },
        workflow: { type: 'string', multiple: true, default: [] },
        agent: { type: 'string', multiple: true, default: [] },
        lag: { type: 'string' },
      },
    });
  } catch (error) {
    throw new BadArguments(error instanceof Error ? error.message : String(error));
  }
}

/** Throws `BadArguments` for an unknown option, a value that is none, or no file. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parsed(args);
  if (!values.help && positionals.length === 0) throw new BadArguments('No file to read.');
  return {
    files: positionals,
    json: values.json,
    criteria: values.criteria,
    workflows: values.workflow,
    agents: values.agent,
    lagDays: daysOf(values.lag),
    help: values.help,
  };
}
