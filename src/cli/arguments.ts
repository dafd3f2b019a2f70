import { parseArgs } from 'node:util';
import { longestMaturityLagDays } from '../slice/selection/selection';
import { errorText } from '../records/unknown';

export const usage = `usage: npm run evaluate -- FILES… [options]

  --json             every number as JSON instead of a table
  --criteria FILE    judge by these criteria (may be repeated; the first that fits a scope judges it)
  --workflow NAME    ask only for this workflow (may be repeated)
  --agent UID        ask only for this agent (may be repeated)
  --attestations FILE  what people attest where the log holds no case: JSON, a list of
                     {control, agent, release, by, on, text} (may be repeated)
  --ledger FILE      keep every look in this file (JSON Lines, only ever longer); what the tries in it leave
                     to promote is decided by e-LOND
  --self-test        also spoil criteria and evidence in known ways: what each gate notices
  --attest           an in-toto statement (test-result v0.1) as JSON instead of a table
  --what-if FILE     replay a threshold, policy, breaker or proposal on these logs (may be repeated)
  --lag DAYS         judge decisions older than this instead of the criteria's own lag
  --mapping FILE     read files that are no logs of this format by this mapping; one that only keeps fields of
                     such logs private is for every log of this format; NAME=FILE for one file only
  --salt FILE        the salt of a mapping that replaces private fields by digests
  --keys FILE        public keys (PEM, JWK or JWK set) to check signatures against
  --zone NAME        zone of times without an offset, such as Europe/Berlin
  --help             this text

Exit: 0 every scope asked for is eligible, several of the log hold together (e-BH), and the ledger leaves
them (e-LOND); 2 not so; 1 an error.`;

export interface Arguments {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly criteria: readonly string[];
  readonly attestations: readonly string[];
  readonly ledger: string | null;
  readonly selfTest: boolean;
  readonly attest: boolean;
  readonly workflows: readonly string[];
  readonly agents: readonly string[];
  readonly lagDays: number | null;
  readonly whatIf: readonly string[];
  readonly mappings: readonly string[];
  readonly saltFile: string | null;
  readonly keysFile: string | null;
  readonly zone: string | null;
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
        attestations: { type: 'string', multiple: true, default: [] },
        ledger: { type: 'string' },
        'self-test': { type: 'boolean', default: false },
        attest: { type: 'boolean', default: false },
        workflow: { type: 'string', multiple: true, default: [] },
        agent: { type: 'string', multiple: true, default: [] },
        lag: { type: 'string' },
        'what-if': { type: 'string', multiple: true, default: [] },
        mapping: { type: 'string', multiple: true, default: [] },
        salt: { type: 'string' },
        keys: { type: 'string' },
        zone: { type: 'string' },
      },
    });
  } catch (error) {
    throw new BadArguments(errorText(error));
  }
}

/** Throws `BadArguments` for an unknown option, a value that is none, or no file. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parsed(args);
  if (!values.help && positionals.length === 0) throw new BadArguments('No file to read.');
  if (values.attest && (values.json || values['self-test'])) {
    throw new BadArguments(
      '--attest prints a statement of its own: ask for --json or --self-test in another run.',
    );
  }
  return {
    files: positionals,
    json: values.json,
    criteria: values.criteria,
    attestations: values.attestations,
    ledger: values.ledger ?? null,
    selfTest: values['self-test'],
    attest: values.attest,
    workflows: values.workflow,
    agents: values.agent,
    lagDays: daysOf(values.lag),
    whatIf: values['what-if'],
    mappings: values.mapping,
    saltFile: values.salt ?? null,
    keysFile: values.keys ?? null,
    zone: values.zone ?? null,
    help: values.help,
  };
}
