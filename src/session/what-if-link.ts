import { guaranteeMethods } from '../records/what-if-settings/threshold-ask';
import type { Side } from '../metrics/policy-replay/replay';
import { readLinkedChange, writeChange } from './change-in-link';
import type { FieldsFor } from './create-store';
import { startTried, type Tried, type useWhatIf } from './what-if';

/** The name of each setting in a link. */
const names = {
  threshold: 'at',
  risk: 'risk',
  delta: 'delta',
  method: 'how',
  costs: 'cost',
  before: 'before',
  policy: 'rules',
  breaker: 'breaker',
  lowBelow: 'low',
  calibrationBy: 'cal',
} as const satisfies Record<Exclude<FieldsFor<typeof useWhatIf, 'url'>, 'ask'> | keyof Tried['ask'], string>;

const groupings = ['release', 'risk_class', 'action'] as const;
const costNames = ['minutesPerReview', 'wrongLow', 'wrongHigh', 'rightHeld'] as const;

/** Puts what is tried out into a link, defaults left out. */
export function putTried(link: URLSearchParams, tried: Tried): void {
  const put = (name: keyof typeof names, text: string, start: string) =>
    text !== start && link.set(names[name], text);
  const { ask, costs } = tried;
  put('threshold', String(tried.threshold), String(startTried.threshold));
  for (const name of ['risk', 'delta', 'method'] as const)
    put(name, String(ask[name]), String(startTried.ask[name]));
  const costsOf = (of: Tried['costs']) => costNames.map((name) => of[name]).join('_');
  put('costs', costsOf(costs), costsOf(startTried.costs));
  put('before', tried.before === 'as_logged' ? '' : writeChange(tried.before), '');
  put('policy', writeChange(tried.policy), writeChange(startTried.policy));
  put('breaker', writeChange(tried.breaker), writeChange(startTried.breaker));
  put('lowBelow', String(tried.lowBelow), String(startTried.lowBelow));
  put('calibrationBy', tried.calibrationBy, startTried.calibrationBy);
}

const plain = /^[0-9]{1,8}(\.[0-9]{1,10})?$/;
const number = (text: string, isIn: (value: number) => boolean): number | undefined =>
  plain.test(text) && isIn(Number(text)) ? Number(text) : undefined;
const isShare = (value: number) => value > 0 && value < 1;
const isUnit = (value: number) => value <= 1;

function readCosts(text: string): Tried['costs'] | undefined {
  const parts = text.split('_').map((part) => number(part, (value) => value <= 1e7));
  const [minutesPerReview, wrongLow, wrongHigh, rightHeld] = parts;
  const [a, b, c, d] = [minutesPerReview, wrongLow, wrongHigh, rightHeld];
  if (parts.length !== 4 || a === undefined || b === undefined || c === undefined || d === undefined)
    return undefined;
  return a <= 10_000 ? { minutesPerReview: a, wrongLow: b, wrongHigh: c, rightHeld: d } : undefined;
}

/** Takes what is tried out from a link and its words out of it; what is wrong with one goes to `problems`. */
export function takeTried(link: URLSearchParams, problems: string[]): Tried {
  function take<Value>(
    name: keyof typeof names,
    read: (text: string) => Value | string | undefined,
    otherwise: Value,
  ): Value {
    const text = link.get(names[name]);
    link.delete(names[name]);
    if (text === null) return otherwise;
    const value = read(text);
    if (value !== undefined && typeof value !== 'string') return value;
    const shown = text.length > 60 ? `${text.slice(0, 20)}…` : text;
    problems.push(
      `“${names[name]}=${shown}” ${value ?? 'names nothing here'}${value === undefined ? ' and' : ';'} was left out.`,
    );
    return otherwise;
  }
  /** A word wrapped, because a string says what is wrong. */
  const word = <Word extends string>(name: keyof typeof names, all: readonly Word[], otherwise: Word): Word =>
    take(
      name,
      (text) => {
        const found = all.find((each) => each === text);
        return found && { found };
      },
      { found: otherwise },
    ).found;
  const { ask } = startTried;
  const policy = (text: string) => readLinkedChange(text, 'shadowproof-policy/1');
  return {
    threshold: take<number | null>('threshold', (text) => number(text, isUnit), startTried.threshold),
    ask: {
      risk: take('risk', (text) => number(text, isShare), ask.risk),
      delta: take('delta', (text) => number(text, isShare), ask.delta),
      method: word('method', guaranteeMethods, ask.method),
    },
    costs: take('costs', readCosts, startTried.costs),
    before: take<{ side: Side }>(
      'before',
      (text) => {
        const side = policy(text);
        return typeof side === 'string' ? side : { side };
      },
      { side: startTried.before },
    ).side,
    policy: take('policy', policy, startTried.policy),
    breaker: take('breaker', (text) => readLinkedChange(text, 'shadowproof-breaker/1'), startTried.breaker),
    lowBelow: take('lowBelow', (text) => number(text, isUnit), startTried.lowBelow),
    calibrationBy: word('calibrationBy', groupings, startTried.calibrationBy),
  };
}
