import { WriteStream } from 'node:tty';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { columns, shown, terminalOf, type Output } from '../../src/cli/terminal';
import { log } from './log';
import { evaluate } from './shared-engine';
import { captureWritten } from './written';

const written = captureWritten();
const { file } = written;
afterEach(() => vi.unstubAllEnvs());

/** A second workflow beside that of `log`: other cases, read by another person. */
const mail = (count: number, reviewer: string) =>
  log(count, () => false, { workflow: 'mail' })
    .split('\n')
    .filter((line) => line.includes('"decision_id"'))
    .join('\n')
    .replace(/"(d|f|i|decision |review |verdict )(\d+)"/g, '"mail $1$2"')
    .replaceAll('"r1"', JSON.stringify(reviewer));

const twoWorkflows = () =>
  file('two.jsonl', `${log(40, (index) => index % 4 === 0)}\n${mail(20, 'Noor Haddad')}\n`);

const lineOf = (text: string, start: string) =>
  text.split('\n').find((line) => line.trim().startsWith(start));

/** The part of the text under a group’s name. */
const under = (name: string) => written.out.slice(written.out.indexOf(name)).split('\n\n')[0]!;

describe('an evaluation as text', () => {
  it('gives every verdict as a row first, then what decides each, its warnings and what to do', async () => {
    const content = await twoWorkflows();
    expect(await evaluate([content, '--lag', '0'])).toBe(2);
    const { out } = written;
    // 10 of 40 wrong, and 20 without an error.
    const rows = out.split('\n\n')[1]!.split('\n');
    expect(rows[0]).toMatch(/^Agent +Workflow +Risk +From, to +Verdict +Evidence +What decides$/);
    expect(rows[1]).toMatch(
      /^harbor +endpoint +low .* Step down, \d+ warnings? +enough that it is worse +10 of 40 actions were wrong, limit 1\sin\s20$/,
    );
    expect(rows[2]).toMatch(
      /^harbor +mail +low .* Not proven yet +20% of needed +none of 20 actions were wrong, limit 1\sin\s20$/,
    );
    expect(rows).toHaveLength(3);
    const scope = under('harbor · endpoint · low risk: Step down');
    const places = [
      'Step down: ',
      '    False-positive share',
      '  ! ',
      '  Next: move the agent down one tier',
    ];
    const at = places.map((place) => scope.indexOf(place, 40));
    expect(at.every((place) => place > 0)).toBe(true);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
    expect(lineOf(scope, 'False-positive share')).toMatch(
      /worse than its limit +10 in 40 +10 in 40 +0 +25\.0%/,
    );
    // As many warnings as the row counts.
    const warned = Number(/, (\d+) warning/.exec(rows[1]!)?.[1]);
    expect(scope.split('\n').filter((line) => line.startsWith('  ! '))).toHaveLength(warned);
    // Only what decides: no gate that is met, no control, no measure.
    for (const left of ['Coverage', 'Evidence recorded', 'Human override rate', 'Counted  '])
      expect([left, out.includes(left)]).toEqual([left, false]);
    expect(out).toContain('Add --full for every gate');
  });

  it('gives the rest with --full, and the same verdicts', async () => {
    const content = await twoWorkflows();
    await evaluate([content, '--lag', '0']);
    const short = written.out.split('\n\n').slice(0, 2);
    written.out = '';
    expect(await evaluate([content, '--lag', '0', '--full'])).toBe(2);
    expect(written.out.split('\n\n').slice(0, 2)).toEqual(short);
    for (const said of [
      'Coverage',
      'Evidence recorded',
      'Human override rate',
      'What became of every proposal',
    ])
      expect([said, written.out.includes(said)]).toEqual([said, true]);
  });

  it('gives every measure and the confusion table by workflow, never averaged', async () => {
    expect(await evaluate([await twoWorkflows(), '--lag', '0', '--by', 'workflow'])).toBe(2);
    const endpoint = under('Workflow endpoint: 40 decisions');
    const mails = under('Workflow mail: 20 decisions');
    expect(lineOf(endpoint, 'act ')).toMatch(/^ +act +40: 30 right, 10 wrong$/);
    expect(lineOf(mails, 'act ')).toMatch(/^ +act +20: 20 right$/);
    expect(lineOf(endpoint, 'False-positive share of actions')).toMatch(/ 25\.0% .* 10 +40 +40 +0 +–$/);
    expect(lineOf(mails, 'False-positive share of actions')).toMatch(/ 0\.0% .* 0 +20 +20 +0 +–$/);
    // A measure that is no share: each proposal waited a minute.
    expect(lineOf(mails, 'Time to approval, half')).toMatch(/half +1\smin .* 20 +20 +0/);
    // 15.x % = 10 of 60 wrong: what averaging would say.
    expect(written.out).not.toContain('16.7%');
  });

  it('names no reviewer', async () => {
    await evaluate([
      await twoWorkflows(),
      '--lag',
      '0',
      '--by',
      'reviewer',
      '--by',
      'agent',
      '--by',
      'release',
    ]);
    expect(written.out).not.toContain('Noor');
    expect(written.out).toContain('Person 1: 40 decisions');
    expect(written.out).toContain('Person 2: 20 decisions');
    expect(written.out).toContain('Agent harbor: 60 decisions');
    expect(written.out).toMatch(/Bundle bundle\S*: 60 decisions/);
  });

  it.each([
    [['--by', 'team'], '--by team: one of agent, reviewer, release, workflow'],
    [['--by', 'agent', '--json'], 'leave out --json'],
    [['--full', '--attest'], 'leave out --json or --attest'],
  ])('refuses %j', async (options, why) => {
    expect(
      await evaluate([
        await file(
          'any.jsonl',
          log(1, () => false),
        ),
        ...options,
      ]),
    ).toBe(1);
    expect(written.err).toContain(why);
  });

  it('shows hostile names as text, in colour too', async () => {
    vi.stubEnv('FORCE_COLOR', '1');
    const evil = '\u001b[2J\u001b]0;owned\u0007harbor\u202e';
    const content = log(5, () => false, { agent: { uid: evil, role: 'advisory_responder' } });
    await evaluate([await file('evil.jsonl', content), '--by', 'agent']);
    expect(written.out).not.toContain('\u001b[2J');
    expect(written.out).not.toContain('\u001b]0');
    expect(written.out).not.toContain('\u202e');
    // Its own colours are there.
    expect(written.out).toContain('\u001b[1m');
  });
});

describe('a terminal', () => {
  const output = (isTTY: boolean, width?: number): Output =>
    Object.assign(Object.create(WriteStream.prototype) as WriteStream, { isTTY, columns: width });
  const environment = (values: Record<string, string | undefined>) => {
    for (const name of ['FORCE_COLOR', 'NO_COLOR', 'NODE_DISABLE_COLORS', 'CI', 'COLORTERM'])
      vi.stubEnv(name, values[name]);
    vi.stubEnv('TERM', values.TERM ?? 'xterm-256color');
  };

  it.each([
    ['a terminal', true, {}, true],
    ['a file', false, {}, false],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
    ['a file with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
  ] as const)('has colours: %s', (_, isTTY, values, hasColours) => {
    environment(values);
    expect(terminalOf(output(isTTY)).paint('bad', 'Step down').includes('\u001b[')).toBe(hasColours);
  });

  it('breaks long sentences between words, and none in a file', () => {
    environment({});
    const words = Array.from({ length: 30 }, (_, at) => `word${at}`).join(' ');
    const lines = terminalOf(output(true, 50)).wrap(words, 2);
    expect(lines.length).toBeGreaterThan(4);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(50);
    expect(lines.map((line) => line.trim()).join(' ')).toBe(words);
    expect(terminalOf(output(false, 50)).wrap(words, 2)).toEqual([`  ${words}`]);
  });

  it('keeps columns straight under colours', () => {
    const red = '\u001b[31mStep down\u001b[39m';
    const [first, second] = columns(
      [
        [red, 'x'],
        ['Eligible', 'y'],
      ],
      2,
    );
    expect(first).toBe(`${red}  x`);
    expect(second).toBe('Eligible   y');
    expect(shown('a\u001bb')).toBe('a\uFFFDb');
  });
});
