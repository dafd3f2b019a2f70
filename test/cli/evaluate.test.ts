import { createHash } from 'node:crypto';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/evaluate';
import { log, release } from './log';
import { evaluate } from './shared-engine';
import { captureWritten } from './written';
import { everyRate } from '../../src/metrics/catalogue';
import { everyKpi, titleOf } from '../../src/metrics/every-kpi/every-kpi';
import lowRisk from '../../src/readiness/criteria/low-risk.json';

const written = captureWritten();
const { file } = written;

describe('a headless run', () => {
  it('finds a clean scope eligible and exits 0, with every number as JSON', async () => {
    const content = log(150, () => false);
    const at = await file('clean.jsonl', content);
    expect(await evaluate([at, '--json'])).toBe(0);
    const result = JSON.parse(written.out);
    expect(result).toMatchObject({
      format: 'shadowproof-evaluation/1',
      eligible: true,
      rejected: 0,
      pooled: [],
    });
    expect(result.scopes).toHaveLength(1);
    const [scope] = result.scopes;
    expect(scope).toMatchObject({
      agent: 'harbor',
      workflow: 'endpoint',
      riskClass: 'low',
      release,
      state: 'eligible',
      tierHeld: 'advisory_responder',
      nextTier: 'limited_executor',
      decidingRule: 'all_gates',
    });
    // The last time is the last verdict, day 75.5; incidents opened up to day 61.5 are 14 days old: 0 … 123.
    expect(scope.gates[0].observed).toMatchObject({ hits: 0, n: 124, incidents: 124, unresolved: 0 });
    for (const gate of scope.gates) {
      expect(gate.state).toBe('met');
      expect(createHash('sha256').update(result.sql[gate.statement.sql_sha256]).digest('hex')).toBe(
        gate.statement.sql_sha256,
      );
    }
    expect(result.sources).toEqual([
      expect.objectContaining({
        name: at,
        read: 5 + 3 * 150,
        rejected: 0,
        sha256: createHash('sha256').update(content).digest('hex'),
      }),
    ]);
    // Every KPI: 150 allowed proposals, all approved and right; none executed, none blind, no audit sample.
    const share = (id: string) => result.kpis.shares.find((each: { id: string }) => each.id === id);
    expect(result.kpis.shares.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(everyRate.map(({ id }) => id)),
    );
    expect(share('false_positive_share').all).toMatchObject({
      n: 124,
      hits: 0,
      incidents: 124,
      unresolved: 0,
      young: 26,
      share: 0,
      bounds: { lower: 0, upper: 0 },
      state: 'measured',
      reason: null,
    });
    expect(share('within_policy').by_release).toMatchObject([{ key: release, n: 150, hits: 150 }]);
    expect(share('within_policy').by_risk_class).toMatchObject([{ key: 'low', n: 150, share: 1 }]);
    expect(share('rollback_rate').all).toMatchObject({ n: 0, share: null, state: 'not_measurable' });
    expect(share('rollback_rate').all.reason).toContain('no rollback rate');
    expect(result.sql[share('rollback_rate').all.statement.sql_sha256]).toContain('followed_days');
    const { all: others, by_release: perRelease, by_risk_class: perRisk } = result.kpis.others;
    expect(perRelease.map(({ key }: { key: string }) => key)).toEqual([release]);
    expect(perRisk.map(({ key }: { key: string }) => key)).toEqual(['low']);
    expect(others.missed_share).toMatchObject({ state: 'not_measurable', share: null });
    expect(others.agreement_gap).toMatchObject({ state: 'not_measurable', crude: null });
    expect(others.override_discrimination).toMatchObject({ wrong: 0, right: 124, d_prime: null });
    expect(others.approval_time).toMatchObject({ counts: { approved: 150, pending: 0 }, p50: 60 });
    expect(others.calibration).toMatchObject({ n: 124, right: 124, young: 26, state: 'measured' });
    expect(others.over_scope_excess_targets).toMatchObject({ state: 'not_measurable' });
    expect(others.log_completeness.length).toBeGreaterThan(0);
    expect(result.criteria.map(({ name }: { name: string }) => name)).toEqual(['Low risk', 'High risk']);
  });

  it('exits 2 with a sentence when a scope is not eligible, and prints a table', async () => {
    const at = await file(
      'short.jsonl',
      log(60, () => false),
    );
    // On an engine of its own, as from the command line.
    expect(await main([at, '--full'])).toBe(2);
    expect(written.out).toContain('harbor · endpoint · low risk: Not proven yet');
    // Every KPI with value, interval, count, resolved, incidents, unresolved: 34 of 60 actions have matured.
    const [, table = ''] = written.out.split('Every measure, over everything asked for:');
    const row = (title: string) => table.split('\n').find((line) => line.trim().startsWith(title));
    // t(33) = 2.034515: 1 − 0.025^(1/n*) at n* = 34·(1.959964/2.034515)² is 0.1103.
    expect(row('False-positive share of actions')).toMatch(
      /actions\s+0\.0%\s+0\.0–11\.0%\s+0\s+34\s+34\s+0\s+–$/,
    );
    expect(row('Within policy  ')).toMatch(/policy\s+100\.0%\s+94\.0–100\.0%\s+60\s+60\s+60\s+0\s+–$/);
    expect(row('Rollback rate')).toMatch(/rate\s+not measurable\s+–\s+–\s+–\s+–/);
    expect(row('Time to approval, half')).toMatch(/half\s+1\smin\s+\S.*\s+60\s+60\s+0/);
    for (const kpi of everyKpi) expect([kpi.id, table.includes(titleOf(kpi))]).toEqual([kpi.id, true]);
    expect(written.out).toContain('No audit sample with known probabilities');
    expect(written.out).toMatch(
      /Of 44\scontrols of frameworks \d+ evidenced, \d+ contradicted, \d+ not evidenced\./,
    );
    expect(written.out).toMatch(
      /Not proven yet: none of 34 actions were wrong, in 34 incidents; the limit is 1 in 20\. It needs about 54 more incidents without an error/,
    );
    expect(written.out).toMatch(/1 scopes?: 0 eligible, 1 not proven yet, 0 step down, 0 cannot be judged\./);
  });

  it('steps down when the agent is shown to be worse', async () => {
    const at = await file(
      'bad.jsonl',
      log(200, (index) => index % 4 === 0),
    );
    expect(await evaluate([at, '--json'])).toBe(2);
    expect(JSON.parse(written.out).scopes[0]).toMatchObject({
      state: 'step_down',
      decidingRule: 'false_positives',
    });
  });

  it('is held back by a control of which the log carries nothing', async () => {
    const at = await file(
      'no-evidence.jsonl',
      log(150, () => false, { evidence: [] }),
    );
    expect(await evaluate([at])).toBe(2);
    expect(written.out).toContain(
      'Not proven yet: Not in the log: none of 150 proposals to act names its evidence. Missing is not a pass.',
    );
  });

  it('judges by the criteria and the lag that it is given', async () => {
    const at = await file(
      'clean-2.jsonl',
      log(150, () => false),
    );
    const strict = structuredClone(lowRisk);
    strict.name = 'Strict';
    for (const gate of strict.gates) gate.limit = 0.001;
    const criteria = await file('strict.json', JSON.stringify(strict));
    expect(await evaluate([at, '--json', '--criteria', criteria])).toBe(2);
    expect(JSON.parse(written.out)).toMatchObject({ criteria: [{ name: 'Strict' }], eligible: false });
    written.out = '';
    expect(await evaluate([at, '--json', '--lag', '30'])).toBe(0);
    const lagged = JSON.parse(written.out);
    // Day 75.5 − 30: incidents 0 … 91.
    expect(lagged.scopes[0].gates[0].observed.incidents).toBe(92);
    expect(lagged.criteria[0].version).toBe('3, lag 30 days');
  });

  it('exits 1 and says why when it cannot judge', async () => {
    const good = await file(
      'good.jsonl',
      log(10, () => false),
    );
    const empty = await file('empty.jsonl', '');
    const noise = await file('noise.txt', 'not a log\nnor is this\n');
    const other = await file('noise.jsonl', 'not a log\n{"also": "not"}\n');
    const wrong = await file('wrong.json', JSON.stringify({ ...lowRisk, gates: [] }));
    const cases: [string[], RegExp][] = [
      [[], /No file to read[\s\S]*usage/],
      [[good, '--nonsense'], /nonsense/],
      [[path.join(written.folder, 'absent.jsonl')], /absent\.jsonl/],
      [[empty], /\w/],
      [[noise], /No decision was read: nothing to judge/],
      [[other], /no known format fits: 1 column \(also\)/],
      [[good, '--criteria', wrong], /is no criteria:\n {2}gates: no gate/],
      [[good, '--criteria', path.join(written.folder, 'absent.json')], /absent\.json/],
      [[good, '--workflow', 'misspelt'], /No production decision of workflow misspelt/],
    ];
    for (const [args, message] of cases) {
      written.err = '';
      expect(await evaluate(args), args.join(' ')).toBe(1);
      expect(written.err).toMatch(message);
    }
    expect(written.out).toBe('');
  });
});
