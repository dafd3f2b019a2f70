import type { AuditedRate, AuditOfScope } from '../../readiness/audit/rates';
import type { AnswerFault } from '../../readiness/audit/readers';
import type { ReaderAgreement } from '../../readiness/audit/second-readers';
import type { AuditOfGate, ScopeVerdict } from '../../readiness/verdict';
import { hoursWords } from '../audit/plan-blocks';
import {
  count,
  counted,
  eValue,
  exactNumber,
  joined,
  percent,
  percentRange,
  plain,
  utcDate,
} from '../../words/format';

/** Why answers do not count, after their number. */
const faultWords: Readonly<Record<AnswerFault, string>> = {
  unknown_draw: 'of a draw whose record is not open',
  unfit_draw: 'of a draw that does not fit the log',
  agents_identity: 'by the agent or under its identity',
  no_person: 'by nobody, or no person',
  not_blind: 'not blind',
  other_source: 'not by a second analyst',
  not_final: 'skipped or not final',
  not_drawn: 'on incidents that were not drawn',
  other_case: 'for another case, or one that has changed',
  other_probability: 'with another probability than the draw gives',
  before_draw: 'dated before the draw',
  decided_before: 'by somebody who had decided on the case before',
  repeated: 'given again by the same reader',
};

/** "250 answers count. 3 do not: 2 not blind and 1 dated before the draw." */
export function answersSentence({ answers }: NonNullable<ScopeVerdict['audit']>): string {
  const others = (Object.entries(answers.faults) as [AnswerFault, number][]).filter(([, n]) => n > 0);
  const all = others.reduce((sum, [, n]) => sum + n, 0);
  const first = `${counted(answers.counted, 'answer')} ${answers.counted === 1 ? 'counts' : 'count'}.`;
  if (all === 0) return first;
  const why = joined(others.map(([fault, n]) => `${count(n)} ${faultWords[fault]}`));
  return `${first} ${count(all)} ${all === 1 ? 'does' : 'do'} not: ${why}.`;
}

const coefficient = (name: string, value: ReaderAgreement['kappa']): string =>
  value === null
    ? `${name} is undefined`
    : `${name} ${exactNumber(value.value, 2)} (${exactNumber(value.lower, 2)} to ${exactNumber(value.upper, 2)})`;

const disputedShown = 5;

/** How two readers of the same decisions agree, and what needs a third. */
function agreementSentence({ pairs, agreeing, kappa, ac1, disputed }: ReaderAgreement): string {
  const more = disputed.length - disputedShown;
  const third =
    disputed.length === 0
      ? ''
      : ` ${counted(disputed.length, 'incident')} ${disputed.length === 1 ? 'needs' : 'need'} a third reading and ${disputed.length === 1 ? 'counts' : 'count'} as wrong until then: ${joined(disputed.slice(0, disputedShown))}${more > 0 ? ` and ${count(more)} more` : ''}.`;
  return `Two readers agree on ${count(agreeing)} of ${counted(pairs, 'decision')}; ${coefficient('kappa', kappa)}, ${coefficient('AC1', ac1)}.${third}`;
}

/** "Missed cases: 4.1 % (1.9 % to 8 %), 120 decisions in 100 incidents, 2 % of the drawn not fully read." */
function auditedRateSentence({ title, share, interval, n, incidents, unresolvedShare }: AuditedRate): string {
  const size = `${counted(n, 'decision')} in ${counted(incidents, 'incident')}`;
  const found =
    interval === null
      ? 'nothing read that counts'
      : share === null
        ? `too few to say, ${size}`
        : `${percent(share)} (${percentRange(interval)}), ${size}`;
  const open = unresolvedShare === 0 ? '' : `, ${percent(unresolvedShare)} of the drawn not fully read`;
  return `${title}: ${found}${open}.`;
}

/** What the two processes of a gate on an audit say. */
const auditEvidenceSentence = (
  { drawn, read, eInformed, eUniform, attempt }: AuditOfGate,
  needed: number,
): string =>
  `${count(read)} of ${counted(drawn, 'drawn incident')} fully read. E ${eValue(eInformed)} with predicted errors, ${eValue(eUniform)} on the uniform part alone; their mean decides (${eValue(needed)} is enough at try ${count(attempt)}).`;

/** "Reader 1 read 12 cases in 1.4 hours, reader 2 8 cases in 40 minutes." */
function effortSentences({ effort }: Pick<AuditOfScope, 'effort'>): string[] {
  if (effort.length === 0) return [];
  const all = effort.map(({ readings, timed, seconds }, at) => {
    const part = timed < readings ? ` (${count(timed)} of them timed)` : '';
    const time = seconds === null ? ', not timed' : ` in ${hoursWords(seconds / 3600)}${part}`;
    return `reader ${count(at + 1)} ${at === 0 ? 'read ' : ''}${counted(readings, 'case')}${time}`;
  });
  return [`By person: ${joined(all)}.`];
}

/** What stands beside a verdict that rests on an audit, a sentence each. */
export function auditLines(scope: ScopeVerdict): string[] {
  const { audit } = scope;
  if (audit === undefined) return [];
  const draws = audit.draws.flatMap(({ digest, drawnTime, incidents, drawn, attempt, problems }) => [
    `Draw ${digest.slice(0, 16)} of ${utcDate(drawnTime)}: ${count(drawn)} of ${counted(incidents, 'incident')} drawn, try ${count(attempt)}.`,
    ...problems,
  ]);
  const unknown =
    audit.unknownDraws === 0
      ? []
      : [
          `Answers name ${counted(audit.unknownDraws, 'draw')} whose record is not open; each counts as a try.`,
        ];
  const before =
    audit.triesBefore === 0
      ? []
      : [
          `${counted(audit.triesBefore, 'earlier try', 'earlier tries')} under another name of this agent or workflow count too.`,
        ];
  const gates = scope.gates.flatMap(({ title, audit: of, eNeeded }) =>
    of === undefined ? [] : [`${title}: ${auditEvidenceSentence(of, eNeeded)}`],
  );
  return [
    ...draws,
    ...unknown,
    ...before,
    answersSentence(audit),
    ...effortSentences(audit),
    ...gates,
    ...audit.rates.map(auditedRateSentence),
    ...(audit.agreement === null ? [] : [agreementSentence(audit.agreement)]),
  ].map(plain);
}
