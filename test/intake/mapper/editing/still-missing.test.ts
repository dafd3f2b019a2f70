import { expect, it } from 'vitest';
import { withJoined } from '../../../../src/intake/mapper/editing/edit-mapping';
import { takenForGranted } from '../../../../src/answers/mapper/granted';
import { meaningOf } from '../../../../src/records/field-meanings';
import { plainFieldName } from '../../../../src/answers/mapper/field-names';
import { fieldsOfRecord } from '../../../../src/records/fields';
import { openFields, rowsInWords, stayOut, stillMissing } from '../../../../src/answers/mapper/still-missing';
import { previewOf } from '../../../../src/intake/mapper/preview';
import type { Mapping } from '../../../../src/records/mapping';
import {
  actionCategories,
  executionStatuses,
  labelBases,
  modes,
  reviewOutcomes,
  verdicts,
} from '../../../../src/records/vocabulary';

const table = `id,sort,at,did
1,answer,2026-08-03 10:00,agreed
2,answer,2026-08-03 11:00,shrug
3,ping,2026-08-03 12:00,pong
`;
const rows = [
  { id: '1', sort: 'answer', at: '2026-08-03 10:00', did: 'agreed' },
  { id: '2', sort: 'answer', at: '2026-08-03 11:00', did: 'shrug' },
  { id: '3', sort: 'ping', at: '2026-08-03 12:00', did: 'pong' },
];
const mapping: Mapping = {
  format: 'shadowproof-mapping/1',
  name: 'x',
  rows: { shape: 'csv' },
  records: [
    {
      event_type: 'review',
      when: [{ from: 'sort', is: ['answer'] }],
      fields: {
        time: { from: 'at' },
        outcome: { from: 'did', map: { agreed: 'approve' } },
        'reviewer.uid': { value: 'ana' },
      },
    },
  ],
};
const previewed = (own: Mapping) => previewOf(new Blob([table]), own);

it('names the zone, the word without ours and the tie that is missing, and where each is mended', async () => {
  const missing = stillMissing(mapping, rows, await previewed(mapping));
  expect(missing).toEqual([
    { words: 'times need a zone', short: 'times need a zone', at: 'zone' },
    {
      words: '“shrug” in “did” still needs a meaning: what did the human decide?',
      short: 'outcome of the review',
      at: { record: 0, path: 'outcome' },
    },
    {
      words: 'nothing ties a review to a proposal: decision_id or finding_uid',
      short: 'decision_id of the review',
      at: { record: 0, path: 'decision_id' },
    },
  ]);
  expect(openFields(mapping, 0, rows)).toEqual(['outcome']);
  expect(takenForGranted(mapping)).toEqual(['reviewer.uid of every review is ana']);
});

it('says that every decision counts as one of high risk where no column tells', () => {
  const only = (fields: Mapping['records'][number]['fields']): Mapping => ({
    ...mapping,
    records: [{ event_type: 'decision', fields: { decision_id: { from: 'id' }, ...fields } }],
  });
  expect(takenForGranted(only({}))).toEqual(['every decision is of high risk']);
  expect(takenForGranted(only({ risk_level: { from: 'level' } }))).toEqual([]);
  expect(takenForGranted(only({ 'resource.criticality': { from: 'box' } }))).toEqual([]);
});

it('says that a weak source of the truth may not count, and nothing of the kind of the strongest', () => {
  const basis = (value: string) =>
    takenForGranted({ ...mapping, records: [{ event_type: 'verdict', fields: { basis: { value } } }] });
  expect(basis('closed_classification')).toEqual([
    'basis of every verdict is closed_classification, and where the criteria ask for a stronger source such labels do not count: choose what it really is',
  ]);
  expect(basis('incident_review')).toEqual(['basis of every verdict is incident_review']);
});

it('says when a time is that of an earlier step of the same row, and of which', () => {
  const rule = (
    type: 'decision' | 'review' | 'verdict',
    from: string,
    when?: Mapping['records'][0]['when'],
  ) => ({
    event_type: type,
    ...(when === undefined ? {} : { when }),
    fields: { time: { from }, risk_level: { from: 'level' } },
  });
  const said = (...records: Mapping['records']) => takenForGranted({ ...mapping, records });
  const filled = [{ from: 'at', present: true }];
  expect(said(rule('decision', 'opened'), rule('review', 'shut'), rule('verdict', 'shut', filled))).toEqual([
    'the truth is taken as known when the human decided (shut), because no column says when it became known',
  ]);
  expect(said(rule('decision', 'opened'), rule('review', 'opened'), rule('verdict', 'found'))).toEqual([
    'humans are taken to have decided when the agent proposed (opened), because no column says when they did',
  ]);
  expect(said(rule('decision', 'opened'), rule('review', 'at'), rule('verdict', 'shut'))).toEqual([]);
  // Where each row is one event, the same column holds other times.
  const of = (word: string) => [{ from: 'sort', is: [word] }];
  expect(said(rule('decision', 'at', of('ask')), rule('review', 'at', of('answer')))).toEqual([]);
  expect(said(rule('decision', 'at', of('ask')), rule('review', 'at', filled))).toEqual([]);
});

it('says how many rows give a record, and other faults by their number', async () => {
  const [review] = mapping.records;
  const zoned: Mapping = { ...mapping, zone: 'UTC' };
  expect(rowsInWords(zoned, await previewed(zoned))).toBe('1 of 3 rows gives a review.');
  const odd: Mapping = {
    ...zoned,
    records: [
      {
        ...review!,
        fields: {
          ...review!.fields,
          decision_id: { from: 'id' },
          time: { from: 'at', pattern: 'dd/MM/yyyy' },
          outcome: { from: 'did', map: { agreed: 'approve', shrug: 'abstain' } },
        },
      },
    ],
  };
  const preview = await previewed(odd);
  expect(rowsInWords(odd, preview)).toBe('No row gives a record yet.');
  expect(stillMissing(odd, rows, preview)).toEqual([
    {
      words: '2\u00a0rows give no review: time ← at, expected a time written as dd/MM/yyyy',
      short: 'time of the review',
      at: { record: 0, path: 'time' },
    },
  ]);
});

it.each([
  ['outcome', reviewOutcomes],
  ['modified_action.category', actionCategories],
  ['verdict', verdicts],
  ['basis', labelBases],
  ['status', executionStatuses],
  ['mode', modes],
] as const)('every word of %s has a meaning of its own', (path, words) => {
  const meanings = words.map((word) => meaningOf(path, word));
  expect(meanings).not.toContain(undefined);
  expect(new Set(meanings).size).toBe(words.length);
});

const cases = `id,opened,bot,did,at
${Array.from({ length: 8 }, (_, at) => `c${at},2026-08-03T10:0${at}:00Z,isolate,approve,2026-08-03T11:00:00Z`).join('\n')}
c8,gestern,isolate,approve,2026-08-03T11:00:00Z
c9,2026-08-03T10:09:00Z,isolate,approve,
`;
const proposals: Mapping = {
  format: 'shadowproof-mapping/1',
  name: 'cases',
  rows: { shape: 'csv' },
  records: [
    {
      event_type: 'decision',
      fields: {
        time: { from: 'opened' },
        environment: { value: 'production' },
        mode: { value: 'shadow' },
        'agent.uid': { value: 'bot' },
        'action.name': { from: 'bot' },
        'action.category': { from: 'bot' },
      },
    },
  ],
};
const reviews: Mapping['records'][number] = {
  event_type: 'review',
  fields: { time: { from: 'at' }, outcome: { from: 'did' }, 'reviewer.uid': { value: 'ana' } },
};

it('an id chosen for one kind joins the others, and takes the place of none that was chosen', () => {
  const both: Mapping = { ...proposals, records: [proposals.records[0]!, reviews] };
  const joined = withJoined(both, 0, 'decision_id', { from: 'id' });
  expect(joined.records.map(({ fields }) => fields.decision_id)).toEqual([{ from: 'id' }, { from: 'id' }]);
  const other = withJoined(joined, 1, 'decision_id', { from: 'opened' });
  expect(other.records.map(({ fields }) => fields.decision_id)).toEqual([{ from: 'id' }, { from: 'opened' }]);
  const taken = withJoined(joined, 1, 'decision_id', undefined);
  expect(taken.records.map(({ fields }) => fields.decision_id)).toEqual([{ from: 'id' }, undefined]);
});

it('says that nothing tells what a human decided, and keeps single odd rows apart from what is missing', async () => {
  const own = withJoined(proposals, 0, 'decision_id', { from: 'id' });
  const alone = await previewOf(new Blob([cases]), own);
  // A button says it whole, in few words.
  expect(
    stillMissing(own, [], alone).map(({ words, short }) => [words.includes('override rate'), short]),
  ).toEqual([
    [true, 'what a human decided'],
    [false, 'what turned out to be true'],
  ]);
  expect(stillMissing(own, [], alone).map(({ at }) => at)).toEqual([{ kind: 'review' }, { kind: 'verdict' }]);
  const [out, ...more] = stayOut(own, alone);
  expect(out).toMatch(/^1\u00a0row gives no proposal: time ← opened, expected .*\(line 10\)$/u);
  expect(more).toEqual([]);
  const both = withJoined({ ...own, records: [...own.records, reviews] }, 0, 'decision_id', { from: 'id' });
  const preview = await previewOf(new Blob([cases]), both);
  expect(stillMissing(both, [], preview).map(({ at }) => at)).toEqual([{ kind: 'verdict' }]);
  expect(stayOut(both, preview)).toHaveLength(2);
  expect(stayOut(both, preview)[1]).toContain('no review: time, expected a time (line 11)');
});

it('a single odd row is none of what is missing while every time still waits for its zone', async () => {
  const own = withJoined(proposals, 0, 'decision_id', { from: 'id' });
  const local = cases.replaceAll('Z,', ',');
  const preview = await previewOf(new Blob([local]), own);
  expect(stillMissing(own, [], preview).map(({ at }) => at)).toEqual([
    'zone',
    { kind: 'review' },
    { kind: 'verdict' },
  ]);
  expect(stayOut(own, preview)).toHaveLength(1);
});

it.each([
  ['no kind of record', { records: [] }],
  [
    'rows that are all left out',
    { rows: { shape: 'csv' as const, when: [{ from: 'sort', is: ['nowhere'] }] } },
  ],
  [
    'a condition that no row meets',
    { records: [{ ...mapping.records[0]!, when: [{ from: 'sort', is: ['none'] }] }] },
  ],
])('never says that nothing is missing where no row gives a record: %s', async (_, change) => {
  const own = { ...mapping, zone: 'UTC', ...change } as Mapping;
  const preview = await previewed(own);
  expect(preview.rows.some(({ records }) => records.length > 0)).toBe(false);
  const missing = stillMissing(own, [], preview);
  expect(missing.length).toBeGreaterThan(0);
  if ('records' in change && change.records.length === 0)
    expect(missing[0]!.words).toMatch(/^none of the first 3\s*rows? gives a record: it holds nothing/u);
});

it('says it of a file without rows', async () => {
  const preview = await previewOf(new Blob(['id,sort,at,did\n']), { ...mapping, records: [] });
  expect(stillMissing({ ...mapping, records: [] }, [], preview)).toMatchObject([
    { words: 'the file has no row' },
  ]);
});

it('calls every field by a plain name before its own', () => {
  for (const type of ['decision', 'review', 'verdict', 'execution', 'control', 'release'] as const) {
    const names = fieldsOfRecord(type).fields.map(({ path }) => plainFieldName(type, path));
    for (const name of names) expect(name).toMatch(/^[A-Z][^_.]*$/);
    expect(new Set(names).size).toBe(names.length);
  }
  expect(plainFieldName('review', 'reviewer.uid')).toBe('Person');
});
