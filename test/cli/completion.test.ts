import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { usage } from '../../src/cli/arguments';
import { auditUsage } from '../../src/cli/audit-arguments';
import { main } from '../../src/cli/completion';
import { reportUsage } from '../../src/cli/report-arguments';
import { captureWritten } from './written';

const written = captureWritten();

async function scriptOf(shell: string): Promise<string> {
  written.out = written.err = '';
  expect(await main([shell])).toBe(0);
  return written.out;
}

describe('in bash itself', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'completion-'));
    writeFileSync(path.join(folder, 'log.jsonl'), '');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  let script = '';
  beforeEach(async () => void (script = await scriptOf('bash')));

  /** What bash offers after these words, the last of which is being typed; `FILES` where it looks for files. */
  function offered(...words: string[]): string[] {
    const line = `shadowproof ${words.join(' ')}`;
    const probe = `compopt() { [[ "$*" == '-o default' ]] && echo FILES; }
COMP_WORDS=(${['shadowproof', ...words].map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${words.length} COMP_LINE='${line}' COMP_POINT=${line.length}
_shadowproof
printf '%s\\n' "\${COMPREPLY[@]}"`;
    const file = path.join(folder, 'completion.bash');
    writeFileSync(file, script);
    const said = execFileSync('bash', ['-eu', '-c', `source ${file}\n${probe}`], { cwd: folder });
    return said.toString().split('\n').filter(Boolean);
  }

  it('offers the commands, the options of each, and words that an option takes', () => {
    expect(offered('')).toEqual([
      ...['evaluate', 'report', 'audit', 'verify', 'serve', 'completion', '--help', '--version'],
    ]);
    expect(offered('e')).toEqual(['evaluate']);
    expect(offered('evaluate', '--t')).toEqual(['--threads', '--temp-dir']);
    expect(offered('evaluate', 'log.jsonl', '--engine', '')).toEqual(['native', 'wasm']);
    expect(offered('evaluate', '--by', 'r')).toEqual(['reviewer', 'release']);
    expect(offered('report', '--ex')).toEqual(['--exported-at']);
    expect(offered('audit', 'd')).toEqual(['draw', 'deepen']);
    expect(offered('audit', 'draw', '--risk', '')).toEqual(['low', 'high']);
    expect(offered('serve', '--')).toEqual(['--port', '--help', '--version']);
    expect(offered('completion', '')).toEqual(['bash', 'zsh', 'fish']);
  });

  it('offers files where a file is named, and nothing where a text is free', () => {
    expect(offered('evaluate', '')).toEqual(['FILES']);
    expect(offered('evaluate', '--criteria', '')).toEqual(['FILES']);
    expect(offered('verify', '--keys', 'k')).toEqual(['FILES']);
    expect(offered('evaluate', '--workflow', '')).toEqual([]);
    expect(offered('nonsense', '--')).toEqual([]);
  });
});

it.each([
  ['evaluate', usage],
  ['report', reportUsage],
  ['audit', auditUsage],
])('names every option that the help of %s names, in every shell', async (command, help) => {
  const named = [...help.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(8);
  const bash = await scriptOf('bash');
  const zsh = await scriptOf('zsh');
  const fish = await scriptOf('fish');
  const line = (script: string, start: string) =>
    script.split('\n').find((each) => each.trim().startsWith(start) && each.includes('--help'))!;
  for (const name of named) {
    expect(line(bash, `${command}) words=`).split(/[ ']/)).toContain(`--${name}`);
    expect(line(zsh, `${command}) _arguments`)).toMatch(new RegExp(`'\\*--${name}[':]`));
    const own = `complete -c shadowproof -n '__fish_seen_subcommand_from ${command}' -l ${name}`;
    expect(`${fish} `).toMatch(new RegExp(`^${own}( |$)`, 'm'));
  }
});

it('knows three shells', async () => {
  expect(await main(['tcsh'])).toBe(1);
  expect(await main([])).toBe(1);
  expect(await main(['bash', 'zsh'])).toBe(1);
  expect(written.err).toContain('usage: shadowproof completion bash|zsh|fish');
  expect(written.out).not.toContain('_shadowproof');
});
