import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freezeNumbers } from '../../src/answers/frozen/freeze';
import { kpisOf } from '../../src/cli/kpis';
import { kpiLines, printedKpis } from '../../src/cli/print-kpis';
import type { Query } from '../../src/database/engine/query';
import { SharedQuery } from '../../src/database/engine/shared-query';
import { agreementGap } from '../../src/metrics/agreement-gap/agreement-gap';
import { agreementTables } from '../../src/metrics/agreement-table/agreement-table';
import { approvalTime } from '../../src/metrics/approval-time/approval-time';
import { discrimination, wholeDiscrimination } from '../../src/metrics/automation-bias/discrimination';
import { reviewers } from '../../src/metrics/automation-bias/reviewers';
import { calibration } from '../../src/metrics/calibration/calibration';
import {
  askByRisk,
  askKpi,
  askKpiBy,
  defaultSettings,
  everyKpi,
  kpiGroups,
  kpiOf,
  sharesByRisk,
} from '../../src/metrics/every-kpi/every-kpi';
import type { KpiAnswer } from '../../src/metrics/every-kpi/kpi';
import { presentValues } from '../../src/metrics/in-view/present-values';
import { completeness } from '../../src/metrics/log-completeness/completeness';
import { missed } from '../../src/metrics/missed/missed';
import { excessTargets } from '../../src/metrics/over-scope/excess';
import { measure } from '../../src/metrics/rate/measure';
import { readPeriod } from '../../src/metrics/in-view/period';
import { reportSections } from '../../src/records/report/report';
import type { Dimension } from '../../src/slice/selection/dimension';
import { emptySelection, labelRanks, type Selection } from '../../src/slice/selection/selection';
import { loadingTime, openSample, type Opened } from '../stories/samples';
import { times } from '../fixtures/times';

// One KPI over one slice is one answer, whoever gives it: the JSON and the text table of the command line, every screen
// that shows it, and the report.

interface Said {
  readonly state: string;
  readonly value: number | null;
  readonly n?: number | null;
  readonly hits?: number | null;
  readonly interval?: { readonly lower: number; readonly upper: number } | null;
}

/** Ten digits: a report freezes no more. */
const rounded = (value: unknown): unknown => {
  if (typeof value === 'number') return Number(value.toPrecision(10)) + 0;
  if (value === null || typeof value !== 'object') return value ?? null;
  return Object.fromEntries(
    ['lower', 'upper'].map((end) => [end, rounded((value as Record<string, unknown>)[end])]),
  );
};

/** Only what this surface says of the KPI. */
function expectSame(where: string, said: Said, answer: KpiAnswer) {
  const parts = (of: Said) =>
    Object.fromEntries(
      (['state', 'value', 'n', 'hits', 'interval'] as const).flatMap((part) =>
        said[part] === undefined ? [] : [[part, rounded(of[part])]],
      ),
    );
  expect([where, parts(said)]).toEqual([where, parts(answer)]);
}

let sample: Opened;
let values: Awaited<ReturnType<typeof presentValues>>;
beforeAll(async () => {
  sample = await openSample();
  values = await presentValues(sample.database);
}, loadingTime);
afterAll(() => sample.close());

const narrowing = ['workflow', 'week', 'release', 'risk_class', 'agent', 'mode', 'criticality'] as const;

/** Up to three clauses of values that the sample has, most often a workflow in a week. */
const someSlice = (): fc.Arbitrary<Selection> => {
  const one = (by: Dimension) =>
    fc.constantFrom(...(values[by] ?? []).map(({ value }) => value)).map((value) => ({ [by]: [value] }));
  const clauses = fc.oneof(
    { weight: 2, arbitrary: fc.tuple(one('workflow'), one('week')) },
    fc.array(fc.constantFrom(...narrowing).chain(one), { minLength: 1, maxLength: 3 }),
  );
  return fc
    .record({
      clauses,
      maturityLagDays: fc.constantFrom(0, 14, 60),
      minLabelRank: fc.constantFrom(...labelRanks),
    })
    .map(({ clauses: some, ...read }) => ({ ...emptySelection, ...read, only: Object.assign({}, ...some) }));
};

/** What the Measures screen shows: the answers that all others are held to. */
async function measuresScreen(query: Query, slice: Selection) {
  const found = new Map<
    string,
    { whole: KpiAnswer; low: KpiAnswer | undefined; high: KpiAnswer | undefined }
  >();
  for (const { kpis } of kpiGroups) {
    const shares = await sharesByRisk(query, kpis, slice);
    for (const kpi of kpis)
      found.set(
        kpi.id,
        kpi.kind === 'share'
          ? shares.get(kpi.id)!
          : await askByRisk(query, kpi.asked, slice, defaultSettings),
      );
  }
  return found;
}
type Answers = Awaited<ReturnType<typeof measuresScreen>>;

async function textTable(query: Query, slice: Selection, answers: Answers) {
  const lines = (await kpiLines(query, slice)).flatMap((group) => group.lines);
  expect(lines).toHaveLength(everyKpi.length);
  for (const [place, line] of lines.entries()) {
    const { id } = everyKpi[place]!;
    const { whole } = answers.get(id)!;
    expectSame(`text ${id}`, line.answer, whole);
    const row = printedKpis([{ title: '', lines: [line] }]).split('\n')[3]!;
    expect([id, row.includes('not measurable')]).toEqual([id, whole.state === 'not_measurable']);
    expect([id, row.includes('not enough data')]).toEqual([id, whole.state === 'not_enough_data']);
  }
}

async function json(query: Query, slice: Selection, answers: Answers) {
  const { shares, others } = await kpisOf(query, slice);
  for (const { id, all, by_risk_class: byRisk } of shares) {
    const { whole, low, high } = answers.get(id)!;
    expectSame(`json ${id}`, { ...all, value: all.share }, whole);
    for (const group of byRisk)
      expectSame(
        `json ${id} ${group.key}`,
        { ...group, value: group.share },
        (group.key === 'low' ? low : high)!,
      );
  }
  const asked = everyKpi.flatMap((kpi) => (kpi.kind === 'asked' ? [kpi.id] : []));
  expect([...shares.map(({ id }) => id), ...asked].sort()).toEqual(everyKpi.map(({ id }) => id).sort());
  const check = (which: 'whole' | 'low' | 'high', found: typeof others.all) => {
    for (const id of asked) {
      const said = (found as unknown as Record<string, KpiAnswer>)[id]!;
      expectSame(`json ${id} ${which}`, said, answers.get(id)![which]!);
    }
    const own = (id: string) => answers.get(id)![which]!;
    const { override_discrimination: dPrime, rubber_stamp_share: fast, missed_share: misses } = found;
    expect(dPrime.d_prime).toBe(own('override_discrimination').value);
    if (dPrime.state !== 'measured') expect(dPrime.criterion).toBeNull();
    expect(fast.share).toBe(own('rubber_stamp_share').value);
    expect(misses.share).toBe(own('missed_share').value);
    const { approval_time: waits, calibration: stated, over_scope_excess_targets: excess } = found;
    expectSame('json p50', { state: waits.state, value: waits.p50 }, own('approval_p50'));
    expectSame('json brier', { state: stated.state, value: stated.brier?.brier ?? null }, own('brier_score'));
    expectSame('json excess', { state: excess.state, value: excess.median }, own('over_scope_median'));
    for (const seen of ['blind', 'advised'] as const) {
      const { kappa, ac1 } = found.agreement_beyond_chance[seen];
      expect([kappa?.value ?? null, ac1?.value ?? null]).toEqual([
        own(`kappa_${seen}`).value,
        own(`ac1_${seen}`).value,
      ]);
    }
    for (const { id, n, hits } of found.log_completeness) {
      const logged = own(`logged_${id}`);
      expect([id, n, hits]).toEqual([id, logged?.n ?? 0, logged?.hits ?? 0]);
    }
  };
  check('whole', others.all);
  for (const group of others.by_risk_class) check(group.key === 'low' ? 'low' : 'high', group);
}

/** The functions that screens of one subject call. */
async function otherScreens(query: Query, slice: Selection, answers: Answers) {
  const same = (id: string, said: Said) => expectSame(`screen ${id}`, said, answers.get(id)!.whole);
  for (const kpi of everyKpi)
    if (kpi.kind === 'share') {
      const [rate] = await measure(query, kpi.definition, slice);
      same(kpi.id, { ...rate!, value: rate!.state === 'measured' ? rate!.share : null });
    }
  const people = await reviewers(query, slice, defaultSettings.floorSeconds);
  const whole = wholeDiscrimination(people, await discrimination(query, slice));
  const { dPrime, intervals, wrong, right } = whole;
  same('override_discrimination', { ...whole, value: dPrime, n: wrong + right, interval: intervals.dPrime });
  const tables = await agreementTables(query, slice);
  for (const seen of ['blind', 'advised'] as const)
    for (const of of ['kappa', 'ac1'] as const) {
      const { pairs, [of]: coefficient } = tables[seen];
      const { state } = answers.get(`${of}_${seen}`)!.whole;
      expect([of, seen, state === 'measured']).toEqual([of, seen, coefficient !== null]);
      same(`${of}_${seen}`, { state, value: coefficient?.value ?? null, n: pairs, interval: coefficient });
    }
  const gap = await agreementGap(query, slice);
  const shown = gap.standardised ?? gap.crude;
  const n = gap.strata.reduce((sum, { blind, advised }) => sum + blind + advised, 0);
  same('agreement_gap', { state: gap.state, value: shown?.difference ?? null, n, interval: shown });
  const { state, p50, p90, withinSla } = await approvalTime(query, slice, defaultSettings.slaSeconds);
  same('approval_p50', { state, value: p50 });
  same('approval_p90', { state, value: p90 });
  same('approval_within', { state, value: withinSla?.share ?? null, interval: withinSla?.interval ?? null });
  const { missed: misses, falsePositiveRate, omission } = await missed(query, slice);
  same('missed_share', { ...misses, value: misses.share });
  same('false_positive_rate', { ...falsePositiveRate, value: falsePositiveRate.share });
  same('automation_bias_omission', { ...omission, value: omission.share });
  const stated = await calibration(query, slice);
  same('brier_score', { state: stated.state, value: stated.brier?.brier ?? null, n: stated.n });
  same('calibration_excess', { state: stated.state, value: stated.ece?.excess ?? null, n: stated.n });
  const excess = await excessTargets(query, slice);
  same('over_scope_p90', { state: excess.state, value: excess.p90, n: excess.n });
  for (const { field, of, present } of (await completeness(query, slice)).fields) {
    const { whole: logged } = answers.get(field.definition.id)!;
    expect([field.id, logged.n, logged.hits]).toEqual([field.id, of, present]);
  }
  for (const kpi of everyKpi) {
    const { low, high } = answers.get(kpi.id)!;
    const { groups } = await askKpiBy(query, kpi, slice, 'risk_class', defaultSettings);
    for (const group of groups)
      expectSame(`by ${kpi.id} ${group.key}`, group, (group.key === 'low' ? low : high)!);
  }
}

async function report(query: Query, slice: Selection, answers: Answers) {
  const { account } = sample;
  const period = await readPeriod(query, account.build.asOf);
  const { sections } = await freezeNumbers(query, {
    ...{ account, period: period!, selection: slice, criteria: [], attestations: [], rawFields: [] },
    ...{ baseline: null, changes: [], personName: null },
    sections: reportSections.filter((id) => !['readiness', 'drift', 'what_if', 'definitions'].includes(id)),
  });
  // The report asks for approvals within an hour, and gives the calibration error with what chance adds to it.
  const behind = async (id: string) => {
    if (id === 'approval_within')
      return askKpi(query, kpiOf(id)!, slice, { ...defaultSettings, slaSeconds: 3600 });
    return answers.get({ brier: 'brier_score', ece: 'calibration_excess' }[id] ?? id)!.whole;
  };
  let told = 0;
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    if (block.kind === 'quantities')
      for (const { id, state, value, n, interval } of block.quantities) {
        if (state === 'hidden') continue;
        const whole = await behind(id);
        const isWhole = whole.state === 'measured' && id !== 'override_discrimination';
        expectSame(
          `report ${id}`,
          { state, value: id === 'ece' ? whole.value : value, n, ...(isWhole ? { interval } : {}) },
          whole,
        );
        told += 1;
      }
    if (block.kind !== 'measures') continue;
    for (const { metric, by, key, state, share, n, hits, interval } of block.measures) {
      const { whole, low, high } = answers.get(metric)!;
      const answer = by === 'all' ? whole : by === 'risk_class' ? (key === 'low' ? low : high) : undefined;
      if (answer === undefined || state === 'hidden') continue;
      expectSame(`report ${metric} ${key}`, { state, value: share, n, hits, interval }, answer);
      told += 1;
    }
  }
  return told;
}

async function expectOneAnswer(slice: Selection) {
  const query = new SharedQuery(sample.database);
  const answers = await measuresScreen(query, slice);
  for (const [id, each] of answers)
    for (const answer of [each.whole, each.low, each.high])
      if (answer && answer.state !== 'measured') expect([id, answer.value]).toEqual([id, null]);
  await textTable(query, slice, answers);
  await json(query, slice, answers);
  await otherScreens(query, slice, answers);
  return report(query, slice, answers);
}

describe('JSON, text table, screens and report', () => {
  it('give one answer for every KPI of the whole sample', async () => {
    expect(await expectOneAnswer(emptySelection)).toBeGreaterThan(30);
  });

  it('give one answer for every KPI of any slice', async () => {
    await fc.assert(
      fc.asyncProperty(someSlice(), async (slice) => {
        await expectOneAnswer(slice);
      }),
      { numRuns: times(1) },
    );
  });
});
