import { calibration } from '../calibration/calibration';
import type { Calibration } from '../calibration/calibration';
import { excessTargets } from '../over-scope/excess';
import { overScope } from '../shares/over-scope';
import { measureOne } from '../rate/measure';
import { within } from '../rate/rows';
import { withinPolicy } from '../shares/within-policy';
import { countedSet } from './counted';
import type { AskedKpi, KpiAnswer } from './kpi';

const nothing = { hits: null, value: null, interval: null, bounds: null } as const;

const calibrated = (
  own: Pick<AskedKpi, 'id' | 'title'>,
  valueOf: (found: Calibration) => Pick<KpiAnswer, 'value' | 'bounds'>,
): AskedKpi => ({
  ...own,
  scale: 'number',
  better: 'lower',
  mark: 'truth',
  unit: 'proposals',
  async ask(query, selection, _, signal, group = null) {
    const found = await calibration(query, within(selection, group), signal);
    const { incidents } = await countedSet(query, 'confidence_judged', selection, group, signal);
    const { n, unresolved, state, reason, statement } = found;
    const answer = { ...nothing, n, incidents, unresolved, state, reason, statement };
    return state === 'measured' ? { ...answer, ...valueOf(found) } : answer;
  },
});

const excess = (id: string, title: string, of: 'median' | 'p90'): AskedKpi => ({
  id,
  title,
  scale: 'number',
  better: 'lower',
  mark: 'wrong',
  unit: 'containments',
  async ask(query, selection, _, signal, group = null) {
    const found = await excessTargets(query, within(selection, group), signal);
    const share = await measureOne(query, overScope, selection, group, signal);
    const { n, state, reason, statement } = found;
    return {
      ...nothing,
      n,
      incidents: share.incidents,
      unresolved: share.unresolved,
      value: state === 'measured' ? found[of] : null,
      state,
      reason,
      statement,
    };
  },
});

const reEvaluated: AskedKpi = {
  id: 'within_policy_re_evaluated',
  title: 'Within policy, as re-evaluated',
  scale: 'share',
  better: 'higher',
  mark: 'within',
  unit: 'proposals',
  async ask(query, selection, _, signal, group = null) {
    const logged = await measureOne(query, withinPolicy, selection, group, signal);
    return {
      ...nothing,
      n: 0,
      incidents: 0,
      unresolved: logged.n,
      bounds: null,
      state: 'not_measurable',
      reason:
        'The logs hold what the policy answered, not its rules: without them no proposal can be evaluated again.',
      statement: logged.statement,
    };
  },
};

/** What concerns truth and policy, and is no plain share. */
export const truthKpis: readonly AskedKpi[] = [
  reEvaluated,
  excess('over_scope_median', 'Excess targets, median', 'median'),
  excess('over_scope_p90', 'Excess targets, nine in ten', 'p90'),
  calibrated({ id: 'brier_score', title: 'Calibration: Brier score' }, ({ brier, brierBounds }) => ({
    value: brier?.brier ?? null,
    bounds: brierBounds,
  })),
  calibrated({ id: 'calibration_excess', title: 'Calibration error beyond chance (ECE)' }, ({ ece }) => ({
    value: ece?.excess ?? null,
    bounds: null,
  })),
];
