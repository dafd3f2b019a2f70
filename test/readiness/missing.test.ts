import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log } from '../cli/log';
import { gzipOf } from '../intake/reading';
import { judgeByOneGate } from './one-gate';
import { times } from '../fixtures/times';

// What an agent, or whoever keeps its log, does to the line of a wrong decision never makes a load that is
// not eligible eligible. About 100 mature incidents with one wrong one: without it the gate opens.

const isEligible = judgeByOneGate();

const decisions = 130;
const linesOf = (wrong: number) => log(decisions, (index) => index === wrong).split('\n');
/** Its own line, without those of its review and label. */
const ownLine = (lines: readonly string[], wrong: number) =>
  lines.findIndex((line) => line.includes('"event_type":"decision"') && line.includes(`"d${wrong}"`));
const whole = (lines: readonly string[]) => `${lines.join('\n')}\n`;

const wrongAt = fc.integer({ min: 5, max: 95 });
type Record_ = Record<string, unknown>;

const rejected: readonly ((record: Record_) => Record_)[] = [
  (record) => ({ ...record, confidence: 7 }),
  (record) => ({ ...record, event_type: 'proposal' }),
  (record) => ({ ...record, event_type: 'review' }),
  (record) => ({ ...record, schema_version: '3' }),
  ...['environment', 'mode', 'time', 'event_id', 'decision_id', 'agent', 'action', 'event_type'].map(
    (field) =>
      ({ [field]: _, ...record }: Record_): Record_ =>
        record,
  ),
];

async function neverEligible<Choice>(
  choice: fc.Arbitrary<Choice>,
  change: (line: string, choice: Choice) => string | null,
  numRuns = times(3),
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(wrongAt, choice, async (wrong, chosen) => {
      const lines = linesOf(wrong);
      const at = ownLine(lines, wrong);
      const changed = change(lines[at]!, chosen);
      const after = changed === null ? lines.toSpliced(at, 1) : lines.toSpliced(at, 1, changed);
      expect(await isEligible(whole(after))).toBe(false);
    }),
    { numRuns },
  );
}

describe('a load with one wrong decision too many', () => {
  it('is not eligible, and would be without it', async () => {
    expect(await isEligible(whole(linesOf(50)))).toBe(false);
    expect(await isEligible(whole(linesOf(50).filter((line) => !/"d50"/.test(line))))).toBe(true);
  });

  it('stays so when its line is made one that is rejected', () =>
    neverEligible(fc.constantFrom(...rejected), (line, change) =>
      JSON.stringify(change(JSON.parse(line) as Record_)),
    ));

  it('stays so when its line is spoilt', () =>
    neverEligible(
      fc.record({
        at: fc.double({ min: 0, max: 0.999, noNaN: true }),
        by: fc.constantFrom('', '\0', '"', '}', '\\', '\uD800'),
      }),
      (line, { at, by }) => {
        // A character of the structure, so that the line says nothing else instead.
        const places = [...line.matchAll(/[{}":,[\]]/g)].map(({ index }) => index);
        const place = places[Math.floor(at * places.length)]!;
        return line.slice(0, place) + by + line.slice(place + 1);
      },
    ));

  it('stays so when its line is dropped, or left half-way', () =>
    neverEligible(fc.option(fc.double({ min: 0.05, max: 0.95, noNaN: true })), (line, share) =>
      share === null ? null : line.slice(0, Math.floor(share * line.length)),
    ));

  it('stays so when its line is repeated, under the same ids or as another', () =>
    neverEligible(
      fc.constantFrom<readonly ((record: Record_) => Record_)[]>(
        [(record) => record],
        [(record) => ({ ...record, event_id: 'again' })],
        [(record) => ({ ...record, action: { name: 'none', category: 'none' } })],
        [(record) => ({ ...record, event_id: 'again', action: { name: 'none', category: 'none' } })],
        [(record) => ({ ...record, event_id: 'again', environment: 'test' })],
        [(record) => ({ ...record, event_id: 'again', decision_id: 'again' })],
        [
          (record) => ({ ...record, event_id: 'again', decision_id: 'again' }),
          (record) => ({ ...record, event_id: 'once more', decision_id: 'once more' }),
        ],
      ),
      (line, changes) => {
        const record = JSON.parse(line) as Record_;
        return [...changes.map((change) => JSON.stringify(change(record))), line].join('\n');
      },
      7,
    ));

  it('stays so when the file is cut before it: inside a line, an array or packed data', () =>
    fc.assert(
      fc.asyncProperty(
        wrongAt,
        fc.constantFrom('lines', 'array', 'gzip'),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        async (wrong, kind, share) => {
          const lines = linesOf(wrong);
          // What is wrong stands last, so that a cut before it leaves a log of right decisions only.
          const wrongs = lines.filter((line) => line.includes(`"d${wrong}"`));
          const rights = lines.filter((line) => !line.includes(`"d${wrong}"`));
          const inside = (text: string) => 1 + Math.floor(share * (text.length - 2));
          if (kind === 'lines') {
            const [first] = wrongs as [string];
            expect(await isEligible(whole(rights) + first.slice(0, inside(first)))).toBe(false);
          } else if (kind === 'array') {
            const rest = `,${wrongs.join(',')}]`;
            expect(await isEligible(`[${rights.join(',')}${rest.slice(0, inside(rest))}`, 'log.json')).toBe(
              false,
            );
          } else {
            const member = gzipOf(whole(wrongs));
            const cut = member.slice(0, 1 + Math.floor(share * (member.length - 2)));
            expect(await isEligible(Buffer.concat([gzipOf(whole(rights)), cut]), 'log.jsonl.gz')).toBe(false);
          }
        },
      ),
      { numRuns: times(3) },
    ));
});
