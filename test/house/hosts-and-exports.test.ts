import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { headersOf } from '../../src/cli/static-host.mjs';
import { readExport } from '../intake/formats/read-export';
import { recipe, recipes, shell, standIn } from './recipes';

const headers = readFileSync('public/_headers', 'utf8');
const asked = headersOf(headers);
const cached = headersOf(headers, '/assets/')['cache-control'];
const lower = (all: Iterable<readonly [string, string]>) =>
  Object.fromEntries([...all].map(([name, value]) => [name.toLowerCase(), value]));

let root: string;
beforeAll(() => void (root = mkdtempSync(path.join(tmpdir(), 'hosts-'))));
afterAll(() => rmSync(root, { recursive: true }));

describe('static hosts', () => {
  const nginx = recipe('nginx.conf');

  it('nginx sends the headers of _headers, from one place', () => {
    const added = [...nginx.matchAll(/^ {4}add_header ([A-Za-z-]+) "(.*)" always;$/gm)];
    expect(lower(added.map(([, name, value]) => [name!, value!]))).toEqual(asked);
    // A location with a header of its own would drop all of these.
    expect(nginx.match(/^ {5,}add_header/m)).toBeNull();
    expect(nginx).toContain(`~^/assets/ "${cached}";`);
    expect(nginx).toContain('add_header Cache-Control $shadowproof_cache always;');
    expect(nginx.split('{').length).toBe(nginx.split('}').length);
  });

  it('the container serves the packed app by that file, at the port that is exposed', () => {
    const steps = recipe('Dockerfile')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => /^([A-Z]+) (.*)$/.exec(line)?.slice(1, 3));
    expect(steps.map((each) => each?.[0])).toEqual([
      ...['FROM', 'WORKDIR', 'COPY', 'RUN', 'FROM', 'COPY', 'COPY', 'EXPOSE'],
    ]);
    const [served] = /(?<=root )[^;]+/.exec(nginx)!;
    expect(steps[6]?.[1]).toBe(`--from=package /package/package/dist ${served}`);
    expect(nginx).toContain(`listen ${steps[7]?.[1]};`);
  });

  it('CloudFront adds the same headers, and S3 gives each file its time to be kept', () => {
    const value = z.object({ Override: z.literal(true) });
    const policy = z
      .object({
        SecurityHeadersConfig: z.strictObject({
          ContentSecurityPolicy: value.extend({ ContentSecurityPolicy: z.string() }),
          ContentTypeOptions: value,
          FrameOptions: value.extend({ FrameOption: z.string() }),
          ReferrerPolicy: value.extend({ ReferrerPolicy: z.string() }),
        }),
        CustomHeadersConfig: z.object({
          Quantity: z.number(),
          Items: z.array(value.extend({ Header: z.string(), Value: z.string() })),
        }),
      })
      .parse(JSON.parse(recipe('cloudfront-headers.json')));
    const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = policy;
    expect(custom.Quantity).toBe(custom.Items.length);
    expect({
      ...lower(custom.Items.map(({ Header, Value }) => [Header, Value])),
      'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
      // What CloudFront sends for it.
      'x-content-type-options': 'nosniff',
      'x-frame-options': security.FrameOptions.FrameOption,
      'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    }).toEqual(asked);

    const folder = path.join(root, 's3');
    standIn(folder, 'aws', 'for each; do printf "%s|" "$each"; done; echo');
    const { stdout, status } = shell(folder, `sh ${recipes}/s3.sh`, { BUCKET: 'soc', DIST: 'dist' });
    expect(status).toBe(0);
    const calls = stdout.trim().split('\n');
    expect(calls[0]).toBe(
      's3|sync|dist|s3://soc|--delete|--exclude|_headers|--exclude|assets/*|--cache-control|no-cache|',
    );
    for (const call of calls.slice(1)) {
      expect(call).toContain('s3|sync|dist/assets|s3://soc/assets|');
      expect(call).toContain(`--cache-control|${cached}|`);
    }
    expect(calls[2]).toContain('--include|*.wasm|--content-type|application/wasm|');
  });
});

describe('what the export commands give is read', () => {
  const columns = {
    ...{ TenantId: 'string', TimeGenerated: 'datetime', IncidentName: 'string', Title: 'string' },
    ...{ Severity: 'string', Status: 'string', Classification: 'string', ClassificationReason: 'string' },
    ...{ Owner: 'dynamic', CreatedTime: 'datetime', ClosedTime: 'datetime', IncidentNumber: 'int' },
    ...{ LastModifiedTime: 'datetime', AlertIds: 'dynamic', ProviderName: 'string', ModifiedBy: 'string' },
  };
  const incident = (name: string, classification: string, reason: string) => [
    ...['t', '2026-03-02T09:00:00Z', name, 'Beacon', 'High', 'Closed', classification, reason],
    ...['{"assignedTo":"ana"}', '2026-03-01T09:00:00Z', '2026-03-02T09:00:00Z', 7, '2026-03-02T09:00:00Z'],
    ...['["a1"]', 'Azure Sentinel', 'ana'],
  ];
  /** As https://learn.microsoft.com/azure/azure-monitor/logs/api/response-format writes it. */
  const sentinel = JSON.stringify({
    tables: [
      {
        name: 'PrimaryResult',
        columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
        rows: [
          incident('I-1', 'TruePositive', 'SuspiciousActivity'),
          incident('I-2', 'FalsePositive', 'IncorrectAlertLogic'),
        ],
      },
    ],
  });
  const notable = (id: number, disposition: string) => ({
    ...{ _time: '2026-03-01T12:00:00.000+00:00', event_id: `ABC@@notable@@${id}`, rule_name: 'Beacon' },
    ...{ owner: 'ana', status_label: 'Closed', disposition_label: disposition, urgency: 'high', comment: '' },
  });
  /** As Splunk's search/v2/jobs/export writes it: a line for each result. */
  const splunk = [
    notable(1, 'True Positive - Suspicious Activity'),
    notable(2, 'False Positive - Incorrect Analytic Logic'),
  ]
    .map((result, offset) =>
      JSON.stringify({ preview: false, offset, ...(offset === 1 ? { lastrow: true } : {}), result }),
    )
    .join('\n');
  const decided = (id: string, result: boolean) =>
    `[pod/opa-1/opa] ${JSON.stringify({
      ...{ level: 'info', msg: 'Decision Log', type: 'openpolicyagent.org/decision_logs', decision_id: id },
      ...{ labels: { id: 'e1' }, path: 'soc/actions/allow', result, timestamp: '2026-03-01T10:00:00.1Z' },
      input: { agent: { id: 'agent-7' }, action: { name: 'isolate_host', category: 'isolate' } },
    })}`;
  const opa = [
    '[pod/opa-1/opa] {"level":"info","msg":"Initializing server."}',
    decided('d-1', true),
    decided('d-2', false),
  ].join('\n');

  it.each([
    ['sentinel', 'az', sentinel, 'sentinel', { 'I-1': 'true_positive true', 'I-2': 'false_positive true' }],
    [
      'splunk',
      'curl',
      splunk,
      'splunk-es',
      { 'ABC@@notable@@1': 'true_positive true', 'ABC@@notable@@2': 'false_positive true' },
    ],
    ['opa', 'kubectl', opa, 'opa', { 'd-1': 'allow', 'd-2': 'deny' }],
  ] as const)('%s by %s', async (tool, program, given, format, told) => {
    const folder = path.join(root, tool);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'given'), given);
    const args = path.join(folder, 'args');
    const input = tool === 'splunk' ? `cat >${folder}/input; ` : '';
    standIn(folder, program, `${input}for each; do echo "$each"; done >${args}; cat ${folder}/given`);
    const env = {
      SINCE: '2026-03-01',
      WORKSPACE: 'w-1',
      SPLUNK: 'https://splunk.example:8089',
      SPLUNK_TOKEN: 'secret',
    };
    const { stdout, status, stderr } = shell(folder, `sh ${recipes}/export.sh ${tool}`, env);
    expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync(args, 'utf8')).toContain('2026-03-01');
    // Other people see the arguments of a program.
    expect(readFileSync(args, 'utf8')).not.toContain('secret');
    const read = await readExport(stdout);
    expect(read.account.format).toBe(format);
    expect(read.told).toEqual(told);
  });

  it('asks Sentinel by JSON that is one query, and Splunk with a token that no list of programs shows', () => {
    const [, body] = /(\{.*\})/.exec(readFileSync(path.join(root, 'sentinel/args'), 'utf8'))!;
    expect(JSON.parse(body!)).toEqual({
      query: 'SecurityIncident | where TimeGenerated >= datetime(2026-03-01)',
    });
    expect(readFileSync(path.join(root, 'splunk/input'), 'utf8')).toBe(
      'header = "Authorization: Bearer secret"\n',
    );
    expect(shell(root, `sh ${recipes}/export.sh`, {}).status).toBe(1);
  });
});
