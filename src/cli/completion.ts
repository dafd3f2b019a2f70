import type { ParseArgsConfig } from 'node:util';
import { reportSections } from '../records/report/report';
import { about, evaluateOptions, groupings } from './arguments';
import { auditCommands, auditOptions } from './audit-arguments';
import { worksheetOptions } from './audit-worksheet';
import { reportOptions } from './report-arguments';
import { verifyOptions } from './verify';

/** Values of an option, where they are a few words. Others name a file, or are anybody's own. */
const choices: Readonly<Record<string, readonly string[]>> = {
  engine: ['native', 'wasm'],
  risk: ['low', 'high'],
  by: Object.keys(groupings),
  sections: reportSections,
};

/** Values that are no path: after them a shell offers none. */
const anyText = new Set([
  ...['workflow', 'agent', 'lag', 'zone', 'threads', 'memory', 'exported-at', 'title', 'baseline', 'rows'],
  ...['verifier', 'verified-at', 'seed', 'drawn-by', 'hours', 'minutes', 'second-reader', 'reader', 'port'],
]);

type Options = NonNullable<ParseArgsConfig['options']>;

interface Completed {
  readonly options: Options;
  /** Words that come first. */
  readonly words?: readonly string[];
}

const shells = ['bash', 'zsh', 'fish'] as const;

/** What each command takes, from the tables by which it is read. */
const completed: Readonly<Record<string, Completed>> = {
  evaluate: { options: evaluateOptions },
  report: { options: reportOptions },
  audit: { options: { ...auditOptions, ...worksheetOptions }, words: [...auditCommands, 'worksheet'] },
  verify: { options: verifyOptions },
  serve: { options: { port: { type: 'string' } } },
  completion: { options: {}, words: shells },
};

interface Option {
  readonly name: string;
  readonly values: readonly string[] | 'path' | 'text' | 'none';
}

const optionsOf = ({ options }: Completed): Option[] =>
  Object.entries({ ...options, ...about }).map(([name, { type }]) => ({
    name,
    values: type === 'boolean' ? 'none' : (choices[name] ?? (anyText.has(name) ? 'text' : 'path')),
  }));

const isList = (values: Option['values']): values is readonly string[] => typeof values !== 'string';

function bash(): string {
  const cases = Object.entries(completed).map(([command, each]) => {
    const options = optionsOf(each);
    const lists = options.flatMap(({ name, values }) =>
      isList(values) ? [`      ${command}:--${name}) words='${values.join(' ')}' ;;`] : [],
    );
    const texts = options.filter(({ values }) => values === 'text').map(({ name }) => `${command}:--${name}`);
    const paths = options.filter(({ values }) => values === 'path').map(({ name }) => `${command}:--${name}`);
    return [
      ...lists,
      ...(texts.length > 0 ? [`      ${texts.join('|')}) return 0 ;;`] : []),
      ...(paths.length > 0 ? [`      ${paths.join('|')}) compopt -o default; return 0 ;;`] : []),
    ].join('\n');
  });
  const wordsOf = (each: Completed) => optionsOf(each).map(({ name }) => `--${name}`);
  const options = Object.entries(completed).map(
    ([command, each]) => `      ${command}) words='${wordsOf(each).join(' ')}' ;;`,
  );
  const first = Object.entries(completed).flatMap(([command, { words }]) =>
    words === undefined ? [] : [`      ${command}) words='${words.join(' ')}' ;;`],
  );
  return `# Completion of shadowproof, for bash 4 or newer:  source <(shadowproof completion bash)
_shadowproof() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" command="\${COMP_WORDS[1]}" words=''
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    words='${[...Object.keys(completed), '--help', '--version'].join(' ')}'
  else
    case "$command:$before" in
${cases.filter((each) => each !== '').join('\n')}
    esac
    if [[ -z $words && $word == -* ]]; then
      case "$command" in
${options.join('\n')}
      esac
    elif [[ -z $words && $COMP_CWORD == 2 ]]; then
      case "$command" in
${first.join('\n')}
      esac
    fi
    if [[ -z $words && $word != -* ]]; then
      compopt -o default
      return 0
    fi
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -F _shadowproof shadowproof
`;
}

function zsh(): string {
  const action = (values: Option['values']) =>
    values === 'none'
      ? ''
      : values === 'path'
        ? ':file:_files'
        : values === 'text'
          ? ':value: '
          : `:value:(${values.join(' ')})`;
  const cases = Object.entries(completed).map(([command, each]) => {
    const options = optionsOf(each).map(({ name, values }) => `'*--${name}${action(values)}'`);
    const words = each.words === undefined ? [] : [`'1:command:(${each.words.join(' ')})'`];
    return `    ${command}) _arguments ${[...options, ...words, "'*:file:_files'"].join(' ')} ;;`;
  });
  return `#compdef shadowproof
# zsh completion of shadowproof:  source <(shadowproof completion zsh)
_shadowproof() {
  if ((CURRENT == 2)); then
    compadd -- ${[...Object.keys(completed), '--help', '--version'].join(' ')}
    return
  fi
  shift words
  ((CURRENT -= 1))
  case "$words[1]" in
${cases.join('\n')}
  esac
}
compdef _shadowproof shadowproof
`;
}

function fish(): string {
  const lines = Object.entries(completed).flatMap(([command, each]) => {
    const inside = `complete -c shadowproof -n '__fish_seen_subcommand_from ${command}'`;
    return [
      `complete -c shadowproof -n __fish_use_subcommand -f -a ${command}`,
      ...(each.words === undefined ? [] : [`${inside} -a '${each.words.join(' ')}'`]),
      ...optionsOf(each).map(({ name, values }) => {
        const takes =
          values === 'none'
            ? ''
            : values === 'path'
              ? ' -r -F'
              : ` -x${isList(values) ? ` -a '${values.join(' ')}'` : ''}`;
        return `${inside} -l ${name}${takes}`;
      }),
    ];
  });
  return `# fish completion of shadowproof:  shadowproof completion fish | source\n${lines.join('\n')}\n`;
}

const scripts = { bash, zsh, fish } as const satisfies Record<(typeof shells)[number], () => string>;

const completionUsage = `usage: shadowproof completion ${shells.join('|')}

A script for your shell, which offers commands, options and their words:
  bash   source <(shadowproof completion bash)
  zsh    source <(shadowproof completion zsh)
  fish   shadowproof completion fish | source`;

/** Prints the completion of a shell. Gives 0, or 1 for a shell that is none of them. */
export function main(args: readonly string[]): Promise<number> {
  const [given, ...more] = args;
  const shell = shells.find((name) => name === given);
  const isHelp = given === '--help' && more.length === 0;
  if (isHelp) process.stdout.write(`${completionUsage}\n`);
  else if (shell === undefined || more.length > 0) process.stderr.write(`${completionUsage}\n`);
  else process.stdout.write(scripts[shell]());
  return Promise.resolve(isHelp || (shell !== undefined && more.length === 0) ? 0 : 1);
}
