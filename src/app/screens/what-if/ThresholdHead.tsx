import { count, counted, oneIn, percent } from '../../../words/format';
import { StateBlock } from '../../../charts/states/StateBlock';
import type { ActionCases } from '../../../metrics/threshold/cases';
import type { Guarantee } from '../../../metrics/threshold/guarantee';
import type { RiskCurve } from '../../../metrics/threshold/threshold';
import { RowsLink } from '../../parts/RowsLink';
import { ShiftNotes } from './ShiftNotes';
import type { ShiftCheck } from './use-shift-check';

interface ThresholdHeadProps {
  found: Guarantee | null;
  curve: RiskCurve;
  check: ShiftCheck;
  cases: readonly ActionCases[];
}

const unitWords = {
  incidents: 'one loss an incident',
  decisions: 'every decision as if it stood alone',
} as const;

const opened = (set: string, keys: string[], n: number) =>
  n === 0 ? count(0) : <RowsLink rows={{ of: 'set', set, keys }}>{count(n)}</RowsLink>;

/** Actions that state at least the found confidence. */
const at = ({ threshold }: { readonly threshold: number }, truth: string, n: number) =>
  opened('at_threshold', ['acts', String(threshold), String(threshold), truth], n);

const actions = (which: string, n: number) => opened('threshold_actions', [which], n);

export function ThresholdHead({ found, curve, check, cases }: ThresholdHeadProps) {
  const sum = (of: (each: ActionCases) => number) => cases.reduce((total, each) => total + of(each), 0);
  const without = sum(({ confidence, right, wrong, open }) =>
    confidence === null ? right + wrong + open : 0,
  );
  return (
    <>
      <p className="eyebrow">Proposals to act that policy does not deny, older than the lag</p>
      <h1 className="verdict">{headline(found, check.state)}</h1>
      <p className="lede">
        {found?.found ? (
          <>
            {at(found.found, 'not_right', found.found.errors)} of {at(found.found, 'all', found.found.n)}{' '}
            actions at or above it are wrong or unlabelled, in {counted(found.found.incidents, 'incident')};{' '}
            {unitWords[found.unit]}; for the next one {percent(found.expectedNext ?? 0)} is to be expected.
          </>
        ) : (
          (found?.reason ?? '')
        )}{' '}
        {actions('resolved', curve.n)} resolved {curve.n === 1 ? 'action' : 'actions'} with a confidence in{' '}
        {counted(curve.incidents, 'incident')}, {actions('wrong', curve.wrong)} wrong;{' '}
        {actions(
          'open',
          sum(({ open }) => open),
        )}{' '}
        unresolved, which count as wrong here; {actions('without', without)} without a confidence, which
        always wait for a human;{' '}
        {actions(
          'young',
          sum(({ young }) => young),
        )}{' '}
        too young to judge.
      </p>
      {found?.found && <ShiftNotes check={check} />}
      {curve.distinct === 1 && curve.n > 0 && (
        <StateBlock
          kind="not_measurable"
          title="The confidence is constant."
          detail="Every action states the same: a threshold lets all of them act or none."
          height={90}
        />
      )}
      {curve.n > 0 && (curve.wrong === 0 || curve.wrong === curve.n) && (
        <p className="part-note">
          Every resolved action was {curve.wrong === 0 ? 'right' : 'wrong'}: one label alone does not show
          whether confidence tells them apart.
        </p>
      )}
    </>
  );
}

function headline(found: Guarantee | null, check: ShiftCheck['state']): string {
  if (found === null) return 'A field below cannot be reckoned with.';
  const { ask } = found;
  const most = `at most ${oneIn(ask.risk)} wrong`;
  if (found.found === null) return `No threshold qualifies for ${most}.`;
  const all =
    found.found.threshold === 0
      ? 'Every stated confidence may act'
      : `From a confidence of ${found.found.threshold} on actions may act`;
  switch (check) {
    case 'none':
      return `${all}: ${most}, guaranteed but for a chance of ${percent(ask.delta)}.`;
    case 'shifted':
      return `${all} on this log, ${most}; not guaranteed, because the Drift screen reports a shift.`;
    case 'failed':
      return `${all} on this log, ${most}; not guaranteed, because drift could not be checked.`;
    case 'checking':
      return `${all} on this log, ${most}; drift is being checked.`;
  }
}
