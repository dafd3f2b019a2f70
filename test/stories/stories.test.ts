import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperatorTruth } from '../../sample-data/tally';
import { evaluateScopes } from '../../src/readiness/gather/gather';
import type { Evaluation } from '../../src/readiness/judge';
import { bundleChanges } from '../../src/metrics/bundle-changes/bundle-changes';
import type { BundleChanges } from '../../src/metrics/bundle-changes/bundle-changes';
import { catalogue, definitionOf } from '../../src/metrics/catalogue';
import { decisionsInView } from '../../src/metrics/in-view/in-view';
import { labelDelay } from '../../src/metrics/label-delay/label-delay';
import { openApprovals } from '../../src/metrics/open-approvals/open-approvals';
import { operators } from '../../src/metrics/operators/operators';
import { measureAll } from '../../src/metrics/rate/measure-all';
import { measure } from '../../src/metrics/rate/measure';
import { emptySelection } from '../../src/slice/selection/selection';
import { loadingTime, openControl, openSample, read } from './samples';
import type { Opened } from './samples';
import { withoutTests } from './without-tests';

let sample: Opened;
let control: Opened;
let judged: { sample: Evaluation; control: Evaluation };
let changes: { sample: BundleChanges; control: BundleChanges };
beforeAll(async () => {
  sample = await openSample();
  control = await openControl();
  const evaluate = ({ database, account }: Opened) =>
    evaluateScopes(database, emptySelection, { asOf: account.build.asOf });
  judged = { sample: await evaluate(sample), control: await evaluate(control) };
  changes = {
    sample: await bundleChanges(sample.database, emptySelection),
    control: await bundleChanges(control.database, emptySelection),
  };
}, loadingTime);
afterAll(async () => {
  await sample.close();
  await control.close();
});

const verdictOf = ({ scopes }: Evaluation, workflow: string, riskClass: string) => {
  const found = scopes.find((scope) => scope.workflow === workflow && scope.riskClass === riskClass);
  if (found === undefined) throw new Error(`no scope ${workflow}, ${riskClass}`);
  return found;
};
const falsePositives = (evaluation: Evaluation, workflow: string, riskClass: string) =>
  verdictOf(evaluation, workflow, riskClass).gates.find(({ metric }) => metric === 'false_positive_share')!;

interface ScopeCounts {
  actions: number;
  wrongActions: number;
  labelledActions: number;
  maturedIncidents: number;
  maturedWrongIncidents: number;
}

/** What the generator knows may be wrong but unlabelled, so it bounds what the labels can show. */
function expectCounts(rate: { n: number; hits: number }, truth: ScopeCounts) {
  expect(rate.n).toBe(truth.labelledActions);
  expect(rate.hits).toBeLessThanOrEqual(truth.wrongActions);
  expect(rate.hits).toBeGreaterThanOrEqual(truth.wrongActions - (truth.actions - truth.labelledActions));
}

const effectOf = (opened: Opened, found: BundleChanges, bundle: string) =>
  found.effects.find(
    ({ step, workflow }) => workflow === 'database-protection' && step.after === opened.release(bundle),
  )!;

describe('a prompt change raised false positives on production databases', () => {
  const id = 'false-positives-after-prompt-change';
  it('is found as worse after sentry-2, attributable to the prompt', () => {
    const truth = sample.truth<{ changed: string[]; before: ScopeCounts; after: ScopeCounts }>(id);
    const effect = effectOf(sample, changes.sample, 'sentry-2');
    expect(effect.step.before).toBe(sample.release('sentry-1'));
    expect(effect.step.attribution).toBe('attributable');
    expect(effect.step.changes.map(({ role }) => role)).toEqual(truth.changed);
    expect(effect.direction).toBe('worse');
    expectCounts(effect.before, truth.before);
    expectCounts(effect.after, truth.after);
    const worse = changes.sample.effects.filter(({ direction }) => direction === 'worse');
    expect(worse).toEqual([effect]);
  });
  it('is not found in the control, though the prompt changed there too', () => {
    expect(effectOf(control, changes.control, 'sentry-2').step.attribution).toBe('attributable');
    expect(changes.control.comparisons).toBeGreaterThan(0);
    expect(changes.control.effects.filter(({ direction }) => direction !== 'unclear')).toEqual([]);
  });
});

describe('model and prompt changed together', () => {
  it('is found as better after sentry-3, aliased between the two', () => {
    const truth = sample.truth<{ changed: string[]; before: ScopeCounts; after: ScopeCounts }>(
      'aliased-change',
    );
    const effect = effectOf(sample, changes.sample, 'sentry-3');
    expect(effect.step.changes.map(({ role }) => role)).toEqual(truth.changed);
    expect(effect.step.attribution).toBe('aliased');
    expect(effect.direction).toBe('better');
    expectCounts(effect.before, truth.before);
    expectCounts(effect.after, truth.after);
    const aliased = changes.sample.steps.filter(({ attribution }) => attribution === 'aliased');
    expect(aliased).toEqual([effect.step]);
  });
  it('has no effect to alias in the control', () => {
    const effect = effectOf(control, changes.control, 'sentry-3');
    expect(effect.direction).toBe('unclear');
    expect(effect.before.state).toBe('measured');
    expect(effect.after.state).toBe('measured');
  });
});

describe('a workflow that is ready', () => {
  it('is eligible at low risk and not yet at high risk, on the matured incidents of the generator', () => {
    const truth = sample.truth<{
      verdict: string;
      highVerdict: string;
      nextTier: string;
      low: ScopeCounts;
      high: ScopeCounts;
    }>('ready-for-promotion');
    const low = verdictOf(judged.sample, 'endpoint-containment', 'low');
    expect(low.state).toBe(truth.verdict);
    expect(low.nextTier).toBe(truth.nextTier);
    expect(verdictOf(judged.sample, 'endpoint-containment', 'high').state).toBe(truth.highVerdict);
    for (const [riskClass, counts] of [
      ['low', truth.low],
      ['high', truth.high],
    ] as const) {
      const { observed } = falsePositives(judged.sample, 'endpoint-containment', riskClass);
      expect(observed.incidents).toBe(counts.maturedIncidents);
      expect(observed.incidentsInError).toBe(counts.maturedWrongIncidents);
    }
  });
  it('is not found in the control, where no scope is eligible', () => {
    expect(judged.control.scopes).toHaveLength(10);
    expect(judged.control.scopes.filter(({ state }) => state === 'eligible')).toEqual([]);
  });
});

describe('a workflow that only looks ready until low and high risk are separated', () => {
  const worse = ({ pooled }: Evaluation) =>
    pooled.filter(({ kind, over }) => kind === 'worse' && over === 'risk_class');
  it('is said first: pooled it passes, high risk steps down', () => {
    const truth = sample.truth<{
      lowVerdict: string;
      highVerdict: string;
      after: { pooled: ScopeCounts; high: ScopeCounts };
    }>('ready-only-when-pooled');
    const [finding, ...more] = worse(judged.sample);
    // People override the wrong actions, so the overrides of the same part may say the same. No other part does.
    for (const other of more)
      expect(other).toMatchObject({
        workflow: 'identity-lockdown',
        riskClass: 'high',
        metric: 'override_rate',
      });
    expect(finding).toMatchObject({
      workflow: 'identity-lockdown',
      riskClass: 'high',
      metric: 'false_positive_share',
      pooled: { state: 'met' },
    });
    expect(judged.sample.pooled[0]).toBe(finding);
    expect(finding?.pooled.observed).toMatchObject({
      incidents: truth.after.pooled.maturedIncidents,
      incidentsInError: truth.after.pooled.maturedWrongIncidents,
    });
    expect(finding?.alone.observed).toMatchObject({
      incidents: truth.after.high.maturedIncidents,
      incidentsInError: truth.after.high.maturedWrongIncidents,
    });
    expect(verdictOf(judged.sample, 'identity-lockdown', 'low').state).toBe(truth.lowVerdict);
    expect(verdictOf(judged.sample, 'identity-lockdown', 'high').state).toBe(truth.highVerdict);
  });
  it('is not found in the control', () =>
    expect(judged.control.pooled.filter(({ kind }) => kind === 'worse')).toEqual([]));
});

describe('an operator who rubber-stamps', () => {
  it('is the only one whose approvals are fast', async () => {
    const truth = sample.truth<OperatorTruth & { operator: string; othersApprovalsUnder10s: number }>(
      'rubber-stamp',
    );
    const found = await operators(sample.database, emptySelection);
    expect(found.floorSeconds).toBe(10);
    expect(found.fast.map(({ reviewer }) => reviewer)).toEqual([truth.operator]);
    expect(found.fast[0]).toMatchObject({
      overrides: { n: truth.decided, hits: truth.overrides },
      fast: { n: truth.approvals, hits: truth.approvalsUnder10s },
    });
    const others = found.operators.filter(({ reviewer }) => reviewer !== truth.operator);
    expect(others.reduce((sum, { fast }) => sum + fast.hits, 0)).toBe(truth.othersApprovalsUnder10s);
  });
  it('is not found in the control', async () => {
    const found = await operators(control.database, emptySelection);
    expect(found.fast).toEqual([]);
    expect(found.operators.length).toBeGreaterThan(5);
  });
});

describe('overrides concentrated in two people', () => {
  it('names the two, with their part of all overrides', async () => {
    const truth = sample.truth<{
      overridesOfPair: number;
      overridesOfAll: number;
      perOperator: Record<string, OperatorTruth>;
    }>('concentrated-overrides');
    const { concentration, operators: all } = await operators(sample.database, emptySelection);
    expect(concentration?.isConcentrated).toBe(true);
    expect(concentration?.top.map(({ reviewer }) => reviewer).sort()).toEqual(
      Object.keys(truth.perOperator).sort(),
    );
    for (const { reviewer, overrides } of concentration!.top) {
      expect(overrides.hits).toBe(truth.perOperator[reviewer]!.overrides);
    }
    expect(concentration?.overrides).toBe(truth.overridesOfAll);
    expect(concentration?.share).toBeCloseTo(truth.overridesOfPair / truth.overridesOfAll, 12);
    expect(all.filter(({ overrides }) => overrides.outside === 'above')).toHaveLength(2);
  });
  it('is not found in the control', async () => {
    const { concentration, operators: all } = await operators(control.database, emptySelection);
    expect(concentration?.isConcentrated).toBe(false);
    expect(all.filter(({ overrides }) => overrides.outside !== null)).toEqual([]);
  });
});

describe('a broken hash chain at one record', () => {
  it('is found at its line, and no checkpoint that covers it can be rebuilt from contents', () => {
    const truth = sample.truth<{
      records: number;
      invalid: number;
      line: number;
      sequence: number;
      checkpoints: number;
    }>('broken-chain');
    const { files, integrity } = sample.account;
    expect(integrity?.chainCount).toBe(1);
    const [chain] = integrity!.chains;
    expect(chain).toMatchObject({
      chain: 'execution-ledger',
      records: truth.records,
      valid: truth.records - truth.invalid,
      breakCount: truth.invalid,
      breaks: [{ kind: 'content', line: truth.line, sequence: truth.sequence }],
    });
    expect(files[chain!.breaks[0]!.file]?.name).toContain('audit');
    expect(chain?.checkpoints).toHaveLength(truth.checkpoints);
    for (const { treeSize, state } of chain!.checkpoints) {
      expect(state).toBe(treeSize > truth.sequence ? 'recorded_only' : 'rebuilt');
    }
  });
  it('is not found in the control, whose chain is whole', () => {
    const chain = control.account.integrity?.chains[0];
    expect(chain?.records).toBeGreaterThan(6000);
    expect(chain).toMatchObject({ valid: chain?.records, breakCount: 0, hasNoHead: false });
    expect(chain?.checkpoints.every(({ state }) => state === 'rebuilt')).toBe(true);
  });
});

describe('late labels', () => {
  it('are found where they were planted, with the matured decisions that have none, and are no evidence yet', async () => {
    const truth = sample.truth<{
      lowVerdict: string;
      lateVerdicts: number;
      flips: number;
      maturedWithoutLabel: number;
    }>('late-labels');
    const found = await labelDelay(sample.database, emptySelection);
    expect(found.outside).toHaveLength(1);
    expect(found.outside[0]).toMatchObject({
      workflow: 'cloud-exposure',
      release: sample.release('warden-3'),
      late: truth.lateVerdicts,
      missing: truth.maturedWithoutLabel,
      flipped: truth.flips,
    });
    const [rate] = await measure(sample.database, definitionOf('false_positive_share'), {
      ...emptySelection,
      only: { workflow: ['cloud-exposure'], release: [sample.release('warden-3')] },
    });
    expect(rate?.unresolved).toBe(truth.maturedWithoutLabel);
    expect(verdictOf(judged.sample, 'cloud-exposure', 'low').state).toBe(truth.lowVerdict);
  });
  it('are not found in the control', async () => {
    const found = await labelDelay(control.database, emptySelection);
    expect(found.outside).toEqual([]);
    expect(found.all).toMatchObject({ late: 0, flipped: 0 });
    expect(found.all.matured).toBeGreaterThan(1000);
  });
});

describe('pending approvals', () => {
  it('are found in database-protection, apart from expired ones and from those that ran after expiry', async () => {
    const truth = sample.truth<{ pending: number; expired: number; executedAfterExpiry: string[] }>(
      'waiting-approvals',
    );
    const found = await openApprovals(sample.database, emptySelection);
    expect(new Set(found.outside.map(({ workflow }) => workflow))).toEqual(new Set(['database-protection']));
    expect(found.outside.find(({ release }) => release === sample.release('sentry-4'))).toMatchObject({
      pending: truth.pending,
      expired: truth.expired,
      executedAfterExpiry: truth.executedAfterExpiry.length,
    });
    expect(found.all.executedAfterExpiry).toBe(truth.executedAfterExpiry.length);
  });
  it('are not found in the control', async () => {
    const found = await openApprovals(control.database, emptySelection);
    expect(found.outside).toEqual([]);
    expect(found.all).toMatchObject({ executedAfterExpiry: 0 });
    expect(found.all.asked).toBeGreaterThan(1000);
  });
});

describe('test records', () => {
  it(
    'are set apart: leaving them out moves no production figure, and their own figures are there',
    async () => {
      const truth = sample.truth<{
        decisions: Record<string, number>;
        adversarialMet: Record<string, number>;
      }>('test-records');
      const tests = Object.values(truth.decisions).reduce((sum, number) => sum + number, 0);
      const everything = await decisionsInView(sample.database, { ...emptySelection, environment: 'all' });
      const inProduction = await decisionsInView(sample.database, emptySelection);
      expect(everything.decisions - inProduction.decisions).toBe(tests);

      const without = await read(await withoutTests());
      try {
        const all = await decisionsInView(without.database, { ...emptySelection, environment: 'all' });
        expect(all.decisions).toBe(inProduction.decisions);
        const figures = async ({ database }: Opened) =>
          Object.values(await measureAll(database, catalogue, emptySelection, 'release')).map((rates) =>
            rates.filter(({ n, unresolved, young }) => n + unresolved + young > 0),
          );
        expect(await figures(sample)).toEqual(await figures(without));
        const pass = definitionOf('adversarial_pass_rate');
        const [none] = await measure(without.database, pass, emptySelection);
        expect(none?.state).toBe('not_measurable');
        const rates = await measure(sample.database, pass, emptySelection, 'release');
        for (const [bundle, met] of Object.entries(truth.adversarialMet)) {
          expect(rates.find(({ key }) => key === sample.release(bundle))?.hits).toBe(met);
        }
      } finally {
        await without.close();
      }
    },
    loadingTime,
  );
});
