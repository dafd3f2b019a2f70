import type { Report } from '../../records/report/report';
import {
  type Bearing,
  type CrosswalkScope,
  type CrosswalkState,
  type Finding,
  judgeCrosswalk,
  type JudgedItem,
  type Withheld,
} from '../../readiness/crosswalk/judge-crosswalk';
import type { ScopeVerdict } from '../../readiness/verdict';
import { gateDefinition } from '../../metrics/gate-evidence/gate-definition';
import { controlTitle } from '../../metrics/controls/definitions';
import { gateMetrics } from '../../records/criteria';
import { count, counted, hitsOf, oneIn, percent, percentRange } from '../../words/format';
import { decidingOf } from './readings';
import { scopeName } from './verdict-words';

/** The scopes of a report as the frameworks ask of them. */
const scopesOfReport = ({ sections }: Report): CrosswalkScope[] =>
  sections
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'scopes' ? block.scopes : [])))
    .map((scope) => ({
      name: `${scope.agent}, ${scopeName({ workflow: scope.workflow, riskClass: scope.risk_class })}`,
      isEligible: scope.state === 'eligible',
      gates: scope.gates.map((gate) => ({ ...gate, interval: gate.time_uniform })),
      controls: [...scope.controls, ...(scope.unrequired ?? [])],
    }));

const scopeOfVerdict = (scope: ScopeVerdict): CrosswalkScope => ({
  name: `${scope.agent}, ${scopeName(scope)}`,
  isEligible: scope.state === 'eligible',
  gates: scope.gates.map((gate) => ({
    ...{ metric: gate.metric, title: gate.title, state: gate.state, reason: gate.reason, statement: null },
    ...{ n: gate.observed.n, incidents: gate.observed.incidents, errors: gate.observed.incidentsInError },
    ...{ share: decidingOf(gate).share, limit: decidingOf(gate).limit, interval: gate.timeUniform },
  })),
  controls: [...scope.controls, ...(scope.unrequired ?? [])].map((control) => ({
    ...control,
    statement: null,
  })),
});

/** What a report shows of every control of every framework. */
export const crosswalkOfReport = (report: Report): JudgedItem[] =>
  judgeCrosswalk(scopesOfReport(report), { isMissing: (report.missing ?? []).length > 0 });

/** The same of an evaluation. `isMissing`: the logs lack records. */
export const crosswalkOf = (scopes: readonly ScopeVerdict[], isMissing: boolean): JudgedItem[] =>
  judgeCrosswalk(scopes.map(scopeOfVerdict), { isMissing });

export const crosswalkWords: Readonly<Record<CrosswalkState, string>> = {
  evidenced: 'Evidenced',
  contradicted: 'Contradicted',
  not_evidenced: 'Not evidenced',
};

const withheldWords: Readonly<Record<Withheld, string>> = {
  missing: 'The logs lack records, so nothing counts as evidence.',
  chain: 'The hash chain is broken, so nothing counts as evidence.',
  tests: 'Tests alone are no evidence of work.',
  verdict: 'Its gates are met, and the verdict is not Eligible: another gate or control is missing.',
  no_gate: 'No gate is met, so the log holds too little to count as evidence.',
};

const unshown: Readonly<Record<Exclude<Bearing, 'for'>, string>> = {
  against: 'worse than its limit, now or at an earlier look',
  not_asked: 'the criteria do not ask for it',
  attested: 'a person says so, the log does not show it',
  little_data: 'not enough data',
  not_shown: 'not shown',
};

const isMetric = (id: string) => gateMetrics.some((metric) => metric === id);

/** What a gate or control is called, also where the criteria do not ask for it. */
export function findingTitle({ id, gate, control }: Finding): string {
  const metric = gateMetrics.find((each) => each === id);
  return (
    gate?.title ??
    control?.title ??
    (metric === undefined
      ? controlTitle(id as Parameters<typeof controlTitle>[0])
      : gateDefinition(metric).title)
  );
}

/** What one gate or control of one scope says, with its numbers. */
export function findingSentence(finding: Finding): string {
  const { gate, control, bearing } = finding;
  const title = findingTitle(finding);
  const isPlain = bearing === 'for' || (bearing === 'against' && control !== null);
  const why = isPlain ? '' : ` (${unshown[bearing]})`;
  if (control !== null) return `${title}${why}: ${control.sentence}`;
  if (gate === null)
    return `${title}: ${unshown.not_asked}${isMetric(finding.id) ? '' : ', and no record contradicts it'}.`;
  if (gate.n === null || gate.incidents === null || gate.errors === null)
    return `${title}${why}: its numbers are left out.`;
  const share =
    gate.share === null
      ? ''
      : `, worst reading ${percent(gate.share)} in error${gate.interval === null ? '' : ` (${percentRange(gate.interval)})`}`;
  return `${title}${why}: an error in ${hitsOf(gate.errors, gate.incidents)} incidents, ${counted(gate.n, 'decision')}${share}, limit ${oneIn(gate.limit)}${gate.reason === null ? '' : `; ${gate.reason}`}.`;
}

/** Why an item is in its state. */
export function crosswalkSentence({
  item,
  state,
  scopes,
  shown,
  against,
  deciding,
  withheld,
}: JudgedItem): string {
  if (item.gates.length + item.controls.length === 0) return 'No decision log can show it.';
  if (scopes === 0) return 'No scope was judged.';
  const of = `of ${counted(scopes, 'scope')}`;
  if (state === 'evidenced') return `Shown in ${count(shown)} ${of}.`;
  const first = deciding === null ? '' : ` ${deciding.scope}: ${findingSentence(deciding)}`;
  if (state === 'contradicted') return `Contradicted in ${count(against)} ${of}.${first}`;
  return `Shown in ${count(shown)} ${of}.${withheld === null ? first : ` ${withheldWords[withheld]}`}`;
}

/** How many of all are in which state. */
export function crosswalkHeadline(items: readonly JudgedItem[]): string {
  const of = (state: CrosswalkState) => items.filter((each) => each.state === state).length;
  return `Of ${counted(items.length, 'control')} of frameworks ${count(of('evidenced'))} evidenced, ${count(of('contradicted'))} contradicted, ${count(of('not_evidenced'))} not evidenced.`;
}

/** The numbers on which an item rests: the decisions of its smallest gate, and how many parts were looked at. */
function crosswalkNumber({ findings }: JudgedItem): string {
  const sizes = findings.flatMap(({ gate }) => (gate === null || gate.n === null ? [] : [gate.n]));
  return sizes.length === 0 ? '–' : count(Math.min(...sizes));
}

export const crosswalkColumns = [
  'Framework',
  'Control',
  'State',
  'Smallest n',
  'Why',
  'What a log shows of it',
] as const;

/** One row of the crosswalk, in the order of its columns. */
export const crosswalkRow = (judged: JudgedItem): string[] => [
  judged.framework.title,
  `${judged.item.id} ${judged.item.title}`,
  crosswalkWords[judged.state],
  crosswalkNumber(judged),
  crosswalkSentence(judged),
  judged.item.shows,
];
