import { describe, expect, it } from 'vitest';
import { decision } from '../fixtures/records';
import { readAll } from './reading';

const one = decision({ rationale: 'a " and ]} and \\' });
const two = decision();
const [first, second] = [JSON.stringify(one), JSON.stringify(two)];

describe('JSON arrays', () => {
  it('pretty-printed: each element stands on the line where it starts', async () => {
    const { accepted, container, read } = await readAll(JSON.stringify([one, two], null, 2));
    expect(container).toBe('json-array');
    expect(read).toBe(2);
    expect(accepted.map(({ record }) => record)).toEqual([one, two]);
    const lines = JSON.stringify(one, null, 2).split('\n').length;
    expect(accepted.map(({ line }) => line)).toEqual([2, 2 + lines]);
  });

  it('an empty array is no fault', async () => {
    expect(await readAll(' [ ]\n')).toMatchObject({ read: 0, container: 'json-array' });
  });

  it.each([
    ['cut after an element', `[${first},\n${second}`, 2, 2, 'the closing bracket', 'the end of the file'],
    [
      'cut inside an element',
      `[${first},\n${second.slice(0, 40)}`,
      1,
      2,
      'the closing bracket',
      second.slice(0, 40),
    ],
    ['cut inside a text', `[${first},"abc`, 1, 1, 'the closing bracket', '"abc'],
    [
      'garbage after an element',
      `[${first} junk, ${second}]`,
      2,
      1,
      'a comma, or the closing bracket',
      'junk',
    ],
    ['no comma', `[${first}\n${second}]`, 2, 2, 'a comma between elements', '{'],
    ['a comma too many', `[${first},,${second}]`, 2, 1, 'an element before the comma', ','],
    ['a comma at the end', `[${first},${second},\n]`, 2, 2, 'an element after the comma', ']'],
    [
      'text after the end',
      `[${first},${second}]\nmore\nand more`,
      2,
      2,
      'nothing after the closing bracket',
      'm',
    ],
    [
      'an element that is no object',
      `[${first},\n"a, ] \\" b",${second}]`,
      2,
      2,
      'a JSON object',
      '"a, ] \\" b"',
    ],
    ['an element that is not JSON', `[${first},{x:1},${second}]`, 2, 1, 'a valid JSON object', '{x:1}'],
  ])('%s', async (_, text, good, line, expected, found) => {
    const { accepted, rejected, read } = await readAll(text);
    expect(accepted).toHaveLength(good);
    expect(read).toBe(good + 1);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({ line, found: expect.stringMatching(/^/) });
    expect(rejected[0]!.expected).toContain(expected);
    expect(rejected[0]!.found.trim()).toBe(found);
  });

  it('an element of 9 MiB is rejected and the next one counts', async () => {
    const { accepted, rejected } = await readAll(`[{"a":"${'x'.repeat(9 * 1024 * 1024)}"},\n${second}]`);
    expect(rejected).toMatchObject([{ line: 1, expected: 'a record of at most 8 MiB' }]);
    expect(accepted.map(({ line }) => line)).toEqual([2]);
  });
});
