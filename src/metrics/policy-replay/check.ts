import type { Conditions, Policy, PolicyRule } from '../../records/policy';
import { criticalities, environments, reversibilities, riskLevels, permissions, trustStates } from './levels';

export interface RuleFinding {
  readonly kind: 'impossible' | 'unreachable' | 'conflict' | 'idle';
  readonly rules: readonly string[];
  readonly sentence: string;
}

/** What a rule allows: per dimension a set of cells of that dimension, as bits over cut points. */
type Box = ReadonlyMap<keyof Conditions, ReadonlySet<number>>;

type Cells = ReadonlyMap<keyof Conditions, number>;

const levelSet = (
  list: readonly string[],
  { atLeast, atMost }: { atLeast?: string | undefined; atMost?: string | undefined },
) =>
  new Set(
    list
      .map((_, at) => at)
      .filter(
        (at) =>
          (atLeast === undefined || at >= list.indexOf(atLeast)) &&
          (atMost === undefined || at <= list.indexOf(atMost)),
      ),
  );
const wordSet = (list: readonly string[], words: readonly string[]) =>
  new Set(words.map((word) => list.indexOf(word)));

/** Lower ends of the stretches between which no rule tells numbers apart. */
function cutsOf(policy: Policy, name: 'blastRadius' | 'confidence' | 'evidenceAgeHours'): number[] {
  const cuts = new Set([0]);
  for (const { when } of policy.rules) {
    const ask = when[name];
    if (ask === undefined) continue;
    // A closed upper end is an open one at the next value; 1e-9 stands for "just above".
    if ('atLeast' in ask && ask.atLeast !== undefined) cuts.add(ask.atLeast);
    if ('below' in ask && ask.below !== undefined) cuts.add(ask.below);
    if ('atMost' in ask && ask.atMost !== undefined)
      cuts.add(name === 'blastRadius' ? ask.atMost + 1 : ask.atMost + 1e-9);
    if ('above' in ask && ask.above !== undefined) cuts.add(ask.above + 1e-9);
  }
  return [...cuts].filter((cut) => cut >= 0 && (name !== 'confidence' || cut <= 1)).sort((a, b) => a - b);
}

function numberSet(cuts: readonly number[], holds: (value: number) => boolean): Set<number> {
  return new Set(cuts.map((_, at) => at).filter((at) => holds(cuts[at]!)));
}

function boxesOf(policy: Policy): { readonly cells: Cells; readonly boxes: readonly Box[] } {
  const cuts = {
    blastRadius: cutsOf(policy, 'blastRadius'),
    confidence: cutsOf(policy, 'confidence'),
    evidenceAgeHours: cutsOf(policy, 'evidenceAgeHours'),
  };
  const cells = new Map<keyof Conditions, number>([
    ['severity', riskLevels.length],
    ['criticality', criticalities.length],
    ['reversibility', reversibilities.length],
    ['evidenceTrust', trustStates.length],
    ['environment', environments.length],
    ['hourUtc', 24],
    ['blastRadius', cuts.blastRadius.length],
    ['confidence', cuts.confidence.length],
    ['evidenceAgeHours', cuts.evidenceAgeHours.length],
  ]);
  const box = ({ when }: PolicyRule): Box => {
    const sides = new Map<keyof Conditions, ReadonlySet<number>>();
    if (when.severity) sides.set('severity', levelSet(riskLevels, when.severity));
    if (when.criticality) sides.set('criticality', levelSet(criticalities, when.criticality));
    if (when.reversibility) sides.set('reversibility', wordSet(reversibilities, when.reversibility));
    if (when.evidenceTrust) sides.set('evidenceTrust', wordSet(trustStates, when.evidenceTrust));
    if (when.environment) sides.set('environment', wordSet(environments, when.environment));
    if (when.hourUtc) {
      const { from, until } = when.hourUtc;
      const isIn = (hour: number) =>
        from < until ? hour >= from && hour < until : hour >= from || hour < until;
      sides.set('hourUtc', new Set(Array.from({ length: 24 }, (_, hour) => hour).filter(isIn)));
    }
    const { blastRadius: blast, confidence, evidenceAgeHours: age } = when;
    if (blast)
      sides.set(
        'blastRadius',
        numberSet(cuts.blastRadius, (v) => v >= (blast.atLeast ?? 0) && v <= (blast.atMost ?? Infinity)),
      );
    if (confidence)
      sides.set(
        'confidence',
        numberSet(
          cuts.confidence,
          (v) => v >= (confidence.atLeast ?? 0) && v < (confidence.below ?? Infinity),
        ),
      );
    if (age)
      sides.set(
        'evidenceAgeHours',
        numberSet(cuts.evidenceAgeHours, (v) => v <= (age.atMost ?? Infinity) && v > (age.above ?? -1)),
      );
    return sides;
  };
  return { cells, boxes: policy.rules.map(box) };
}

const isEmpty = (box: Box) => [...box.values()].some((side) => side.size === 0);
const contains = (outer: Box, inner: Box, cells: Cells) =>
  [...outer].every(([name, side]) => {
    const other = inner.get(name);
    if (other === undefined) return side.size === cells.get(name);
    return [...other].every((cell) => side.has(cell));
  });
const overlap = (a: Box, b: Box) =>
  [...a].every(([name, side]) => {
    const other = b.get(name);
    return other === undefined || [...other].some((cell) => side.has(cell));
  });

const mostInputs = 200_000;

/** Is every input of `box` taken by one of the earlier boxes? Null where there are too many inputs to try. */
function isCovered(box: Box, earlier: readonly Box[], cells: Cells): boolean | null {
  const names = [...cells.keys()].filter((name) => earlier.some((each) => each.has(name)));
  const values = names.map((name) => [
    ...(box.get(name) ?? Array.from({ length: cells.get(name)! }, (_, at) => at)),
  ]);
  const inputs = values.reduce((product, side) => product * side.length, 1);
  if (inputs > mostInputs) return null;
  for (let input = 0; input < inputs; input += 1) {
    let rest = input;
    const point = new Map<keyof Conditions, number>();
    names.forEach((name, at) => {
      const side = values[at]!;
      point.set(name, side[rest % side.length]!);
      rest = Math.floor(rest / side.length);
    });
    if (!earlier.some((each) => [...each].every(([name, side]) => side.has(point.get(name)!)))) return false;
  }
  return true;
}

/**
 * What is odd in a policy before it is replayed: rules that can never hold, rules that an earlier one (or several
 * together) always forestalls, rules that overlap with a stricter one behind them, and rules that
 * change nothing. Every input is tried, cell by cell between the numbers that the rules name.
 */
export function checkPolicy(policy: Policy): RuleFinding[] {
  const { cells, boxes } = boxesOf(policy);
  const found: RuleFinding[] = [];
  const dead = new Set<number>();
  policy.rules.forEach(({ id, when }, at) => {
    const box = boxes[at]!;
    if (isEmpty(box)) {
      dead.add(at);
      found.push({
        kind: 'impossible',
        rules: [id],
        sentence: `${id} can never hold: its conditions leave nothing.`,
      });
      return;
    }
    const single = boxes.findIndex(
      (earlier, before) => before < at && !dead.has(before) && contains(earlier, box, cells),
    );
    const earlier = boxes.slice(0, at).filter((_, before) => !dead.has(before));
    if (single >= 0 || (earlier.length > 1 && isCovered(box, earlier, cells) === true)) {
      dead.add(at);
      const by = single >= 0 ? policy.rules[single]!.id : 'the rules before it, together';
      found.push({
        kind: 'unreachable',
        rules: [id],
        sentence: `${id} is never reached: ${by} always decides first.`,
      });
      return;
    }
    if (Object.keys(when).length === 0)
      found.push({
        kind: 'idle',
        rules: [id],
        sentence: `${id} has no condition: it always holds, and nothing after it is reached.`,
      });
  });
  policy.rules.forEach((first, a) => {
    policy.rules.forEach((second, b) => {
      if (b <= a || dead.has(a) || dead.has(b) || first.then === second.then) return;
      const [x, y] = [boxes[a]!, boxes[b]!];
      // A stricter rule that comes first is caution, and a narrow one before a wide one an exception.
      if (permissions.indexOf(first.then) > permissions.indexOf(second.then)) return;
      if (!overlap(x, y) || contains(y, x, cells)) return;
      found.push({
        kind: 'conflict',
        rules: [first.id, second.id],
        sentence: `${first.id} and ${second.id} can both hold; ${first.id}, which allows more, decides because it comes first.`,
      });
    });
  });
  return found;
}
