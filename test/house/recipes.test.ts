import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { log } from '../cli/log';
import { packedCommand } from '../cli/packed-command';
import { recipe, recipes, shell, standIn } from './recipes';

let root: string;
beforeAll(() => void (root = mkdtempSync(path.join(tmpdir(), 'recipes-'))));
afterAll(() => rmSync(root, { recursive: true }));

/** A repository with recipes and logs; `npx shadowproof` is the packed command, and installing puts it there. */
async function repository(name: string, logs: string): Promise<string> {
  const folder = path.join(root, name);
  mkdirSync(path.join(folder, 'logs'), { recursive: true });
  cpSync(recipes, path.join(folder, 'recipes'), { recursive: true });
  writeFileSync(path.join(folder, 'logs/log.jsonl'), logs);
  const command = await packedCommand();
  standIn(folder, 'npx', `[ "$1" = shadowproof ] || exit 9\nshift\nexec node ${command} "$@"`);
  standIn(
    folder,
    'npm',
    `[ "$*" = 'install --no-save ./tools/shadowproof.tgz' ] || exit 9
mkdir -p node_modules/shadowproof/dist && echo app >node_modules/shadowproof/dist/index.html`,
  );
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '-q', '--bare', '-b', 'shadowproof', 'history.git');
  git('clone', '-q', 'history.git', 'first');
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@localhost'];
  git('-C', 'first', ...who, 'commit', '-q', '--allow-empty', '-m', 'Reports');
  git('-C', 'first', 'push', '-q', 'origin', 'HEAD:shadowproof');
  return folder;
}

const inHistory = (folder: string) =>
  execFileSync('git', ['-C', 'history.git', 'ls-tree', '-r', '--name-only', 'shadowproof'], { cwd: folder })
    .toString()
    .trim()
    .split('\n');

const good = () => log(150, () => false);
const wrong = () => log(150, (index) => index % 2 === 0);

it('judges by cron, keeps reports, ledger and list from night to night, and ends as the gate does', async () => {
  const folder = await repository('cron', good());
  const night = (NAME: string, logs = 'logs') =>
    shell(folder, 'sh recipes/nightly.sh', { LOGS: logs, SITE: 'site', NAME });
  expect(night('2026-03-01')).toMatchObject({ status: 0 });
  writeFileSync(path.join(folder, 'logs/log.jsonl'), wrong());
  expect(night('2026-03-02')).toMatchObject({ status: 2 });
  const site = path.join(folder, 'site');
  expect(readdirSync(path.join(site, 'reports'))).toEqual(['2026-03-01.html', '2026-03-02.html']);
  const manifest = z.object({ reports: z.array(z.string()) });
  expect(manifest.parse(JSON.parse(readFileSync(path.join(site, 'manifest.json'), 'utf8')))).toEqual({
    reports: ['reports/2026-03-01.html', 'reports/2026-03-02.html'],
  });
  // A look a night; the second report says what changed since the first.
  expect(readFileSync(path.join(site, 'looks.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
  expect(readFileSync(path.join(site, 'reports/2026-03-02.html'), 'utf8')).toContain('Since ');
  expect(readFileSync(path.join(site, 'verdict.txt'), 'utf8')).toContain('Step down');
  // An error writes no report and is none of the two answers; nor is a folder that nobody named.
  expect(night('2026-03-03', 'nowhere').status).toBe(1);
  expect(readdirSync(path.join(site, 'reports'))).toHaveLength(2);
  expect(shell(folder, 'sh recipes/nightly.sh', { SITE: 'site' }).status).not.toBe(0);
});

it('judges the sample: it is not eligible as a whole', async () => {
  const folder = await repository('sample', '');
  rmSync(path.join(folder, 'logs/log.jsonl'));
  for (const name of ['decisions', 'audit', 'checkpoints'])
    cpSync(`sample-data/${name}.jsonl.gz`, path.join(folder, 'logs', `${name}.jsonl.gz`));
  const night = shell(folder, 'sh recipes/nightly.sh', { LOGS: 'logs', SITE: 'site', NAME: 'sample' });
  expect(night.status).toBe(2);
  expect(existsSync(path.join(folder, 'site/reports/sample.html'))).toBe(true);
});

const step = z.looseObject({
  name: z.string().optional(),
  run: z.string().optional(),
  uses: z.string().optional(),
  if: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const workflow = z.object({
  on: z.looseObject({ workflow_call: z.null(), schedule: z.array(z.object({ cron: z.string() })) }),
  concurrency: z.string(),
  jobs: z.record(z.string(), z.looseObject({ env: z.record(z.string(), z.string()), steps: z.array(step) })),
});

it.each([
  ['good', good, 0],
  ['wrong', wrong, 2],
] as const)('a GitHub workflow gates %s logs, and publishes either way', async (name, logs, status) => {
  const { jobs } = workflow.parse(parse(recipe('github-workflow.yml')));
  const { env, steps } = jobs.gate!;
  const folder = await repository(`github-${name}`, logs());
  const summary = path.join(folder, 'summary');
  let failed = 0;
  const done: string[] = [];
  for (const each of steps) {
    if (failed !== 0 && each.if !== '${{ !cancelled() }}') continue;
    if (each.with?.ref === 'shadowproof')
      execFileSync('git', ['clone', '-q', 'history.git', 'site'], { cwd: folder });
    if (each.uses !== undefined) expect(each.uses).toMatch(/^actions\/[a-z-]+@v\d+$/);
    if (each.run === undefined) continue;
    const ended = shell(folder, each.run, { ...env, GITHUB_STEP_SUMMARY: summary, NAME: 'night' });
    if (ended.status !== 0) failed ||= ended.status ?? -1;
    else done.push(each.name ?? '');
  }
  expect(failed).toBe(status);
  expect(done).toEqual([
    ...['Install', ...(status === 0 ? ['Judge'] : []), 'Say the verdict', 'Keep the history'],
    'Put the app beside the reports',
  ]);
  expect(readFileSync(summary, 'utf8')).toContain('harbor');
  expect(inHistory(folder)).toEqual([
    ...['looks.jsonl', 'manifest.json', 'reports/night.html', 'summary.md', 'verdict.txt'],
  ]);
  for (const file of ['index.html', 'manifest.json', 'reports/night.html'])
    expect(existsSync(path.join(folder, 'pages', file)), file).toBe(true);
});

it.each([
  ['good', good, 0],
  ['wrong', wrong, 2],
] as const)('a GitLab job gates %s logs, and publishes either way', async (name, logs, status) => {
  const job = z.object({
    resource_group: z.string(),
    variables: z.record(z.string(), z.string()),
    before_script: z.array(z.string()),
    script: z.array(z.string()),
    artifacts: z.object({ when: z.literal('always'), paths: z.tuple([z.literal('public')]) }),
  });
  const { pages } = z.looseObject({ pages: job }).parse(parse(recipe('gitlab-ci.yml')));
  const folder = await repository(`gitlab-${name}`, logs());
  const env = { ...pages.variables, HISTORY_URL: path.join(folder, 'history.git'), NAME: 'night' };
  const script = [...pages.before_script, ...pages.script].join('\n');
  expect(shell(folder, script, env).status).toBe(status);
  expect(inHistory(folder)).toContain('reports/night.html');
  for (const file of ['index.html', 'manifest.json', 'reports/night.html'])
    expect(existsSync(path.join(folder, 'public', file)), file).toBe(true);
});
