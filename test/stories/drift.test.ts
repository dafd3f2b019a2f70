import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleChanges, bundleChangesByRisk } from '../../src/metrics/bundle-changes/bundle-changes';
import { driftBundles, type DriftBundle } from '../../src/metrics/drift/bundles';
import { differenceOf, judge, type Judged } from '../../src/metrics/drift/difference';
import { insideBundle } from '../../src/metrics/drift/inside';
import { driftKpiOf, productionKpis } from '../../src/metrics/drift/kpis';
import { environmentLeaks } from '../../src/metrics/drift/leaks';
import { mixOrBehaviour } from '../../src/metrics/drift/mix';
import { overview, readOverview, worstLoss } from '../../src/metrics/drift/overview';
import { versionMatrix } from '../../src/metrics/drift/parts';
import { readSides, riskClasses } from '../../src/metrics/drift/sides';
import { emptySelection, type Selection } from '../../src/slice/selection/selection';
import { loadingTime, openControl, openSample, type Opened } from './samples';

let sample: Opened;
let control: Opened;
let bundles: { sample: readonly DriftBundle[]; control: readonly DriftBundle[] };
beforeAll(async () => {
  sample = await openSample();
  control = await openControl();
  bundles = {
    sample: (await driftBundles(sample.database, emptySelection)).bundles,
    control: (await driftBundles(control.database, emptySelection)).bundles,
  };
}, loadingTime);
afterAll(async () => {
  await sample.close();
  await control.close();
});

const within = (workflow: string): Selection => ({ ...emptySelection, only: { workflow: [workflow] } });
const wrong = driftKpiOf('false_positive_share');

async function judged(opened: Opened, pair: readonly [string, string], selection = emptySelection) {
  const releases = [opened.release(pair[0]), opened.release(pair[1])] as const;
  const differences = [];
  for (const kpi of productionKpis) {
    const { rows } = await readSides(opened.database, kpi, selection, 'release_risk', releases);
    for (const riskClass of riskClasses) {
      const of = (release: string) =>
        rows.find((row) => row.release === release && row.riskClass === riskClass)?.side;
      const [before, after] = [of(releases[0]), of(releases[1])];
      if (before && after) differences.push(differenceOf(kpi, before, after, riskClass));
    }
  }
  return judge(differences, 0.02);
}
const finding = (all: readonly Judged[], riskClass: 'high' | 'low', id = 'false_positive_share') =>
  all.find((each) => each.kpi.id === id && each.riskClass === riskClass)?.finding;

const attribution = (opened: Opened, all: readonly DriftBundle[], pair: readonly [string, string]) => {
  const releases = [opened.release(pair[0]), opened.release(pair[1])] as const;
  const { agent } = all.find(({ release }) => release === releases[1])!;
  return versionMatrix(
    all.filter((bundle) => bundle.agent === agent),
    releases,
  ).pair;
};

describe('the loss that Drift opens on', () => {
  it('is the false-positive share of sentry-2, over both agents; tests come after production', async () => {
    const read = await readOverview(sample.database, emptySelection);
    // Of all losses shown, +11.5 points; replays of sentry-2 lost 20 points, in tests.
    expect(worstLoss(read, bundles.sample)).toMatchObject({
      release: sample.release('sentry-2'),
      kpi: { id: 'false_positive_share' },
    });
    const calm = await readOverview(control.database, emptySelection);
    expect(worstLoss(calm, bundles.control.slice(0, 1))).toBeNull();
  });
});

describe('what changed with each bundle', () => {
  it('is told at low risk beside high risk: mail-quarantine worse in warden-3 than in warden-2', async () => {
    const [high, low, ...more] = await bundleChangesByRisk(sample.database, emptySelection);
    expect(more).toEqual([]);
    expect(high).toEqual(await bundleChanges(sample.database, emptySelection));
    expect([high?.riskClass, low?.riskClass]).toEqual(['high', 'low']);
    const worse = low?.effects.filter(({ direction }) => direction === 'worse') ?? [];
    expect(worse.find(({ workflow }) => workflow === 'mail-quarantine')?.step).toMatchObject({
      before: sample.release('warden-2'),
      after: sample.release('warden-3'),
    });
  });
});

describe('a prompt change', () => {
  const pair = ['sentry-1', 'sentry-2'] as const;
  it('is worse at high risk, not at low, attributable to the prompt, and by behaviour', async () => {
    const { changed } = sample.truth<{ changed: string[] }>('false-positives-after-prompt-change');
    const all = await judged(sample, pair);
    expect([finding(all, 'high'), finding(all, 'low')]).toEqual(['worse', 'cannot_say']);
    expect(attribution(sample, bundles.sample, pair)).toMatchObject({ told: 'attributable', changed });
    const { parts, cmh } = await mixOrBehaviour(sample.database, wrong, emptySelection, [
      sample.release(pair[0]),
      sample.release(pair[1]),
    ]);
    expect(parts.behaviour / parts.total).toBeGreaterThan(0.9);
    expect(cmh.p).toBeLessThan(0.001);
  });
  it('is in database protection and nowhere else', async () => {
    const releases = [sample.release(pair[0]), sample.release(pair[1])] as const;
    const { rows } = await readSides(
      sample.database,
      wrong,
      emptySelection,
      'release_risk_workflow',
      releases,
    );
    const moved = rows
      .filter(({ release }) => release === releases[1])
      .flatMap((after) => {
        const before = rows.find(
          (row) =>
            row.release === releases[0] &&
            row.workflow === after.workflow &&
            row.riskClass === after.riskClass,
        );
        return before ? [differenceOf(wrong, before.side, after.side, after.riskClass, after.workflow)] : [];
      });
    const worse = judge(moved, 0.02).filter((each) => each.finding === 'worse');
    expect(worse.map(({ workflow, riskClass }) => [workflow, riskClass])).toEqual([
      ['database-protection', 'high'],
    ]);
  });
});

describe('model and prompt together', () => {
  it('is better at high risk, aliased between the two, and each replay is named', () => {
    const { changed } = sample.truth<{ changed: string[] }>('aliased-change');
    const found = attribution(sample, bundles.sample, ['sentry-2', 'sentry-3']);
    expect(found).toMatchObject({ told: 'aliased', changed, apart: [], groups: [changed] });
  });
  it('is found as better', async () => {
    expect(finding(await judged(sample, ['sentry-2', 'sentry-3']), 'high')).toBe('better');
  });
});

describe('Simpson', () => {
  it('is not hidden: the pooled share falls, mix alone does it, and both risk classes rise', async () => {
    const releases = [sample.release('sentry-3'), sample.release('sentry-4')] as const;
    const selection = within('identity-lockdown');
    const split = await mixOrBehaviour(sample.database, wrong, selection, releases);
    expect(split.parts.total).toBeLessThan(0);
    expect(split.parts.mix).toBeLessThan(0);
    expect(split.parts.behaviour).toBeGreaterThan(0);
    const all = await judged(sample, ['sentry-3', 'sentry-4'], selection);
    for (const riskClass of riskClasses) {
      const each = all.find(({ kpi, riskClass: own }) => kpi.id === wrong.id && own === riskClass)!;
      expect(each.difference).toBeGreaterThan(0);
      expect(each.finding).not.toBe('better');
    }
  });
});

describe('mix alone', () => {
  it('raises the pooled share, and nothing of it is behaviour', async () => {
    const releases = [sample.release('warden-1'), sample.release('warden-2')] as const;
    const { parts, cmh, r0, r1 } = await mixOrBehaviour(
      sample.database,
      wrong,
      within('cloud-exposure'),
      releases,
    );
    expect((r1 ?? 0) - (r0 ?? 0)).toBeGreaterThan(0.03);
    expect(parts.mix / parts.total).toBeGreaterThan(0.9);
    expect(Math.abs(parts.behaviour)).toBeLessThan(0.01);
    expect(cmh.p).toBeGreaterThan(0.2);
    const all = await judged(sample, ['warden-1', 'warden-2'], within('cloud-exposure'));
    expect([finding(all, 'high'), finding(all, 'low')]).toEqual(['cannot_say', 'cannot_say']);
  });
});

describe('an unversioned change', () => {
  it('is found inside sentry-3, within three days of its day, and nowhere else', async () => {
    const { changedAt } = sample.truth<{ changedAt: string }>('unversioned-change');
    const found = [];
    for (const { release, name } of bundles.sample) {
      const { series } = await insideBundle(sample.database, emptySelection, release);
      found.push(...series.filter(({ isChange }) => isChange).map((each) => ({ name, ...each })));
    }
    expect(found).toHaveLength(1);
    const [change] = found;
    expect([change?.name, change?.workflow, change?.riskClass, change?.kpi.id, change?.direction]).toEqual([
      'sentry-3',
      'endpoint-containment',
      'low',
      'false_positive_share',
      'worse',
    ]);
    const day = change?.at[change.found?.index ?? 0] ?? 0;
    expect(Math.abs(day - Date.parse(changedAt)) / 86_400_000).toBeLessThan(3);
  });
});

describe('an environment leak', () => {
  it('is those decisions and no others', async () => {
    const { decisions } = sample.truth<{ decisions: number }>('environment-leak');
    const { leaks } = await environmentLeaks(sample.database, emptySelection);
    expect(leaks.reduce((sum, leak) => sum + leak.decisions, 0)).toBe(decisions);
    expect([...new Set(leaks.map(({ release, workflow }) => `${release} ${workflow}`))]).toEqual([
      `${sample.release('warden-3')} cloud-exposure`,
    ]);
  });
});

describe('the control sample', () => {
  it('is left alone: no cell of the overview, no measure of any pair, no change inside, no leak', async () => {
    const all = await overview(control.database, emptySelection, bundles.control, null);
    expect(all.tests).toBeGreaterThan(40);
    expect(all.rows.flatMap(({ cells }) => cells).filter(({ change }) => change !== 'none')).toEqual([]);
    for (const { release, name, previous } of bundles.control) {
      const { series } = await insideBundle(control.database, emptySelection, release);
      expect(series.filter(({ isChange }) => isChange)).toEqual([]);
      if (previous === null || name === null) continue;
      const before = bundles.control.find((bundle) => bundle.release === previous)?.name ?? '';
      const worse = (await judged(control, [before, name])).filter((each) => each.finding === 'worse');
      expect(worse.map(({ kpi, riskClass }) => `${name} ${kpi.id} ${riskClass}`)).toEqual([]);
    }
    expect((await environmentLeaks(control.database, emptySelection)).leaks).toEqual([]);
  });
});
