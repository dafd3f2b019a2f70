import type { Criteria, CriteriaStep, Gate } from '../../records/criteria';

const stepName = (step: CriteriaStep) => `${step.from} to ${step.to}, ${step.riskClass} risk`;
const said = (value: unknown) => (value === null ? 'none' : String(value));

function lists(before: readonly string[], after: readonly string[], what: string): string[] {
  const gone = before.filter((id) => !after.includes(id));
  const come = after.filter((id) => !before.includes(id));
  const moved = gone.length === 0 && come.length === 0 && before.join() !== after.join();
  return [
    ...gone.map((id) => `${what} ${id} taken out`),
    ...come.map((id) => `${what} ${id} added`),
    ...(moved ? [`${what}s in another order`] : []),
  ];
}

function gateChanges(before: Gate, after: Gate): string[] {
  const fields = Object.keys(after) as (keyof Gate)[];
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => `${after.id}.${field}: ${said(before[field])} to ${said(after[field])}`);
}

function pairs<Item>(before: readonly Item[], after: readonly Item[], keyOf: (item: Item) => string) {
  const known = new Map(before.map((item) => [keyOf(item), item]));
  const keys = new Set(after.map(keyOf));
  return {
    gone: before.filter((item) => !keys.has(keyOf(item))),
    come: after.filter((item) => !known.has(keyOf(item))),
    both: after.flatMap((item) => {
      const old = known.get(keyOf(item));
      return old === undefined ? [] : [[old, item] as const];
    }),
  };
}

const togetherWords = ({ together }: Criteria) =>
  together === undefined ? null : `${together.method} at ${together.falseDiscoveryRate}`;
const equivalenceWords = ({ equivalence }: Criteria) =>
  equivalence ? `within ${equivalence.margin} at α ${equivalence.alpha}, in a single planned look` : null;

const uncoveredWords = ({ integrity }: Criteria) =>
  integrity === undefined ? null : `at most ${integrity.maxUncoveredShare}`;

function rules(before: Criteria, after: Criteria): string[] {
  const [wasTogether, together] = [togetherWords(before), togetherWords(after)];
  const [wasEqual, equal] = [equivalenceWords(before), equivalenceWords(after)];
  const [wasUncovered, uncovered] = [uncoveredWords(before), uncoveredWords(after)];
  return [
    ...(wasTogether === together ? [] : [`several at once: ${said(wasTogether)} to ${said(together)}`]),
    ...(wasEqual === equal ? [] : [`equivalence of bundles: ${said(wasEqual)} to ${said(equal)}`]),
    ...(wasUncovered === uncovered
      ? []
      : [`share of records outside every chain: ${said(wasUncovered)} to ${said(uncovered)}`]),
    ...((before.counting === undefined) === (after.counting === undefined)
      ? []
      : [`what verdicts count by: ${after.counting === undefined ? 'taken out' : 'stated'}`]),
    ...lists(before.specialistGroups ?? [], after.specialistGroups ?? [], 'specialist group'),
  ];
}

function withinOne(before: Criteria, after: Criteria): string[] {
  const gates = pairs(before.gates, after.gates, ({ id }) => id);
  const steps = pairs(before.steps, after.steps, (step) => stepName(step));
  return [
    ...(before.version === after.version ? [] : [`version: ${before.version} to ${after.version}`]),
    ...(before.description === after.description ? [] : ['description rewritten']),
    ...rules(before, after),
    ...gates.gone.map(({ id }) => `gate ${id} taken out`),
    ...gates.come.map(({ id }) => `gate ${id} added`),
    ...gates.both.flatMap(([old, now]) => gateChanges(old, now)),
    ...steps.gone.map((step) => `step ${stepName(step)} taken out`),
    ...steps.come.map((step) => `step ${stepName(step)} added`),
    ...steps.both.flatMap(([old, now]) =>
      [...lists(old.gates, now.gates, 'gate'), ...lists(old.controls, now.controls, 'control')].map(
        (change) => `${stepName(now)}: ${change}`,
      ),
    ),
  ];
}

/** What is different between two lists of criteria, one line a change; criteria are matched by name. */
export function criteriaChanges(before: readonly Criteria[], after: readonly Criteria[]): string[] {
  const { gone, come, both } = pairs(before, after, ({ name }) => name);
  return [
    ...gone.map(({ name }) => `“${name}” no longer judges`),
    ...come.map(({ name, version }) => `“${name}”, version ${version}, judges now`),
    ...both.flatMap(([old, now]) => withinOne(old, now).map((change) => `“${now.name}”: ${change}`)),
  ];
}
