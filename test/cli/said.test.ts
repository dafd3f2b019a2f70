import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyKpi } from '../../src/metrics/every-kpi/every-kpi';
import { log } from './log';
import { evaluate } from './shared-engine';
import { captureWritten } from './written';
import { someOf } from '../fixtures/times';

const written = captureWritten();
const { file } = written;
const right = () => log(6, () => false);

const finding = { Id: 'f1', CreatedAt: '2026-03-01T10:00:00Z', Severity: 5, Service: { Archived: true } };
const guardDuty = JSON.stringify({ Findings: [finding, { ...finding, Id: 'f2' }] }, null, 2);

const opa = (input: Record<string, unknown>, id = 'd-1') =>
  JSON.stringify({
    labels: { id: 'aa' },
    decision_id: id,
    path: 'soc/act',
    input: { agent: 'a', ...input },
    result: { allow: true },
    requested_by: '10.0.0.5:44311',
    timestamp: '2026-03-02T10:00:00Z',
  });

interface Told {
  name: string;
  taken_for: { format: string; reason: string };
  read: number;
  accepted: number;
  rejected: number;
  duplicate: number;
  left_out: number;
  set_aside: string[];
  rejections: { line: number; field: string; expected: string; found: string }[];
}
const told = () => (JSON.parse(written.out) as { sources: Told[] }).sources;
const addsUp = (sources: readonly Told[]) => {
  for (const { read, accepted, rejected, duplicate, left_out: left } of sources)
    expect(accepted + rejected + duplicate + left).toBe(read);
};

describe('what became of each file', () => {
  it('names JSON that no format fits as it names a table, alone and beside a log', async () => {
    const unknown = await file('guardduty.json', guardDuty);
    const table = await file('table.csv', 'case,what\n1,x\n2,y\n');
    const good = await file('good.jsonl', right());
    for (const files of [[unknown], [good, unknown], [unknown, good, '--json']]) {
      written.err = '';
      expect(await evaluate(files)).toBe(1);
      expect(written.err).toContain(
        `${unknown}: JSON that no known format fits: 4 columns (Id, CreatedAt, Severity, Service). Map its columns to read it.`,
      );
    }
    expect(await evaluate([table])).toBe(1);
    expect(written.err).toContain(
      'A table that no known format fits: 2 columns (case, what). Map its columns',
    );
    expect(JSON.parse(written.out)).toMatchObject({
      eligible: false,
      sources: [{ name: unknown }, { name: good }],
    });
  });

  it('says of a file of which every row is rejected what it was taken for, why, and what to do', async () => {
    const at = await file('opa-odd.jsonl', `${opa({ action: 'frobnicate', resource: 'h1' })}\n`);
    expect(await evaluate([at, '--json'])).toBe(1);
    expect(written.err).toContain(`${at}: 1 read = 0 accepted + 1 rejected + 0 duplicate + 0 left out`);
    expect(written.err).toMatch(/read as OPA decision log.*decision_id/);
    expect(written.err).toMatch(
      /line 1: action\.category ← input\.action: expected .*isolate.*found "frobnicate"/,
    );
    expect(written.err).toMatch(/Next: .*--mapping FILE/);
    expect(written.err.trimEnd().endsWith('No decision was read: nothing to judge.')).toBe(true);
    addsUp(told());
    expect(told()[0]).toMatchObject({
      taken_for: { format: 'opa' },
      rejections: [{ line: 1, field: 'action.category ← input.action', found: '"frobnicate"' }],
    });
  });

  it.each(
    someOf(
      [
        ['{"value":[]}', 'list “value” is empty.'],
        ['[]', 'list is empty.'],
        ['{"@odata.context":"https://graph","value":[],"@odata.nextLink":null}', 'list “value” is empty.'],
        [
          '{"took":3,"timed_out":false,"hits":{"total":{"value":0,"relation":"eq"},"hits":[]}}',
          'list “hits.hits” is empty.',
        ],
        [
          '{"tables":[{"name":"PrimaryResult","columns":[{"name":"a","type":"string"}],"rows":[]}]}',
          'table has columns and no rows.',
        ],
      ] as const,
      2,
    ),
  )('calls %s empty, and judges what is beside it', async (content, list) => {
    const empty = await file('empty.json', content);
    const good = await file('good.jsonl', right());
    expect(await evaluate([empty])).toBe(1);
    expect(written.err).toContain(`An answer without rows. Its ${list}`);
    expect(await evaluate([good, empty, '--json'])).toBe(2);
    expect(told()[1]).toMatchObject({ taken_for: { format: 'empty' }, read: 0, rejected: 0 });
    expect(JSON.parse(written.out).missing.headline).toBeNull();
  });

  it.each([
    ['a broken record after it', '{"value":[]}\n{"event_type":"decision","decision_id":"x"\n'],
    ['a row in another list', '{"value":[],"others":[{"decision_id":"x"}]}'],
    ['fields of its own', '{"decision_id":"x","tags":[]}'],
  ])('calls nothing empty that has %s', async (_, content) => {
    expect(
      await evaluate([await file('not-empty.json', content), await file('good.jsonl', right()), '--json']),
    ).not.toBe(0);
    expect(told()[0]?.taken_for.format).not.toBe('empty');
    expect(written.err + written.out).toMatch(
      /no known format fits|rejected record|could not be read|answer without rows/,
    );
  });

  it('reads a folder as its files, those of its folders too, without hidden ones', async () => {
    const folder = path.join(written.folder, 'logs');
    await mkdir(path.join(folder, 'more'), { recursive: true });
    const lines = right().split('\n');
    await writeFile(path.join(folder, 'b.jsonl'), lines.slice(0, 9).join('\n'));
    await writeFile(path.join(folder, 'more', 'a.jsonl'), lines.slice(9).join('\n'));
    await writeFile(path.join(folder, '.hidden'), 'no log');
    // It lists the files of the folder for the app.
    await writeFile(path.join(folder, 'manifest.json'), '{"title":"x","files":["b.jsonl"]}');
    expect(await evaluate([folder, '--json'])).toBe(2);
    expect(told().map(({ name }) => path.relative(folder, name))).toEqual([
      'b.jsonl',
      path.join('more', 'a.jsonl'),
    ]);
    expect(told().reduce((sum, { accepted }) => sum + accepted, 0)).toBe(lines.length);
    await mkdir(path.join(written.folder, 'none'));
    expect(await evaluate([path.join(written.folder, 'none')])).toBe(1);
    expect(written.err).toContain('no file in it');
  });

  it('prints for a readable file what it was taken for and its counts', async () => {
    const lines = right().split('\n');
    const at = await file('log.jsonl', [...lines, lines[5], '{"event_type":"decision"}'].join('\n'));
    expect(await evaluate([at])).toBe(2);
    expect(written.out).toContain(`${at}: 25 read = 23 accepted + 1 rejected + 1 duplicate + 0 left out`);
    expect(written.out).toContain('read as Shadowproof log. Its records name an event_type of this format.');
    expect(written.out).toContain(
      'rejected, line 25: schema_version: expected text; found nothing: the field is missing',
    );
  });
});

it('gives no strict precision where no label names targets: only failures could ever resolve', async () => {
  const at = await file(
    'containments.jsonl',
    log(100, (index) => index % 5 === 0),
  );
  await evaluate([at, '--json']);
  const { shares } = JSON.parse(written.out).kpis;
  const { all } = shares.find(({ id }: { id: string }) => id === 'containment_precision_strict');
  // Of 100 containments 74 are older than the lag, every fifth of them wrong: 15. Anything from 0 to 59 is possible.
  expect(all).toMatchObject({ n: 0, hits: 0, share: null });
  expect(all).toMatchObject({
    state: 'not_measurable',
    bounds: { lower: 0, upper: 59 / 74 },
    interval: null,
  });
  expect(all.reason).toMatch(/No label names the targets.*15 of 74 were not warranted, so at most 59 of 74/);
  written.out = '';
  await evaluate([at, '--full']);
  expect(written.out).toMatch(/Containment precision, strict +not measurable .* 74 .*79\.7%/);
});

describe('logs of tests only', () => {
  const runs = (met: (index: number) => boolean) =>
    Array.from({ length: 40 }, (_, index) => {
      const common = {
        schema_version: '1.0',
        time: '2026-01-01T00:00:00Z',
        environment: 'test',
        decision_id: `${index}`,
      };
      return [
        {
          ...{
            ...common,
            event_type: 'decision',
            event_id: `d${index}`,
            mode: 'shadow',
            agent: { uid: 'a' },
          },
          ...{ workflow: 'w', action: { name: 'x', category: 'harden' } },
          scenario: { id: `s${index}`, kind: 'adversarial' },
        },
        {
          ...{ ...common, event_type: 'verdict', event_id: `v${index}`, verdict: 'true_positive' },
          ...{ basis: 'lab_label', scenario_met: met(index) },
        },
      ];
    })
      .flat()
      .map((each) => JSON.stringify(each))
      .join('\n');

  it('get their measures and are never eligible', async () => {
    const at = await file(
      'tests.jsonl',
      runs((index) => index % 4 !== 0),
    );
    expect(await evaluate([at, '--json'])).toBe(2);
    const result = JSON.parse(written.out);
    expect(result).toMatchObject({ eligible: false, tests_only: true, scopes: [] });
    const rate = result.kpis.shares.find(({ id }: { id: string }) => id === 'adversarial_pass_rate');
    expect(rate.all).toMatchObject({ n: 40, hits: 30, share: 0.75 });
    written.out = '';
    expect(await evaluate([at])).toBe(2);
    expect(written.out).toContain('No production decision in these files: no scope is judged.');
    expect(written.out).toMatch(/Adversarial pass rate\s+75\.0%/);
    expect(everyKpi.length).toBeGreaterThan(10);
    expect(await evaluate([at, '--attest'])).toBe(1);
    expect(await evaluate([at, '--workflow', 'w'])).toBe(1);
    expect(written.err).toContain('No production decision of workflow w in these files.');
  });
});

describe('optional words that are none of ours', () => {
  it('are set aside and counted, of another format too, and its rows stay', async () => {
    const word = { action: 'isolate', resource: 'h1', finding_uid: 'f' };
    const at = await file(
      'opa.jsonl',
      [
        opa({ ...word, environment: 'eu-prod-1', mode: 'audit', risk: 0.9 }),
        opa({ ...word, environment: 'eu-prod-1' }, 'd-2'),
        opa(word, 'd-3'),
      ].join('\n'),
    );
    expect(await evaluate([at, '--json'])).toBe(2);
    const [source] = told();
    expect(source).toMatchObject({ read: 3, accepted: 3, rejected: 0 });
    expect(source!.set_aside).toEqual([
      'environment "eu-prod-1": no word of this field, set aside and counted as production, 2×, first at line 1',
      'mode "audit": no word of this field, set aside and counted as shadow, 1×, first at line 1',
      'risk_level 0.9: no word of this field, set aside, 1×, first at line 1',
    ]);
    // All three are judged, as high risk, which nobody called low.
    const { scopes } = JSON.parse(written.out);
    expect(scopes.map(({ riskClass }: { riskClass: string }) => riskClass)).toEqual(['high']);
  });

  const judged = async (change: Record<string, unknown>, wrong: (index: number) => boolean = () => false) => {
    const at = await file('changed.jsonl', log(150, wrong, change));
    const exit = await evaluate([at, '--json']);
    const result = JSON.parse(written.out);
    written.out = '';
    return { exit, result };
  };

  it('never make a log eligible that the known words would not', async () => {
    expect((await judged({})).exit).toBe(0);
    // Beside a low criticality an unknown risk must not count as low.
    for (const change of [{ risk_level: 'sev-4' }, { resource: { uid: 'h', criticality: 'tier 3' } }]) {
      const { exit, result } = await judged(change);
      expect([JSON.stringify(change), exit]).toEqual([JSON.stringify(change), 2]);
      expect(result.scopes.map(({ riskClass }: { riskClass: string }) => riskClass)).toEqual(['high']);
      expect(result.rejected).toBe(0);
    }
    const policy = (await judged({ policy: { outcome: 'fine by me', revision: '1' } })).result;
    const within = policy.kpis.shares.find(({ id }: { id: string }) => id === 'within_policy');
    expect(within.all).toMatchObject({ n: 150, hits: 0 });
    // Wrong decisions of an unknown environment are judged in production.
    const hidden = await judged({ environment: 'lab-7' }, (index) => index % 3 === 0);
    expect(hidden.result.scopes[0]).toMatchObject({ state: 'step_down' });
  });

  it('of a label decide nothing, and what else is wrong with a record still rejects it', async () => {
    const lines = log(150, () => false)
      .split('\n')
      .map((line) => line.replace('"verdict":"true_positive"', '"verdict":"Closed, fine"'));
    const at = await file('own-disposition.jsonl', lines.join('\n'));
    expect(await evaluate([at, '--json'])).toBe(2);
    const result = JSON.parse(written.out);
    expect(result.rejected).toBe(0);
    expect(result.scopes[0].gates[0].observed).toMatchObject({ n: 0 });
    expect(told()[0]!.set_aside).toEqual([
      'verdict "Closed, fine": no word of this field, set aside and counted as undetermined, 150×, first at line 8',
    ]);
    written.out = '';
    const { result: both } = await judged({ environment: 'eu-1', confidence: 7 });
    expect(both.sources[0]).toMatchObject({ rejected: 150, set_aside: [] });
  });
});
