import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Dimension } from '../slice/selection/dimension';
import { longestMaturityLagDays } from '../slice/selection/selection';
import { parseTime } from '../records/time';
import { ownVersion } from '../records/own-version';
import { errorText } from '../records/unknown';

/** How a command is called: from the package, or from a clone. */
export const called = (name: string): string =>
  import.meta.env.PROD ? `shadowproof ${name}` : `npm run ${name} --`;

/** What every command that reads logs takes, in words. */
export const sharedUsage = `  --criteria FILE    judge by these criteria (may be repeated; the first that fits a scope judges it)
  --workflow NAME    ask only for this workflow (may be repeated)
  --agent UID        ask only for this agent (may be repeated)
  --attestations FILE  what people attest where the log holds no case: JSON, a list of
                     {control, agent, release, by, on, text} (may be repeated)
  --audit FILE       judge on a drawn sample: the record of its draw; the readers' answers are read as logs
                     (may be repeated, every draw of a scope is needed)
  --what-if FILE     replay a threshold, policy, breaker or proposal on these logs (may be repeated)
  --lag DAYS         judge decisions older than this instead of the criteria's own lag
  --mapping FILE     read files that are no logs of this format by this mapping; one that only keeps fields of
                     such logs private is for every log of this format; NAME=FILE for one file only
  --salt FILE        the salt of a mapping that replaces private fields by digests
  --keys FILE        public keys (PEM, JWK or JWK set) to check signatures against
  --zone NAME        zone of times without an offset, such as Europe/Berlin
  --engine NAME      native or wasm; without it native DuckDB, and the engine that the app ships where that is missing
  --threads N        of the native engine and the readers (this machine: as many as it has cores)
  --memory SIZE      what the native engine may hold, such as 4GB (without it 80 % of the machine's)
  --temp-dir DIR     where it may put what does not fit; without it nothing of the logs leaves the memory
  --ledger FILE      keep every look in this file (JSON Lines, only ever longer); what the tries in it leave
                     to promote is decided by e-LOND
  --self-test        also judge made logs that flatter an agent, and weakened criteria: which of them the gates
                     would miss; about a minute for each step of the criteria, and one for each scope of which a copy
                     of your own records is changed`;

/** What measures can be given for each of, and the dimension of a slice that it is. */
export const groupings = {
  agent: 'agent',
  reviewer: 'person',
  release: 'release',
  workflow: 'workflow',
} as const satisfies Record<string, Dimension>;
export type GroupName = keyof typeof groupings;
const groupNames = Object.keys(groupings) as GroupName[];

export const usage = `usage: ${called('evaluate')} FILES… [options]      a folder is read as its files

  --full             every gate, control, reading and measure, not only what decides
  --by GROUP         every measure and the confusion table for each ${groupNames.join(', ')} (may be repeated)
  --json             every number as JSON instead of a table
${sharedUsage}
  --attest           an in-toto statement (test-result v0.1) as JSON instead of a table
  --sign KEY         with --attest: the statement in a DSSE envelope, signed by this private key (PEM or OpenSSH,
                     Ed25519 or ECDSA P-256); the command verify checks it
  --help, --version  this text, or the version; each alone

Exit: 0 every scope asked for is eligible, several of the log hold together (e-BH), and the ledger leaves
them (e-LOND); 2 not so, or the files hold tests only; 1 an error; 130 or 143 stopped by a signal. --help and --version
exit 0 only alone.`;

/** On what the commands compute. */
export interface EngineArguments {
  /** Null: the native one where it runs. */
  readonly name: 'native' | 'wasm' | null;
  /** At least 1; null: the cores of the machine. */
  readonly threads: number | null;
  /** With a unit, as DuckDB reads it; null: the engine's own limit. */
  readonly memory: string | null;
  /** Null: nothing is put outside of the memory. */
  readonly tempDir: string | null;
}

/** What every command that reads logs takes. */
export interface SharedArguments {
  readonly files: readonly string[];
  readonly criteria: readonly string[];
  readonly attestations: readonly string[];
  readonly workflows: readonly string[];
  readonly agents: readonly string[];
  readonly lagDays: number | null;
  /** Records of draws. */
  readonly audits: readonly string[];
  /** Files that each hold a change or a proposal. */
  readonly whatIf: readonly string[];
  readonly mappings: readonly string[];
  readonly saltFile: string | null;
  readonly keysFile: string | null;
  readonly zone: string | null;
  readonly engine: EngineArguments;
  /** File that keeps every look. */
  readonly ledger: string | null;
  readonly selfTest: boolean;
}

export interface Arguments extends SharedArguments {
  readonly json: boolean;
  /** All there is to say, not only what decides. */
  readonly full: boolean;
  /** Measures and the confusion table once for each group of these. */
  readonly by: readonly GroupName[];
  readonly attest: boolean;
  /** File of the key that signs the statement. */
  readonly signKey: string | null;
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

/** The time that an option gives, now without one. Throws `BadArguments`. */
export function timeOf(option: string, given: string | undefined): string {
  if (given === undefined) return `${new Date().toISOString().slice(0, 19)}Z`;
  if (parseTime(given) === undefined)
    throw new BadArguments(
      `${option} ${given}: an RFC 3339 time with an offset, such as 2026-03-01T09:30:00Z`,
    );
  return given;
}

const text = { type: 'string' } as const;
const several = { type: 'string', multiple: true, default: [] as string[] } as const;
const flag = { type: 'boolean', default: false } as const;

/** Every command has these. They go alone, so that no run ends with 0 and has judged nothing. */
export const about = { help: flag, version: flag } as const;

export const sharedOptions = {
  criteria: several,
  attestations: several,
  workflow: several,
  agent: several,
  lag: text,
  audit: several,
  'what-if': several,
  mapping: several,
  salt: text,
  keys: text,
  zone: text,
  engine: text,
  threads: text,
  memory: text,
  'temp-dir': text,
  ledger: text,
  'self-test': flag,
} as const;

type Shared = ReturnType<typeof parseArgs<{ options: typeof sharedOptions }>>['values'];

const mostThreads = 256;

/** Throws `BadArguments` for an engine, a number of threads or a size that is none. */
function engineOf(values: Pick<Shared, 'engine' | 'threads' | 'memory' | 'temp-dir'>): EngineArguments {
  const { engine: name = null, threads, memory = null, 'temp-dir': tempDir = null } = values;
  if (name !== null && name !== 'native' && name !== 'wasm')
    throw new BadArguments(`--engine ${name}: native or wasm`);
  const count = threads === undefined ? null : Number(threads);
  if (count !== null && !(Number.isInteger(count) && count >= 1 && count <= mostThreads))
    throw new BadArguments(`--threads ${threads}: a whole number from 1 to ${mostThreads}`);
  if (memory !== null && !/^\d+(\.\d+)?\s*[KMGT]i?B$/i.test(memory))
    throw new BadArguments(`--memory ${memory}: a number and a unit, such as 4GB`);
  if (name === 'wasm' && (memory !== null || tempDir !== null))
    throw new BadArguments('--memory and --temp-dir are of the native engine; wasm holds at most 4 GB.');
  return { name, threads: count, memory, tempDir };
}

/** The options that every command takes, once they are parsed. Throws `BadArguments` for a lag that is none, or no file. */
export function sharedOf(values: Shared, files: readonly string[]): SharedArguments {
  if (files.length === 0) throw new BadArguments('No file to read.');
  return {
    files,
    criteria: values.criteria,
    attestations: values.attestations,
    workflows: values.workflow,
    agents: values.agent,
    lagDays: daysOf(values.lag),
    audits: values.audit,
    whatIf: values['what-if'],
    mappings: values.mapping,
    saltFile: values.salt ?? null,
    keysFile: values.keys ?? null,
    zone: values.zone ?? null,
    engine: engineOf(values),
    ledger: values.ledger ?? null,
    selfTest: values['self-test'],
  };
}

/** What `--help` or `--version`, alone, is to print; null where there is something to do. */
export function aboutOf([only, ...more]: readonly string[], usage: string): string | null {
  if (more.length > 0) return null;
  return only === '--help' ? usage : only === '--version' ? `shadowproof ${ownVersion}` : null;
}

/**
 * What the command line says of these options. Throws `BadArguments` for another, for one that is given twice and
 * is taken once, and for a value that is none.
 */
export function parseOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  let parsed;
  try {
    const config = { args: [...args], allowPositionals: true, tokens: true } as const;
    parsed = parseArgs({ ...config, options: { ...options, ...about } });
  } catch (error) {
    throw new BadArguments(errorText(error));
  }
  const given = new Set<string>();
  for (const token of parsed.tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (name in about) {
      throw new BadArguments(`${rawName} goes alone: with it nothing is read and nothing is judged.`);
    }
    if (value?.trim() === '') throw new BadArguments(`${rawName} needs a value.`);
    if (given.has(name) && options[name]?.multiple !== true) {
      throw new BadArguments(`${rawName} is given twice. Give it once.`);
    }
    given.add(name);
  }
  return parsed;
}

function groupOf(asked: string): GroupName {
  const found = groupNames.find((name) => name === asked);
  if (found === undefined) throw new BadArguments(`--by ${asked}: one of ${groupNames.join(', ')}`);
  return found;
}

export const evaluateOptions = {
  ...sharedOptions,
  ...{ json: flag, attest: flag, full: flag, by: several, sign: text },
} as const;

/** Throws `BadArguments` for an unknown option, a value that is none, or no file. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseOptions(args, evaluateOptions);
  const by = [...new Set(values.by.map(groupOf))];
  if ((values.json || values.attest) && (by.length > 0 || values.full)) {
    throw new BadArguments('--full and --by print text: leave out --json or --attest.');
  }
  const shared = sharedOf(values, positionals);
  if (values.attest && (values.json || values['self-test'])) {
    throw new BadArguments(
      '--attest prints a statement of its own: ask for --json or --self-test in another run.',
    );
  }
  if (values.sign !== undefined && !values.attest) {
    throw new BadArguments('--sign signs the statement of --attest: ask for both.');
  }
  return {
    ...shared,
    json: values.json,
    full: values.full,
    by,
    attest: values.attest,
    signKey: values.sign ?? null,
  };
}
