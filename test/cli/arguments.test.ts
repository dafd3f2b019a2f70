import { describe, expect, it } from 'vitest';
import { BadArguments, readArguments } from '../../src/cli/arguments';

describe('arguments of a headless run', () => {
  it('takes files and options, repeated ones too', () => {
    expect(
      readArguments([
        'a.jsonl',
        'b.gz',
        '--json',
        '--workflow',
        'w1',
        '--workflow',
        'w2',
        '--agent',
        'x',
        '--lag',
        '0.5',
        '--criteria',
        'c.json',
        '--ledger',
        'looks.jsonl',
      ]),
    ).toEqual({
      files: ['a.jsonl', 'b.gz'],
      signKey: null,
      json: true,
      full: false,
      criteria: ['c.json'],
      attestations: [],
      audits: [],
      by: [],
      ledger: 'looks.jsonl',
      selfTest: false,
      attest: false,
      workflows: ['w1', 'w2'],
      agents: ['x'],
      lagDays: 0.5,
      whatIf: [],
      mappings: [],
      saltFile: null,
      keysFile: null,
      zone: null,
      engine: { name: null, threads: null, memory: null, tempDir: null },
    });
  });

  it.each([
    [[], /No file/],
    [['a', '--fast'], /--fast/],
    [['a', '--lag', 'soon'], /--lag soon: a number of days/],
    [['a', '--lag', ''], /--lag needs a value/],
    [['a', '--lag', '1', '--lag', '2'], /--lag is given twice/],
    [['a', '--json', '--json'], /--json is given twice/],
    [['a', '--ledger='], /--ledger needs a value/],
    [['a', '--workflow', ' '], /--workflow needs a value/],
    [['a', '--workflow', '--json'], /workflow/],
    [['a', '--json=yes'], /json/],
    [['a', '--help'], /--help goes alone/],
    [['--json', '--help'], /--help goes alone/],
    [['a', '--version'], /--version goes alone/],
    [['a', '-x'], /-x/],
    [['a', '--lag=-1'], /number of days/],
    [['a', '--workflow'], /workflow/],
    [['a', '--attest', '--json'], /a statement of its own/],
  ])('refuses %j', (args, message) => {
    expect(() => readArguments(args)).toThrow(BadArguments);
    expect(() => readArguments(args)).toThrow(message);
  });
});
