import { missed } from '../missed/missed';
import type { Missed, SampledRate } from '../missed/missed';
import { within } from '../rate/rows';
import type { AskedKpi } from './kpi';

type Which = { [Name in keyof Missed]: Missed[Name] extends SampledRate ? Name : never }[keyof Missed];

const sampled = (which: Which, own: Pick<AskedKpi, 'id' | 'title' | 'mark'>): AskedKpi => ({
  ...own,
  scale: 'share',
  better: 'lower',
  unit: 'cases',
  async ask(query, selection, _, signal, group = null) {
    const found = await missed(query, within(selection, group), signal);
    const { n, hits, incidents, unresolved, share, interval, bounds, state, reason } = found[which];
    const { statement } = found;
    return { n, hits, incidents, unresolved, value: share, interval, bounds, state, reason, statement };
  },
});

/** What only an audit sample can show. */
export const sampledKpis: readonly AskedKpi[] = [
  sampled('missed', { id: 'missed_share', title: 'Missed cases (false-negative rate)', mark: 'wrong' }),
  sampled('falsePositiveRate', { id: 'false_positive_rate', title: 'False-positive rate', mark: 'wrong' }),
  sampled('omission', { id: 'automation_bias_omission', title: 'Omission', mark: 'human' }),
];
