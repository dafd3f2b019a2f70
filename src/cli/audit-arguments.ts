import { auditPlanSchema, firstAuditPlan, type AuditPlanFields } from '../records/audit-plan';
import { worksheetUsage } from './audit-worksheet';
import {
  BadArguments,
  called,
  parseOptions,
  type SharedArguments,
  sharedOf,
  sharedOptions,
} from './arguments';

export const auditCommands = ['plan', 'draw', 'extend', 'deepen', 'check'] as const;
export type AuditCommand = (typeof auditCommands)[number];

export const auditUsage = `usage: ${called('audit')} COMMAND FILES… [options]      a folder is read as its files

  plan               what must be read to judge a scope, and how long that takes
  draw               draw the cases, and write the record of the draw to --out
  extend             the same among incidents that no earlier draw covers: the evidence goes on
  deepen             the same incidents once more: a further try, which has less of α
  check              draw the sample of --draw again from these files: does it fit?
${worksheetUsage}

Of the other commands:

  --risk low|high    the risk class, where a workflow has both
  --draw FILE        an earlier draw, or the one to check (may be repeated); those beside --out count too
  --out FILE         where the record of the draw goes; a file that is there stays as it is
  --seed HEX         an auditor’s own seed, 64 hex digits, instead of a random one
  --drawn-by NAME    kept in the record
  --hours N          reader hours that there are; without it as many as it takes
  --minutes N        for one reader and one case (${firstAuditPlan.minutes})
  --second-reader N  of 100 cases so many are read by two (${firstAuditPlan.secondReader})
  --json             plan and check as JSON
  --criteria FILE    judge by these criteria (may be repeated; the first that fits a scope judges it)
  --workflow NAME, --agent UID   the scope
  --attestations, --lag, --mapping, --salt, --keys, --zone, --engine, --threads, --memory, --temp-dir
                     as for evaluate
  --help, --version  this text, or the version; each alone, or --help after a command

Exit: 0 it is done, or the draw fits; 2 the draw does not fit, or no sample can show the limit; 1 an error; 130 or
143 stopped by a signal.`;

export interface AuditArguments extends SharedArguments {
  readonly command: AuditCommand;
  readonly risk: 'low' | 'high' | null;
  readonly draws: readonly string[];
  readonly out: string | null;
  readonly fields: AuditPlanFields;
  readonly json: boolean;
}

const text = { type: 'string' } as const;
const several = { type: 'string', multiple: true, default: [] as string[] } as const;

export const auditOptions = {
  ...sharedOptions,
  risk: text,
  draw: several,
  out: text,
  seed: text,
  'drawn-by': text,
  hours: text,
  minutes: text,
  'second-reader': text,
  json: { type: 'boolean', default: false },
} as const;

const optionOf: Readonly<Record<keyof AuditPlanFields, string>> = {
  ...{ hours: 'hours', minutes: 'minutes', secondReader: 'second-reader', seed: 'seed', drawnBy: 'drawn-by' },
};

/** What people say before a draw, by the rules of the form in the app. */
function fieldsOf(values: ReturnType<typeof parseOptions<typeof auditOptions>>['values']): AuditPlanFields {
  const number = (given: string | undefined, otherwise: number | null) =>
    given === undefined ? otherwise : given.trim() === '' ? Number.NaN : Number(given);
  const { data, error } = auditPlanSchema.safeParse({
    hours: number(values.hours, firstAuditPlan.hours),
    minutes: number(values.minutes, firstAuditPlan.minutes),
    secondReader: number(values['second-reader'], firstAuditPlan.secondReader),
    drawnBy: values['drawn-by'] ?? firstAuditPlan.drawnBy,
    seed: values.seed?.toLowerCase() ?? firstAuditPlan.seed,
  });
  if (data !== undefined) return data;
  const [issue] = error.issues;
  const option = optionOf[issue?.path[0] as keyof AuditPlanFields];
  throw new BadArguments(`--${option}: ${issue?.message ?? 'not readable'}`);
}

const isCommand = (word: string | undefined): word is AuditCommand =>
  (auditCommands as readonly (string | undefined)[]).includes(word);

/** The arguments without the command before `--help`. */
export const askedOnly = (args: readonly string[]): readonly string[] =>
  args.length === 2 && (isCommand(args[0]) || args[0] === 'worksheet') ? args.slice(1) : args;

/** Throws `BadArguments` for an unknown command or option, a value that is none, or a file that is missing. */
export function readAuditArguments(args: readonly string[]): AuditArguments {
  const { values, positionals } = parseOptions(args, auditOptions);
  const [command, ...files] = positionals;
  const { risk = null, out = null, draw: draws, json } = values;
  if (!isCommand(command)) {
    throw new BadArguments(
      `${command ?? 'No command'}: first say one of ${auditCommands.join(', ')}, worksheet.`,
    );
  }
  if (risk !== null && risk !== 'low' && risk !== 'high')
    throw new BadArguments(`--risk ${risk}: low or high`);
  const shared = sharedOf(values, files);
  const [foreign] = (['what-if', 'ledger', 'self-test'] as const).filter((option) =>
    Array.isArray(values[option]) ? values[option].length > 0 : values[option],
  );
  if (foreign !== undefined)
    throw new BadArguments(`--${foreign} is of evaluate and report, not of an audit.`);
  if (command === 'check' && draws.length === 0) {
    throw new BadArguments('Name the record of the draw to check: --draw FILE.');
  }
  if (command !== 'plan' && command !== 'check' && out === null) {
    throw new BadArguments('Say where the record of the draw goes: --out FILE.');
  }
  return { ...shared, command, risk, draws, out, json, fields: fieldsOf(values) };
}
