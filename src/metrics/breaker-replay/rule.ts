import { burnRate } from '../../statistics/burn-rate';
import type { Trip } from '../../records/breaker';
import type { BreakerAction } from './events';
import { Window } from './window';

const hour = 3_600_000;

/** One rule of a breaker with what it remembers; each answers whether it trips now. */
export interface RuleState {
  readonly rule: Trip;
  /** Before an action is let act. */
  proposed(action: BreakerAction): boolean;
  /** After it was let act. */
  acted(action: BreakerAction): void;
  /** An outcome of an action that was let act; `before` is what it was taken for until now. */
  labelled(
    at: number,
    wrong: boolean,
    before: { readonly at: number; readonly wrong: boolean } | null,
  ): boolean;
  /** The label of an action no longer says right or wrong. */
  withdrawn(before: { readonly at: number; readonly wrong: boolean }): void;
  reviewed(at: number, overridden: boolean): boolean;
  /** An attempt of the agent, in error or not. */
  attempted(at: number, failed: boolean): boolean;
  clear(): void;
}

const never = () => false;
const nothing = () => undefined;
const idle = {
  proposed: never,
  acted: nothing,
  labelled: never,
  withdrawn: nothing,
  reviewed: never,
  attempted: never,
};

function rateOf(rule: Extract<Trip, { above: number }>) {
  const window = new Window(rule.hours * hour);
  const isOver = (now: number) => {
    const { n, hits } = window.count(now);
    return n >= rule.atLeast && hits / n > rule.above;
  };
  return { window, isOver };
}

function capOf(rule: Extract<Trip, { kind: 'containments' | 'target_class' }>): RuleState {
  const windows = new Map<string, Window>();
  const keyOf = (action: BreakerAction) => (rule.kind === 'target_class' ? action.target_class : '');
  return {
    rule,
    ...idle,
    proposed: (action) =>
      action.is_containment && (windows.get(keyOf(action))?.count(action.at).n ?? 0) >= rule.most,
    acted(action) {
      if (!action.is_containment) return;
      const window = windows.get(keyOf(action)) ?? new Window(rule.hours * hour);
      window.add(action.at, false);
      windows.set(keyOf(action), window);
    },
    clear: () => windows.clear(),
  };
}

function labelsOf(rule: Trip, windows: readonly Window[], isOver: (now: number) => boolean): RuleState {
  return {
    rule,
    ...idle,
    labelled(at, wrong, before) {
      for (const window of windows) {
        if (before) window.remove(before.at, before.wrong);
        window.add(at, wrong);
      }
      return isOver(at);
    },
    withdrawn: (before) => windows.forEach((window) => window.remove(before.at, before.wrong)),
    clear: () => windows.forEach((window) => window.clear()),
  };
}

function burnOf(rule: Extract<Trip, { kind: 'burn_rate' }>): RuleState {
  const long = new Window(rule.longHours * hour);
  const short = new Window(rule.shortHours * hour);
  const isOver = (now: number) =>
    [long, short].every((window) => {
      const { n, hits } = window.count(now);
      return n >= rule.atLeast && (burnRate(hits, n, 1 - rule.budget) ?? 0) > rule.factor;
    });
  return labelsOf(rule, [long, short], isOver);
}

/** A fresh memory for one rule. Burn rates: Beyer et al. (2018), The Site Reliability Workbook, ch. 5. */
export function ruleState(rule: Trip): RuleState {
  switch (rule.kind) {
    case 'containments':
    case 'target_class':
      return capOf(rule);
    case 'consecutive_overrides': {
      let row = 0;
      const reviewed = (_: number, overridden: boolean) => (row = overridden ? row + 1 : 0) >= rule.most;
      return { rule, ...idle, reviewed, clear: () => void (row = 0) };
    }
    case 'confidence_floor': {
      let row = 0;
      // An action without a confidence states none that is high enough.
      const proposed = ({ confidence }: BreakerAction) =>
        (row = confidence === null || confidence < rule.below ? row + 1 : 0) >= rule.inARow;
      return { rule, ...idle, proposed, clear: () => void (row = 0) };
    }
    case 'false_positive_rate': {
      const { window, isOver } = rateOf(rule);
      return labelsOf(rule, [window], isOver);
    }
    case 'override_rate': {
      const { window, isOver } = rateOf(rule);
      const reviewed = (at: number, overridden: boolean) => {
        window.add(at, overridden);
        return isOver(at);
      };
      return { rule, ...idle, reviewed, clear: () => window.clear() };
    }
    case 'error_rate': {
      const { window, isOver } = rateOf(rule);
      const attempted = (at: number, failed: boolean) => {
        window.add(at, failed);
        return isOver(at);
      };
      return { rule, ...idle, attempted, clear: () => window.clear() };
    }
    case 'burn_rate':
      return burnOf(rule);
  }
}
