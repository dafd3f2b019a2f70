import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batteryOf } from '../../src/metrics/drift/battery';
import { permutationSeed, permute } from '../../src/metrics/drift/permute';
import { insideBundle } from '../../src/metrics/drift/inside';
import { productionKpis } from '../../src/metrics/drift/kpis';
import { exploredOf } from '../../src/metrics/drift/moved';
import { reportedShifts } from '../../src/metrics/drift/reported';
import { shiftSentence } from '../../src/answers/drift/reported-words';
import { pairSample } from '../../src/metrics/drift/sample';
import { verdictOf } from '../../src/metrics/drift/verdict';
import { firstCosts } from '../../src/records/what-if-settings/threshold-ask';
import { propose } from '../../src/answers/what-if/propose';
import type { Change } from '../../src/records/what-if';
import { emptySelection, type Selection } from '../../src/slice/selection/selection';
import { randomSource } from '../../src/statistics/random';
import { loadingTime, openControl, openSample, type Opened } from './samples';

let sample: Opened;
let control: Opened;
beforeAll(async () => {
  sample = await openSample();
  control = await openControl();
}, loadingTime);
afterAll(async () => {
  await sample.close();
  await control.close();
});

const lowest: Change = {
  format: 'shadowproof-threshold/1',
  name: 'Lowest threshold that qualifies',
  version: '1',
  threshold: null,
  risk: 0.2,
  delta: 0.05,
  method: 'hoeffding_bentkus',
  costs: firstCosts,
};
const label = async ({ database }: Opened, selection: Selection) => {
  const { sentence, whole } = await propose(database, selection, lowest, []);
  expect(whole.numbers.threshold).not.toBeNull();
  return { isGuaranteed: whole.numbers.guaranteed === 1, sentence };
};

describe('what the Drift screen reports of a slice', () => {
  it('is what its own parts say of the same pair: verdict line, what moved, changes inside', async () => {
    const reported = await reportedShifts(sample.database, emptySelection);
    const pair = reported.find(({ after }) => after.name === 'sentry-3')!;
    expect(pair.before?.name).toBe('sentry-2');
    const releases = [sample.release('sentry-2'), sample.release('sentry-3')] as const;
    const { judged } = await verdictOf(sample.database, emptySelection, releases, 0.02);
    const { decisions } = await pairSample(sample.database, productionKpis[0]!, emptySelection, releases);
    const permuted = permute(batteryOf(decisions), randomSource(permutationSeed), permutationSeed);
    const { series } = await insideBundle(sample.database, emptySelection, releases[1]);
    const said = [
      ...judged
        .filter(({ finding, riskClass }) => riskClass !== null && /worse|better/.test(finding))
        .filter(({ finding }) => finding !== 'no_worse')
        .map(({ kpi, riskClass }) => `${kpi.id} ${riskClass}`),
      ...exploredOf(permuted)
        .explored.filter(({ adjustedP }) => adjustedP !== null && adjustedP <= 0.05)
        .map(({ test }) => test),
      ...series.filter(({ isChange }) => isChange).map(({ workflow }) => workflow),
    ];
    expect(said.length).toBeGreaterThan(3);
    expect(
      pair.shifts.map((shift) =>
        shift.kind === 'moved'
          ? shift.test
          : shift.kind === 'inside'
            ? shift.workflow
            : `${shift.metric} ${shift.riskClass}`,
      ),
    ).toEqual(said);
    expect(shiftSentence(pair)).toMatch(/^sentry-3 against sentry-2: .*confidence.* Inside sentry-3/);
  });

  it('takes “guaranteed” from the sample, and leaves it on a slice of it that has not shifted', async () => {
    const whole = await label(sample, emptySelection);
    expect(whole.isGuaranteed).toBe(false);
    expect(whole.sentence).toContain('Not guaranteed, because a shift is reported. ');
    // The over-confident bundle that was planted is among those named.
    expect(whole.sentence).toContain('warden-3 against warden-2');
    const own = { ...emptySelection, only: { release: [sample.release('sentry-4')] } };
    expect(await label(sample, own)).toMatchObject({ isGuaranteed: true });
  });

  it('follows the risk class of the slice', async () => {
    const agent = { agent: ['agent-sentry'] };
    const shifted = async (riskClass: 'low' | 'high') =>
      (
        await reportedShifts(sample.database, {
          ...emptySelection,
          only: { ...agent, risk_class: [riskClass] },
        })
      ).find(({ after }) => after.name === 'sentry-2')!.shifts;
    // The prompt change of sentry-2 is in high risk alone.
    expect(await shifted('high')).toContainEqual(
      expect.objectContaining({ kind: 'measure', metric: 'false_positive_share', finding: 'worse' }),
    );
    expect(await shifted('low')).toEqual([]);
  });

  it('leaves “guaranteed” on the control, where nothing was planted', async () => {
    const reported = await reportedShifts(control.database, emptySelection);
    expect(reported.filter(({ before }) => before !== null).length).toBeGreaterThan(4);
    expect(reported.flatMap(({ shifts }) => shifts)).toEqual([]);
    expect(await label(control, emptySelection)).toMatchObject({
      isGuaranteed: true,
      sentence: expect.stringContaining('Guaranteed but for a chance of 5%') as string,
    });
  });
});
