import { describe, expect, it } from 'vitest';
import { readExport } from './read-export';

const line = (value: unknown) => JSON.stringify(value);
const time = '2026-03-01T10:00:00Z';

describe('Sentinel', () => {
  const incident = (name: string, classification: string | undefined, status = 'Closed') => ({
    id: `/x/incidents/${name}`,
    name,
    type: 'Microsoft.SecurityInsights/incidents',
    properties: {
      title: 't',
      status,
      ...(classification === undefined ? {} : { classification }),
      lastModifiedTimeUtc: time,
      createdTimeUtc: '2026-03-01T09:00:00Z',
      incidentNumber: 7,
      severity: 'High',
    },
  });

  it('as the management API gives incidents, of which an open one has no classification', async () => {
    const value = [incident('a2', undefined, 'New'), incident('a1', 'FalsePositive')];
    const log = await readExport(JSON.stringify({ value, nextLink: 'https://example.invalid' }, null, 2));
    expect(log.account.format).toBe('sentinel');
    expect(log.told).toEqual({ a1: 'false_positive true', a2: 'undetermined false' });
    expect(log.records[1]).toMatchObject({ time });
  });

  const columns = ['IncidentName', 'IncidentNumber', 'Status', 'Classification', 'LastModifiedTime', 'Type'];
  const rows = [
    ['g-1', 7, 'New', null, '2026-03-01T09:00:00Z', 'SecurityIncident'],
    ['g-1', 7, 'Closed', 'TruePositive', time, 'SecurityIncident'],
  ];

  it.each([
    [
      'Log Analytics',
      {
        tables: [{ name: 'PrimaryResult', columns: columns.map((name) => ({ name, type: 'string' })), rows }],
      },
    ],
    [
      'Kusto',
      {
        Tables: [
          { TableName: 'Table_0', Columns: columns.map((ColumnName) => ({ ColumnName })), Rows: rows },
        ],
      },
    ],
    ['a row a line', rows.map((cells) => Object.fromEntries(columns.map((name, at) => [name, cells[at]])))],
  ])('tables of %s: the latest modification counts', async (_, answer) => {
    const log = await readExport(line(answer));
    expect(log.account.format).toBe('sentinel');
    expect(log.told).toEqual({ 'g-1': 'true_positive true' });
    expect(log.records).toMatchObject([{ time }]);
    expect(log.rows).toEqual({ read: 2, used: 1, rejected: 0, leftOut: 1 });
  });

  it('PowerShell objects', async () => {
    const log = await readExport(
      line([
        {
          Name: 'g-1',
          Number: 7,
          Status: 'Closed',
          Classification: 'BenignPositive',
          LastModifiedTimeUtc: time,
          CreatedTimeUtc: time,
        },
      ]),
    );
    expect(log.account.format).toBe('sentinel');
    expect(log.told).toEqual({ 'g-1': 'benign_positive true' });
  });
});

describe('Defender', () => {
  it('api.security.microsoft.com: incidents with alerts of their own', async () => {
    const incident = {
      incidentId: 264,
      redirectIncidentId: null,
      incidentName: 'n',
      createdTime: '2026-03-01T10:00:00.5Z',
      lastUpdateTime: '2026-03-02T10:00:00Z',
      classification: 'TruePositive',
      determination: 'Malware',
      status: 'Resolved',
      severity: 'Medium',
      alerts: [
        {
          alertId: 'da-1',
          incidentId: 264,
          creationTime: '2026-03-01T10:00:00Z',
          lastUpdatedTime: '2026-03-02T09:00:00Z',
          classification: 'FalsePositive',
          determination: 'SecurityTesting',
          status: 'Resolved',
        },
      ],
    };
    const log = await readExport(
      line({ value: [incident, { ...incident, incidentId: 265, redirectIncidentId: 264 }] }),
    );
    expect(log.account.format).toBe('defender');
    expect(log.told).toMatchObject({ 264: 'true_positive true', 265: 'duplicate true', 'da-1': 'test true' });
  });

  it('alerts of Defender for Endpoint', async () => {
    const log = await readExport(
      line({
        value: [
          {
            id: 'da637',
            incidentId: 1126093,
            status: 'Resolved',
            classification: 'FalsePositive',
            determination: 'Clean',
            alertCreationTime: time,
            lastUpdateTime: time,
            title: 'Low-reputation code',
          },
        ],
      }),
    );
    expect(log.told).toEqual({ da637: 'false_positive true' });
  });

  const head =
    'Incident name,Incident Id,Tags,Severity,Status,Assigned to,Classification,Determination,First activity,Last activity,Last update time';
  const row = (id: number, status: string, classification: string, determination: string) =>
    `n,${id},,High,${status},ana,"${classification}",${determination},"Mar 1, 2026 9:00 AM","Mar 1, 2026 9:30 AM","Mar 1, 2026 3:00 PM"`;

  it('the incident list saved in the portal, in the zone of whoever saved it', async () => {
    const table = [
      head,
      row(10, 'Active', 'Not set', ''),
      row(11, 'Resolved', 'True positive', 'Malware'),
      row(12, 'Resolved', 'Informational, expected activity', 'Line of business'),
      row(13, 'Resolved', 'True positive', 'Security testing'),
      row(14, 'Resolved', 'False positive', ''),
      '',
    ].join('\r\n');
    const log = await readExport(table, { name: 'incidents.csv', zone: 'Europe/Berlin' });
    expect(log.account.format).toBe('defender');
    expect(log.told).toEqual({
      10: 'undetermined false',
      11: 'true_positive true',
      12: 'benign_positive true',
      13: 'test true',
      14: 'false_positive true',
    });
    expect(log.records[0]).toMatchObject({ time: '2026-03-01T14:00:00.000Z' });
    // Without a zone its times mean nothing.
    expect((await readExport(table, { name: 'incidents.csv' })).rows.rejected).toBe(5);
  });
});

describe('Elastic', () => {
  const fields = {
    'kibana.alert.uuid': ['u1'],
    'kibana.alert.workflow_status': ['closed'],
    'kibana.alert.workflow_reason': ['false_positive'],
    '@timestamp': ['2026-03-01T10:00:00.000Z'],
    'kibana.alert.rule.name': ['r'],
  };

  it.each([
    ['pretty', JSON.stringify({ hits: { hits: [{ _index: '.alerts', _id: 'u1', fields }] } }, null, 1)],
    ['a hit a line', line({ _index: '.alerts', _id: 'u1', _score: 1, fields })],
    ['Kibana', line({ rawResponse: { hits: { hits: [{ _index: '.alerts', _id: 'u1', fields }] } } })],
  ])('fields in place of _source: %s', async (_, text) => {
    const log = await readExport(text);
    expect(log.account.format).toBe('elastic');
    expect(log.told).toEqual({ u1: 'false_positive true' });
    expect(Date.parse(String(log.records[0]!.time))).toBe(Date.parse(time));
  });

  it('the id of a hit names an alert that holds none', async () => {
    const hit = (id: string, status: string) => ({
      _index: '.siem-signals',
      _id: id,
      _source: { '@timestamp': time, signal: { status, rule: { id: 'rule-1', name: 'n' } } },
    });
    const log = await readExport(line({ hits: { hits: [hit('s1', 'closed'), hit('s2', 'open')] } }));
    expect(log.told).toEqual({ s1: 'undetermined true', s2: 'undetermined false' });
  });

  it('the CSV of Discover: local times, a dash for nothing', async () => {
    const table = [
      '"@timestamp","kibana.alert.uuid","kibana.alert.workflow_status","kibana.alert.workflow_reason","kibana.alert.rule.name"',
      '"Mar 1, 2026 @ 10:00:00.000","u1","closed","false_positive","Beacon"',
      '"Mar 1, 2026 @ 11:00:00.000","u2","open","-","Beacon"',
      '',
    ].join('\n');
    const log = await readExport(table, { name: 'discover.csv', zone: 'America/New_York' });
    expect(log.told).toEqual({ u1: 'false_positive true', u2: 'undetermined false' });
    expect(log.records[0]).toMatchObject({ time: '2026-03-01T15:00:00.000Z' });
  });

  it('cases: closed without a word is undetermined', async () => {
    const one = (id: string, status: string, tags: string[]) => ({
      id,
      owner: 'securitySolution',
      status,
      tags,
      created_at: time,
      updated_at: time,
      closed_at: status === 'closed' ? time : null,
    });
    const cases = [
      one('c1', 'closed', ['False Positive']),
      one('c2', 'closed', ['team-a']),
      one('c3', 'open', []),
    ];
    const log = await readExport(line({ cases, page: 1, total: 3 }));
    expect(log.account.format).toBe('kibana-cases');
    expect(log.told).toEqual({
      c1: 'false_positive true',
      c2: 'undetermined true',
      c3: 'undetermined false',
    });
  });
});

describe('TheHive', () => {
  it('alerts of version 4: imported or ignored is no verdict', async () => {
    const alert = (id: string, status: string) => ({
      _id: id,
      id,
      _type: 'alert',
      type: 'siem',
      source: 'splunk',
      sourceRef: `ref-${id}`,
      title: 't',
      date: 1772359200000,
      createdAt: 1772359200000,
      tlp: 2,
      pap: 2,
      tags: [],
      status,
    });
    const log = await readExport(line([alert('~1', 'Ignored'), alert('~2', 'Imported'), alert('~3', 'New')]));
    expect(log.account.format).toBe('thehive');
    expect(log.records.map(({ verdict, final }) => [verdict, final])).toEqual([
      ['undetermined', false],
      ['undetermined', false],
      ['undetermined', false],
    ]);
    expect(Date.parse(String(log.records[0]!.time))).toBe(1772359200000);
  });
});

describe('ServiceNow', () => {
  const pair = (display_value: string, value = display_value) => ({ display_value, value });
  const incident = (number: string, state: [string, string], code: string) => ({
    number: pair(number),
    state: pair(...state),
    close_code: pair(code),
    // As the user sees it in Berlin, and as it is kept, in UTC.
    opened_at: pair('01.03.2026 10:00:00', '2026-03-01 09:00:00'),
    closed_at: state[0] === 'Closed' ? pair('02.03.2026 11:00:00', '2026-03-02 10:00:00') : pair(''),
    assigned_to: { display_value: 'Ana', value: 'abc', link: 'https://example.invalid' },
  });

  it('display_value=all: words as people see them, times in UTC whatever zone is named', async () => {
    const result = [
      incident('SIR1', ['Analysis', '16'], ''),
      incident('SIR2', ['Closed', '3'], 'False positive'),
    ];
    const log = await readExport(line({ result }), { zone: 'Europe/Berlin' });
    expect(log.account.format).toBe('servicenow');
    expect(log.told).toEqual({ SIR1: 'undetermined false', SIR2: 'false_positive true' });
    expect(Date.parse(String(log.records[1]!.time))).toBe(Date.parse('2026-03-02T10:00:00Z'));
  });

  it('displayvalue=all of the older interface: dv_ beside the value', async () => {
    const records = [
      {
        number: 'SIR1',
        state: '16',
        dv_state: 'Closed',
        close_code: '4',
        dv_close_code: 'False positive',
        opened_at: '2026-03-01 09:00:00',
        closed_at: '2026-03-02 10:00:00',
      },
    ];
    const log = await readExport(line({ records }), { zone: 'UTC' });
    expect(log.told).toEqual({ SIR1: 'false_positive true' });
  });
});

describe('OPA', () => {
  const decided = (id: string, result: unknown, input: object = { agent: 'a', action: 'isolate_host' }) => ({
    labels: { id: 'aa' },
    decision_id: id,
    path: 'soc/act',
    input,
    result,
    timestamp: '2026-03-02T10:00:00Z',
  });

  it.each<[string, unknown, string]>([
    ['a reason to deny', { deny: ['critical asset'] }, 'deny'],
    ['no reason to deny', { deny: [] }, 'allow'],
    ['a violation', { violation: [{ msg: 'no' }] }, 'deny'],
    ['allowed in spite of a reason', { allow: true, deny: ['critical asset'] }, 'deny'],
    ['not allowed without a reason', { allow: false, deny: [] }, 'deny'],
    ['allowed without a reason', { allow: true, deny: [] }, 'allow'],
    ['a yes to deny', { deny: true }, 'deny'],
    ['a no to deny', { deny: false }, 'allow'],
    ['a no to both', { allow: false, deny: false }, 'deny'],
    ['approval without a reason', { decision: 'require_approval', deny: [] }, 'require_approval'],
  ])('%s', async (_, result, outcome) => {
    const log = await readExport(line(decided('d-1', result)));
    expect(log.told).toEqual({ 'd-1': outcome });
  });

  it('the tool that an agent asks for is its action', async () => {
    const log = await readExport(
      line(decided('d-1', { allow: true }, { agent: { id: 'a' }, tool: { name: 'isolate_host' } })),
    );
    expect(log.records).toMatchObject([{ action: { name: 'isolate_host', category: 'isolate' } }]);
  });
});
