import type { CountedDecisions } from '../../src/metrics/gate-evidence/counted-decisions';
import { mark } from '../../src/records/decision-marks';
import type { Criteria } from '../../src/records/criteria';
import { countingOf, type Evidence } from '../../src/readiness/readings/evidence';
import { dayMs } from '../../src/readiness/readings/incidents';
import { judge } from '../../src/readiness/judge';
import type { ScopeVerdict } from '../../src/readiness/verdict';
import { randomSource, type RandomSource } from '../../src/statistics/random';
import { gate, scope } from '../readiness/builders';
import { errorsOf } from './intervals';

/** One simulated incident. What the labels say of its errors may come late, or be taken back later. */
interface Case {
  readonly n: number;
  readonly errors: number;
  /** Days until an error is labelled, and until a later record calls it right. */
  readonly labelledAfter?: number;
  readonly overturnedAfter?: number;
}
export type Agent = (index: number, random: RandomSource) => Case;

const perDay = 10;
const judged = gate({ limit: 0.05, alpha: 0.05 });
const lag = judged.maturityLagDays;
const criteria: Criteria = {
  format: 'shadowproof-criteria/1',
  name: 'Simulated',
  version: '1',
  gates: [judged],
  steps: [
    {
      from: 'advisory_responder',
      to: 'limited_executor',
      riskClass: scope.riskClass,
      gates: [judged.id],
      controls: [],
    },
  ],
};

const openedAt = (index: number) => (index / perDay) * dayMs;

/** What the log says at `asOf` of the decisions up to then, with the latest labels and with the first ones. */
function decisionsAt(cases: readonly Case[], asOf: number): CountedDecisions {
  const reading: number[] = [];
  const replaces: number[] = [];
  const incident: number[] = [];
  const marks: number[] = [];
  const add = (of: number, index: number, row: number, marked: number) => {
    reading.push(of);
    replaces.push(row);
    incident.push(index);
    marks.push(marked);
    return marks.length - 1;
  };
  cases.forEach(({ n, errors, labelledAfter = 0, overturnedAfter = Infinity }, index) => {
    const age = (asOf - openedAt(index)) / dayMs;
    for (let decision = 0; decision < n; decision += 1) {
      if (decision >= errors) add(0, index, -1, mark.counted);
      else if (age < labelledAfter) add(0, index, -1, mark.open);
      else if (age < overturnedAfter) add(0, index, -1, mark.counted | mark.error);
      else add(1, index, add(0, index, -1, mark.counted), mark.counted | mark.error);
    }
  });
  const none = incident.map(() => -1);
  return {
    rows: {
      ...{ reading, replaces, incident, atRank: none, finding: none, target: none },
      made: incident.map(openedAt),
      stratum: incident.map(() => 0),
      strata: [
        {
          release: scope.release,
          mode: 'shadow',
          category: 'isolate',
          resourceType: 'host',
          criticality: 'low',
        },
      ],
    },
    marks,
  };
}

/** The verdict of somebody who looks when the last of these incidents is old enough to be judged. */
export function verdictAt(cases: readonly Case[]): ScopeVerdict {
  const asOf = openedAt(cases.length - 1) + lag * dayMs;
  const evidence: Evidence = {
    asOf,
    scopes: [
      {
        scope: { ...scope, asOf },
        bundles: [
          {
            release: scope.release,
            releaseIndex: 1,
            since: 0,
            until: openedAt(cases.length - 1),
            inService: cases.length,
            decisions: cases.length,
          },
        ],
        namedBefore: [],
        labelNoise: null,
        labels: null,
        labelAuthors: null,
        counted: [
          {
            ...countingOf(judged),
            decisions: decisionsAt(cases, asOf),
            notMeasurable: { here: 'nothing', underBundle: 'nothing' },
            statement: null,
          },
        ],
        controls: [],
      },
    ],
    missing: [],
    rulings: [],
    setAside: [],
  };
  return judge(evidence, [criteria]).scopes[0]!;
}

export const casesOf = (agent: Agent, count: number, random: RandomSource): Case[] =>
  Array.from({ length: count }, (_, index) => agent(index, random));

export const single =
  (share: (index: number) => number): Agent =>
  (index, random) => ({ n: 1, errors: random.uniform() < share(index) ? 1 : 0 });

export const oneToNine =
  (share: (index: number) => number, correlation: number): Agent =>
  (index, random) => {
    const n = 1 + random.below(9);
    return { n, errors: errorsOf(n, share(index), correlation, random) };
  };

interface Looked {
  /** Incidents at the first look at which it was eligible, and whether it was at the last. */
  readonly first: number;
  readonly atEnd: boolean;
}

/** Looks every `every` incidents; ends at the first promotion where the end does not matter. */
export function look(agent: Agent, count: number, every: number, random: RandomSource, toEnd = true): Looked {
  const cases = casesOf(agent, count, random);
  let first = Infinity;
  let state = '';
  for (let seen = every; seen <= count; seen += every) {
    // Once it was eligible only the end is of interest.
    if (first < Infinity && seen + every <= count) continue;
    ({ state } = verdictAt(cases.slice(0, seen)));
    if (state === 'eligible' && first === Infinity) {
      first = seen;
      if (!toEnd) break;
    }
  }
  return { first, atEnd: state === 'eligible' };
}

/** Incidents after the change until an eligible agent is no longer so; null where it was not eligible before. */
export function withdrawn(change: number, good: number, bad: number, random: RandomSource): number | null {
  const agent = single((index) => (index < change ? good : bad));
  const cases = casesOf(agent, change + 1400, random);
  if (verdictAt(cases.slice(0, change)).state !== 'eligible') return null;
  for (let seen = change + 70; seen <= cases.length; seen += 70)
    if (verdictAt(cases.slice(0, seen)).state !== 'eligible') return seen - change;
  return Infinity;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const times = <T>(runs: number, seed: number, run: (random: RandomSource) => T): T[] => {
  const random = randomSource(seed);
  return Array.from({ length: runs }, () => run(random));
};
const quantile = (values: readonly number[], q: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))] ?? NaN;
const shareOf = (found: readonly boolean[]) => percent(found.filter(Boolean).length / found.length);

/** Prints what verdicts do in simulated streams, through `judge`: limit 5 %, α 3.04 %, ten incidents a day. */
export function benchGate(): Promise<void> {
  console.log('\ngate: verdicts through judge, limit 5 %, α 3.04 %, ten incidents a day, weekly looks');
  const runs = 100;
  const limit = () => 0.05;
  const [one, nine] = ['one decision an incident', '1–9 an incident, ICC 0.3'];
  const nulls: readonly [string, Agent][] = [
    [`at the limit, ${one}`, single(limit)],
    [`at the limit, ${nine}`, oneToNine(limit, 0.3)],
    [
      'season of half a year between 0 and 10 %, good half first',
      single((index) => 0.05 * (1 - Math.sin((2 * Math.PI * index) / 1470))),
    ],
    [
      '10 % wrong, errors labelled after 60 days',
      (index, random) => ({ ...single(() => 0.1)(index, random), labelledAfter: 60 }),
    ],
    [
      '10 % wrong, errors overturned after 60 days',
      (index, random) => ({ ...single(() => 0.1)(index, random), overturnedAfter: 60 }),
    ],
    [
      '10 % wrong, errors overturned after 15 days',
      (index, random) => ({ ...single(() => 0.1)(index, random), overturnedAfter: 15 }),
    ],
  ];
  nulls.forEach(([name, agent], at) => {
    const found = times(runs, 31 + at, (random) => look(agent, 2940, 70, random));
    const ever = shareOf(found.map(({ first }) => first < Infinity));
    console.log(
      `${name}: eligible ever ${ever}, after 2,940 incidents ${shareOf(found.map(({ atEnd }) => atEnd))} (${runs} runs)`,
    );
  });
  const good = () => 0.015;
  for (const [name, agent] of [
    [one, single(good)],
    [nine, oneToNine(good, 0.3)],
  ] as const) {
    const firsts = times(runs, 41, (random) => look(agent, 1600, 20, random, false).first);
    const ends = times(runs, 42, (random) => verdictAt(casesOf(agent, 1600, random)).state);
    console.log(
      `good agent, 1.5 %, ${name}: eligible after a median of ${quantile(firsts, 0.5)} incidents (P90 ${quantile(firsts, 0.9)}); ` +
        `after 1,600 eligible ${shareOf(ends.map((state) => state === 'eligible'))}, stepped down ${shareOf(ends.map((state) => state === 'step_down'))}`,
    );
  }
  for (const change of [910, 1820]) {
    const found = times(runs, 43, (random) => withdrawn(change, 0.01, 0.1, random)).flatMap(
      (each) => each ?? [],
    );
    console.log(
      `1 %, then 10 % after ${change} incidents: withdrawn after a median of ${quantile(found, 0.5)} (P90 ${quantile(found, 0.9)}), never in ${shareOf(found.map((each) => each === Infinity))}`,
    );
  }
  return Promise.resolve();
}
