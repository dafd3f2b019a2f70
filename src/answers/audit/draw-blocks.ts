import type { AuditDraw, Conduct, WeakAnswer } from '../../records/audit';
import type { BlockOf } from '../../records/report/blocks';
import {
  alphaPercent,
  count,
  counted,
  exactNumber,
  exactPercent,
  percent,
  plain,
  plainWord,
  utcDate,
  utcDateTime,
} from '../../words/format';
import { drawName } from '../../readiness/audit/draw';
import { alphaOfTry } from './plan-blocks';

const conductWords: Readonly<Record<Conduct, string>> = {
  acted: 'agent acted',
  overridden: 'human overrode it',
  agreed: 'human did the same',
  held_back: 'agent proposed no action',
};

const weakWords: Readonly<Record<WeakAnswer, string>> = {
  says_wrong: 'label says wrong',
  says_right: 'label says right',
  says_nothing: 'no label',
};

const kindWords: Readonly<Record<AuditDraw['kind'], string>> = {
  first: 'First draw',
  extend: 'Extended to newer incidents',
  deepen: 'Same incidents drawn again',
};

/** "First draw, 14 Oct 2025". */
export const drawTitle = ({ kind, drawn_time }: AuditDraw): string =>
  `${kindWords[kind]}, ${utcDate(Date.parse(drawn_time))}`;

const twice = ({ cases }: AuditDraw) => cases.filter(({ readers }) => readers > 1).length;

/** "160 of 4,000 incidents drawn on 14 Oct 2025, 16 of them for two readers." */
export function drawSentence(draw: AuditDraw): string {
  const second = twice(draw);
  const both = second === 0 ? '' : `, ${count(second)} of them for two readers`;
  return `${count(draw.cases.length)} of ${counted(draw.incidents, 'incident')} drawn on ${utcDate(Date.parse(draw.drawn_time))}${both}.`;
}

/** What a draw is, beside the draws before it, and what it costs; `alpha` is what the first try has. */
export function drawKindSentence(
  { kind, attempt, from }: AuditDraw,
  alpha: number,
  releaseIndex = 1,
): string {
  if (kind === 'extend')
    return `It covers the incidents opened after ${utcDate(Date.parse(from ?? ''))} or recorded late. The same evidence goes on, so it costs nothing.`;
  if (attempt === 1) return 'These incidents had not been drawn before.';
  return `These incidents were drawn before. This is try ${count(attempt)}: it must show the same within a chance of a false pass of ${alphaPercent(alphaOfTry(alpha, attempt, releaseIndex))} instead of ${alphaPercent(alpha)}.`;
}

type Stratum = AuditDraw['strata'][number];

const probabilityRange = (strata: readonly Stratum[]): string => {
  const all = strata.map(({ probability }) => probability);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return low === high ? percent(low) : `${percent(low)} to ${percent(high)}`;
};

const column = (title: string, numeric = false, mono = false) => ({ title, numeric, mono });

const groupWords = ({ category, conduct, weak }: Stratum) =>
  `${plainWord(category)}: ${conductWords[conduct]}; ${weakWords[weak]}`;

const sum = (strata: readonly Stratum[], key: 'incidents' | 'drawn') =>
  strata.reduce((total, each) => total + each[key], 0);

/** Each kind of incident over all weeks. Counts below `least` are not told. */
export function strataBlock(draw: AuditDraw, least = 1): BlockOf<'texts'> {
  const groups = new Map<string, Stratum[]>();
  for (const stratum of draw.strata)
    groups.set(groupWords(stratum), [...(groups.get(groupWords(stratum)) ?? []), stratum]);
  const told = (n: number) => (n === 0 ? 'none' : n < least ? `under ${count(least)}` : count(n));
  const rows = [...groups]
    .toSorted(
      ([, a], [, b]) => sum(b, 'drawn') - sum(a, 'drawn') || sum(b, 'incidents') - sum(a, 'incidents'),
    )
    .map(([words, strata]) => [
      words,
      told(sum(strata, 'incidents')),
      probabilityRange(strata),
      told(sum(strata, 'drawn')),
    ]);
  return {
    kind: 'texts',
    id: `audit-strata-${drawName(draw)}`,
    title: 'Which incidents were drawn',
    lead: plain(
      `A stratum is one kind of action, what agent and human did, what the label of the log says, and a week or month: ${counted(draw.strata.length, 'stratum', 'strata')}, added up over time here. Within one, every incident had the same probability of being drawn, also where the agent proposed nothing.`,
    ),
    columns: [
      column('Stratum'),
      column('Incidents', true),
      column('Probability', true),
      column('Drawn', true),
    ],
    rows: rows.map((row) => row.map(plain)),
    statement: null,
  };
}

/** The probability of every stratum, exactly: what a second draw needs beside the seed. */
export function probabilitiesBlock(draw: AuditDraw): BlockOf<'texts'> {
  return {
    kind: 'texts',
    id: `audit-probabilities-${drawName(draw)}`,
    title: 'Probability of each stratum',
    lead: 'Each week or month is written as its first day; “all” is the whole time.',
    columns: [column('Stratum'), column('Probability', true)],
    rows: draw.strata.map((stratum) => [
      plain(`${groupWords(stratum)}; ${stratum.week}`),
      exactNumber(stratum.probability, 12),
    ]),
    annexed: true,
    statement: null,
  };
}

/** Enough to draw the same sample from the same log again. */
export function recipeBlock(draw: AuditDraw): BlockOf<'texts'> {
  const { criteria, scope, sources } = draw;
  const rows: [what: string, value: string][] = [
    ['Draw', `${kindWords[draw.kind]}, try ${count(draw.attempt)}`],
    ['Drawn', utcDateTime(Date.parse(draw.drawn_time))],
    ['Bundles', scope.releases.join(', ')],
    [
      'Incidents opened',
      `${draw.from === null ? '' : `after ${utcDateTime(Date.parse(draw.from))} `}up to ${utcDateTime(Date.parse(draw.through))}`,
    ],
    ['Criteria', `${criteria.name}, version ${criteria.version}, ${criteria.hash}`],
    ...sources.map(({ file, sha256 }): [string, string] => [`File ${file}`, sha256]),
    ['Incidents that could be drawn', draw.frame],
    ['Smallest probability', exactNumber(draw.uniform, 10)],
    ['Read twice', exactPercent(draw.second_reader)],
    ['Seed', draw.seed],
    ...(draw.previous === null ? [] : ([['Draw before it', draw.previous]] as [string, string][])),
    ['Digest of the draw', draw.digest],
  ];
  return {
    kind: 'texts',
    id: `audit-recipe-${drawName(draw)}`,
    title: 'How to draw the same sample again',
    lead: 'An incident is drawn when the first 52 bits of SHA-256(seed, space, incident_uid), as a fraction, are below the probability of its stratum. Whoever holds the log and the draw file draws the same cases.',
    columns: [column('What'), column('Value', false, true)],
    rows: rows.map((row) => row.map(plain)),
    statement: null,
  };
}

/** Digests of what readers are shown; no id of the log. */
export function casesBlock(draw: AuditDraw): BlockOf<'texts'> {
  return {
    kind: 'texts',
    id: `audit-cases-${drawName(draw)}`,
    title: 'Digests of the drawn cases',
    lead: 'SHA-256 of what a reader is shown of each case. A changed log or worksheet gives another digest.',
    columns: [column('Digest', false, true), column('Readers', true), column('Uniform draw')],
    rows: draw.cases.map(({ case: digest, readers, is_uniform }) => [
      digest,
      count(readers),
      is_uniform ? 'yes' : 'no',
    ]),
    annexed: true,
    statement: null,
  };
}
