import { describe, expect, it } from 'vitest';
import { asOddExports, fixture, type ReadExport, readExport, rowsIn } from './read-export';

const automatic = ({ records }: ReadExport) =>
  records
    .filter(({ author }) => (author as { kind?: string } | undefined)?.kind === 'automation')
    .map(({ finding_uid: id }) => id);

const secopsCase = (id: string) => `projects/p/locations/eu/instances/i/cases/${id}`;
const cases: readonly (readonly [
  format: string,
  list: string,
  told: Record<string, string>,
  earlier: number,
])[] = [
  [
    'crowdstrike',
    'resources',
    {
      'cid1:ind:1': 'true_positive true',
      'cid1:ind:2': 'false_positive true',
      'cid1:ind:3': 'undetermined true',
      'cid1:ind:4': 'false_positive true',
      'cid1:ind:5': 'undetermined false',
      'ldt:a1:6': 'false_positive true',
      'ldt:a1:7': 'undetermined true',
    },
    1,
  ],
  [
    'secops',
    'cases',
    {
      [secopsCase('1')]: 'undetermined false',
      [secopsCase('2')]: 'true_positive true',
      [secopsCase('3')]: 'false_positive true',
      [secopsCase('4')]: 'benign_positive true',
      [secopsCase('5')]: 'undetermined true',
      [secopsCase('6')]: 'undetermined true',
      [secopsCase('7')]: 'true_positive true',
      [secopsCase('8')]: 'test true',
      [secopsCase('9')]: 'undetermined true',
    },
    0,
  ],
  [
    'xsoar',
    'data',
    {
      1: 'false_positive true',
      2: 'true_positive true',
      3: 'undetermined true',
      4: 'duplicate true',
      5: 'undetermined true',
      6: 'benign_positive true',
      7: 'undetermined false',
    },
    1,
  ],
  [
    'qradar',
    'offenses',
    {
      1: 'false_positive true',
      2: 'benign_positive true',
      3: 'undetermined true',
      4: 'undetermined true',
      5: 'true_positive true',
      6: 'undetermined false',
      7: 'undetermined true',
    },
    1,
  ],
];

describe.each(cases)('%s', (format, list, told, earlier) => {
  const rows = rowsIn(`${format}.jsonl`);

  it('each case by its latest row, and only by what an analyst closed it as', async () => {
    const log = await readExport(fixture(`${format}.jsonl`));
    expect(log.account.format).toBe(format);
    expect(log.told).toEqual(told);
    expect(log.rows).toEqual({
      read: rows.length,
      used: rows.length - earlier,
      rejected: 0,
      leftOut: earlier,
    });
  });

  it.each(asOddExports(rows, list))('%s', async (_, text, isOdd) => {
    const log = await readExport(text);
    expect(log.account.format).toBe(format);
    expect(log.told).toEqual(told);
    expect(log.rows.read).toBe(rows.length + (isOdd ? 1 : 0));
    expect(log.rows.used).toBe(rows.length - earlier);
  });
});

it.each([
  ['secops', [secopsCase('7')]],
  ['xsoar', ['2']],
  ['qradar', ['4']],
  ['splunk-soar', ['sdi-2']],
])('what a playbook of %s closes is automation’s label', async (format, ids) => {
  expect(automatic(await readExport(fixture(`${format}.jsonl`)))).toEqual(ids);
});

it('times are those of the closing', async () => {
  const timeOf = async (format: string, id: string) => {
    const { records } = await readExport(fixture(`${format}.jsonl`));
    return Date.parse(String(records.find(({ finding_uid: own }) => own === id)?.time));
  };
  expect(await timeOf('xsoar', '1')).toBe(Date.parse('2026-03-01T12:00:00.250Z'));
  expect(await timeOf('qradar', '1')).toBe(Date.parse('2026-03-01T12:00:00Z'));
  expect(await timeOf('crowdstrike', 'cid1:ind:1')).toBe(Date.parse('2026-03-01T12:00:00.276Z'));
  expect(await timeOf('secops', secopsCase('2'))).toBe(Date.parse('2026-03-01T11:00:00Z'));
});

it('a table of the SecOps reports, whose names begin with capitals', async () => {
  const table = [
    'CaseId,Status,CaseCloseReason,RootCause,CaseClosedActionType,CreationTimeUnixTimeInMs,CaseTitle',
    '41,Open,,,,1772359200000,Beacon',
    '42,Closed,NotMalicious,Normal behavior,Manual,1772359200000,Beacon',
    '43,Closed,Malicious,Other,Automatic,1772359200000,Beacon',
    '',
  ].join('\r\n');
  const log = await readExport(table, { name: 'cases.csv' });
  expect(log.account.format).toBe('secops');
  expect(log.account.notes).toContain('Written from the documentation, not yet seen in the wild.');
  expect(log.told).toEqual({
    41: 'undetermined false',
    42: 'benign_positive true',
    43: 'true_positive true',
  });
  expect(automatic(log)).toEqual(['43']);
});

it('a table of another tool that only has a close reason is left to the mapper', async () => {
  const table =
    'id,status,createTime,closeReason\n1,Closed,2026-03-01T10:00:00Z,FP\n2,Closed,2026-03-01T11:00:00Z,TP\n';
  await expect(readExport(table, { name: 'cases.csv' })).rejects.toThrow('no known format fits');
});

describe('Splunk SOAR', () => {
  it('containers are labels, actions that ended are executions', async () => {
    const log = await readExport(fixture('splunk-soar.jsonl'));
    expect(log.account.format).toBe('splunk-soar');
    const verdicts = log.records.filter(({ event_type: type }) => type === 'verdict');
    expect(verdicts.map((each) => [each.finding_uid, each.verdict, each.final])).toEqual([
      ['sdi-1', 'false_positive', true],
      ['sdi-2', 'true_positive', true],
      ['sdi-3', 'undetermined', true],
      ['sdi-4', 'undetermined', false],
      ['sdi-5', 'benign_positive', true],
    ]);
    const ran = log.records.filter(({ event_type: type }) => type === 'execution');
    expect(ran).toMatchObject([
      {
        ...{ finding_uid: '1', status: 'success', executor: 'automation' },
        action: { name: 'block ip', category: 'isolate' },
      },
      { finding_uid: '5', status: 'failure', action: { category: 'enrich' } },
    ]);
    expect(ran[1]).not.toHaveProperty('executor');
    expect(log.rows).toEqual({ read: 8, used: 7, rejected: 0, leftOut: 1 });
  });

  it.each(asOddExports(rowsIn('splunk-soar.jsonl'), 'data'))('%s', async (_, text, isOdd) => {
    const log = await readExport(text);
    expect(log.account.format).toBe('splunk-soar');
    expect(log.records).toHaveLength(7);
    expect(log.rows.read).toBe(isOdd ? 9 : 8);
  });
});

describe('Wazuh', () => {
  it.each([
    ['a line an alert', fixture('wazuh.jsonl'), 3],
    ...asOddExports(rowsIn('wazuh.jsonl'), 'alerts').map(
      ([name, text, isOdd]) => [name, text, isOdd ? 4 : 3] as const,
    ),
    [
      'hits of its indexer',
      JSON.stringify({
        hits: {
          hits: rowsIn('wazuh.jsonl').map((row) => ({
            ...{ _index: 'wazuh-alerts-4.x-2026.03.01', _id: row.id, _source: row },
          })),
        },
      }),
      3,
    ],
  ] as const)('is known, gives no record, and says why: %s', async (_, text, read) => {
    const log = await readExport(text);
    expect(log.account.format).toBe('wazuh');
    expect(log.rows).toEqual({ read, used: 0, rejected: 0, leftOut: read });
    expect(log.leftOut.map(({ words }) => words)).toContain(
      'Wazuh alerts, which hold neither a decision nor a verdict',
    );
  });
});

describe('TheHive', () => {
  it('takes who last changed a case as the author of its label', async () => {
    const cases = [
      {
        _id: '~1',
        status: 'TruePositive',
        stage: 'Closed',
        endDate: 1772359200000,
        _updatedBy: 'ana@soc.example',
      },
      {
        _id: '~2',
        status: 'FalsePositive',
        stage: 'Closed',
        endDate: 1772359200000,
        _updatedBy: 'svc-cortex@soc.example',
      },
    ].map((each) => ({
      ...each,
      _type: 'Case',
      caseId: 1,
      title: 'Beacon',
      startDate: 1772355600000,
      severity: 2,
    }));
    const { account, records } = await readExport(JSON.stringify(cases));
    expect(account.format).toBe('thehive');
    expect(records.map(({ author }) => author)).toEqual([
      { uid: 'ana@soc.example' },
      { uid: 'svc-cortex@soc.example' },
    ]);
  });
});
