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
      `[${first},${second}]\nmore and more`,
      2,
      2,
      'nothing after the closing bracket',
      'more and more',
    ],
    ['text right after the end', `[${first}]; `, 1, 1, 'nothing after the closing bracket', ';'],
    [
      'a record after the end, cut',
      `[${first}]\n${second.slice(0, 40)}`,
      1,
      2,
      'valid JSON',
      second.slice(0, 40),
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

  it('records and further arrays after the end count, each at its line', async () => {
    const text = `[${first}]\n${second}\nmore\n\n[${first},\n${second}] ${second}\r\nand more`;
    const { accepted, rejected, read } = await readAll(text);
    expect(accepted.map(({ record, line }) => [record, line])).toEqual([
      [one, 1],
      [two, 2],
      [one, 5],
      [two, 6],
      [two, 6],
    ]);
    expect(rejected.map(({ line, found }) => [line, found])).toEqual([
      [3, 'more'],
      [7, 'and more'],
    ]);
    expect(read).toBe(7);
  });

  it.each([
    ['a value', '[1]'],
    ['a line of a program', '[INFO] 2026-03-02 started'],
    ['a time', '  [2026-03-02T04:00:00Z] started'],
    ['an empty list and a word', '[] started'],
  ])('%s in brackets above records is a bad line, no array', async (_, line) => {
    const { accepted, rejected, container } = await readAll(`${line}\n${first}\n{"cut":\n${second}\n`);
    expect(container).toBe('jsonl');
    expect(accepted.map((each) => each.line)).toEqual([2, 4]);
    expect(rejected).toMatchObject([
      { line: 1, expected: expect.stringContaining('a JSON object'), found: line },
      { line: 3 },
    ]);
  });

  it('a U+0000 before all else spoils its line, not the file', async () => {
    const { accepted, rejected, container } = await readAll(`\u0000null\n${first}\n${second}\n`);
    expect(container).toBe('jsonl');
    expect(accepted.map((each) => each.line)).toEqual([2, 3]);
    expect(rejected).toMatchObject([{ line: 1 }]);
  });

  it('a pretty-printed array may begin with what is no record', async () => {
    const { accepted, rejected, container } = await readAll(`[\n[1],\n${first},\n${second}]`);
    expect([container, accepted.length, rejected.length]).toEqual(['json-array', 2, 1]);
  });

  it('an element of 9 MiB is rejected and the next one counts', async () => {
    const { accepted, rejected } = await readAll(`[{"a":"${'x'.repeat(9 * 1024 * 1024)}"},\n${second}]`);
    expect(rejected).toMatchObject([{ line: 1, expected: 'a record of at most 8 MiB' }]);
    expect(accepted.map(({ line }) => line)).toEqual([2]);
  });
});
