import { count, eValue, plain, plainWord, rateSentence } from '../../words/format';
import type { ReportScope } from '../../records/report/blocks';
import type { Report } from '../../records/report/report';
import { numbersOf } from '../numbers/numbers-of';
import { gateLimit } from '../numbers/gate-numbers';
import { memoOf } from '../../answers/memo/memo';
import { changeWords, dayWords, decisionWords, verdictWords, timeWords } from '../../words/paper-words';

/** Text that stays text in Markdown: no link, no image, no markup, no HTML, no mention. */
const text = (said: string): string =>
  plain(said)
    .replace(/[\\`*_[\]<>#|~@&$]/g, (sign) => `\\${sign}`)
    .replace(/\b(?:https?|ftp|mailto|xmpp):/gi, (scheme) => scheme.replace(':', '\\:'))
    .replace(/\bwww\./gi, (start) => start.replace('.', '\\.'))
    .replace(/\s+/g, ' ')
    .trim();

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function scopeRow(scope: ReportScope): string {
  const gate = scope.gates.find(({ id }) => id === scope.deciding_rule) ?? scope.gates[0];
  const errors =
    !gate || gate.errors === null || gate.incidents === null
      ? '–'
      : `${count(gate.errors)} in ${count(gate.incidents)}`;
  const e = scope.state === 'step_down' ? gate?.worse_e : gate?.e_value;
  return row([
    text(scope.answer?.verdict ?? verdictWords(scope.state, scope.tier_held)),
    text(scope.agent),
    text(plainWord(scope.workflow)),
    scope.risk_class,
    errors,
    gate ? plain(gateLimit(gate)) : '–',
    e === null || e === undefined ? '–' : plain(eValue(e)),
    text(scope.sentence),
  ]);
}

function decisionLines(report: Report): string[] {
  const { decision } = report;
  if (decision === null) return [];
  const { headline, conditions, against, ends, recheck } = memoOf(report);
  return [
    `**Decision:** ${decisionWords[decision.outcome]}. ${text(decision.by)}, ${plain(dayWords(decision.on))}. ${text(headline)}`,
    ...(conditions.length === 0 ? [] : ['', `Conditions: ${text(conditions.join(' '))}`]),
    '',
    `Ends: ${text(ends)} Looked at again: ${text(recheck)}`,
    ...(against.length === 0
      ? []
      : ['', '**Speaks against it:**', '', ...against.map((sentence) => `- ${text(sentence)}`)]),
    '',
  ];
}

/** A summary for a ticket: verdicts, the leading shares, what is not shown, and where it comes from. */
export function writeMarkdown(report: Report, sha256: string): string {
  const blocks = report.sections.flatMap((section) => section.blocks);
  const scopes = blocks.flatMap((block) => (block.kind === 'scopes' ? block.scopes : []));
  const proposals = blocks.flatMap((block) => (block.kind === 'proposals' ? block.proposals : []));
  const shares = blocks
    .flatMap((block) => (block.kind === 'measures' ? block.measures : []))
    .filter(({ by, metric }) => by === 'all' && !metric.startsWith('evidence_'));
  return [
    `# ${text(report.title)}`,
    '',
    ...(report.missing ?? []).flatMap((sentence, at) => [
      at === 0 ? `**${text(sentence)}**` : text(sentence),
      '',
    ]),
    `**${text(report.headline)}**`,
    '',
    ...[...(report.self_tests ?? []), ...(report.tries ?? [])].flatMap((sentence) => [text(sentence), '']),
    ...report.summary.flatMap((sentence) => [text(sentence), '']),
    ...decisionLines(report),
    ...(scopes.length === 0
      ? []
      : [
          row(['Verdict', 'Agent', 'Workflow', 'Risk', 'Errors', 'Limit', 'E', 'Why']),
          row(['---', '---', '---', '---', '---:', '---:', '---:', '---']),
          ...scopes.map(scopeRow),
          '',
        ]),
    ...shares.map((each) => `- ${text(rateSentence(each.title, numbersOf(each)))}`),
    ...(shares.length === 0 ? [] : ['']),
    ...proposals.map(
      ({ kind, sentence, held_sentence, sha256: hash }) =>
        `- Proposed ${changeWords[kind].toLowerCase()} (SHA-256 of its settings ${hash}): ${text(sentence)} ${text(held_sentence)}`,
    ),
    ...(proposals.length === 0 ? [] : ['']),
    'What this does not show:',
    '',
    ...report.limits.map((limit) => `- ${text(limit)}`),
    '',
    `Made by Shadowproof ${report.app.version}, ${plain(timeWords(report.exported_at))}, from ${report.sources.map(({ name, sha256: hash }) => `${text(name)} (SHA-256 ${hash ?? 'not known'})`).join(', ')}. SHA-256 of the numbers: ${sha256}.`,
    '',
  ].join('\n');
}
