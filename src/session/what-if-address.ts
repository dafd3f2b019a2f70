import type { CalibrationGrouping } from '../metrics/calibration/by-group';
import type { Side } from '../metrics/policy-replay/replay';
import type { Breaker } from '../records/breaker';
import type { Policy } from '../records/policy';
import { blastRadius } from '../records/what-if-settings/policy-presets';
import { firstFloor } from '../records/what-if-settings/safe-fail-terms';
import {
  type Costs,
  firstAsk,
  firstCosts,
  type GuaranteeMethod,
  guaranteeMethods,
} from '../records/what-if-settings/threshold-ask';
import { addressField, isOneOf, numberField, wordField } from './address-field';
import { readLinkedChange, writeChange } from './change-in-link';

const firstBreaker: Breaker = {
  format: 'shadowproof-breaker/1',
  name: 'Containment breaker',
  version: '1',
  scope: 'agent_workflow',
  trips: [
    { kind: 'containments', most: 8, hours: 6 },
    { kind: 'false_positive_rate', above: 0.15, hours: 168, atLeast: 10 },
    { kind: 'consecutive_overrides', most: 4 },
  ],
  coolDownHours: 24,
  reset: { by: 'person', from: 8, until: 17 },
};

const groupings = ['release', 'risk_class', 'action'] as const satisfies readonly CalibrationGrouping[];
const costNames = ['minutesPerReview', 'wrongLow', 'wrongHigh', 'rightHeld'] as const;

const isShare = (value: number) => value > 0 && value < 1;
const isUnit = (value: number) => value <= 1;

/** What is being tried out, in the order in which a link to the What if screen says it. */
export const whatIfAddress = {
  /** Where the slider is; null = at the threshold that was found. */
  threshold: numberField<number | null>('at', null, isUnit),
  ask: {
    fields: {
      risk: numberField('risk', firstAsk.risk, isShare),
      delta: numberField('delta', firstAsk.delta, isShare),
      method: wordField<GuaranteeMethod>('how', firstAsk.method, isOneOf(guaranteeMethods)),
    },
  },
  costs: addressField<Costs>({
    name: 'cost',
    start: firstCosts,
    write: (costs) => costNames.map((name) => costs[name]).join('_'),
    read: readCosts,
  }),
  before: addressField<Side>({
    name: 'before',
    start: 'as_logged',
    write: (side) => (side === 'as_logged' ? null : writeChange(side)),
    read: readPolicy,
  }),
  policy: addressField<Policy>({ name: 'rules', start: blastRadius, write: writeChange, read: readPolicy }),
  breaker: addressField<Breaker>({
    name: 'breaker',
    start: firstBreaker,
    write: writeChange,
    read: (text) => readLinkedChange(text, 'shadowproof-breaker/1'),
  }),
  /** A confidence below it is low, where safe fails are looked at. */
  lowBelow: numberField('low', firstFloor, isUnit),
  /** What calibration is shown by. */
  calibrationBy: wordField<CalibrationGrouping>('cal', 'release', isOneOf(groupings)),
};

function readPolicy(text: string) {
  return readLinkedChange(text, 'shadowproof-policy/1');
}

function readCosts(text: string): Costs | undefined {
  const { read } = numberField('', 0, (value) => value <= 1e7);
  const [minutesPerReview, wrongLow, wrongHigh, rightHeld, ...more] = text
    .split('_')
    .map((part) => read(part, 'what-if'));
  const all = { minutesPerReview, wrongLow, wrongHigh, rightHeld };
  if (more.length > 0 || !Object.values(all).every((value) => typeof value === 'number')) return undefined;
  const costs = all as Costs;
  return costs.minutesPerReview <= 10_000 ? costs : undefined;
}
