import { memoOf } from '../../answers/memo/memo';
import type { ReportScope } from '../../records/report/blocks';
import type { Report } from '../../records/report/report';
import { count, counted, plain, plainWord } from '../../words/format';
import { stateWords } from '../../words/paper-words';
import type { OpenedReport } from '../reading/open-report';
import { compared } from './compare';

const scopesOf = ({ sections }: Report): ReportScope[] =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'scopes' ? block.scopes : [])));

const nameOf = ({ agent, workflow, risk_class }: ReportScope) =>
  `${plainWord(agent)}, ${plainWord(workflow)}, ${risk_class} risk`;
const keyOf = ({ agent, workflow, risk_class }: ReportScope) => JSON.stringify([agent, workflow, risk_class]);
const verdictOf = ({ answer, state }: ReportScope) => answer?.verdict ?? stateWords[state];

/** How far a state is from eligible: what became worse is said first. */
const rank = { eligible: 0, not_shown_yet: 1, not_measurable: 2, step_down: 3 } as const;

function verdictChanges(before: Report, after: Report): string[] {
  const old = new Map(scopesOf(before).map((scope) => [keyOf(scope), scope]));
  const now = scopesOf(after);
  const kept = new Set(now.map(keyOf));
  const changed = now.flatMap((scope) => {
    const was = old.get(keyOf(scope));
    if (was === undefined) return [{ by: -1, text: `${nameOf(scope)}: new, ${verdictOf(scope)}.` }];
    const isSame =
      was.state === scope.state &&
      (was.answer === undefined || scope.answer === undefined || verdictOf(was) === verdictOf(scope));
    if (isSame) return [];
    const text = `${nameOf(scope)}: ${verdictOf(was)} → ${verdictOf(scope)}.`;
    return [{ by: rank[scope.state] - rank[was.state], text }];
  });
  const gone = [...old.values()]
    .filter((scope) => !kept.has(keyOf(scope)))
    .map((scope) => ({ by: 0.5, text: `${nameOf(scope)}: no longer judged; it was ${verdictOf(scope)}.` }));
  return [...changed, ...gone].sort((a, b) => b.by - a.by).map(({ text }) => text);
}

/** What can be trusted of the earlier report, where it is not as it was written. */
function doubts({ stated, found, page }: OpenedReport): string[] {
  if (stated !== found)
    return [
      'The earlier report was altered: its numbers do not match their SHA-256. Nothing below can be relied on.',
    ];
  return page === 'altered'
    ? ['The page of the earlier report was altered; what follows is from its numbers.']
    : [];
}

/** What changed since an earlier report, the worst first: its own decision, verdicts, what the numbers rest on, numbers. */
export function sinceOf(earlier: OpenedReport, report: Report): NonNullable<Report['since']> {
  const before = earlier.report;
  const { shared, same, changes, ground, overlaps } = compared(before, report);
  const became = (reading: 'worse' | 'better') =>
    changes.filter((change) => change.reading === reading).length;
  const verdicts = verdictChanges(before, report);
  return {
    title: before.title,
    exported_at: before.exported_at,
    sha256: earlier.found,
    changes: [
      ...doubts(earlier),
      ...(before.decision === null ? [] : [`Decided then: ${memoOf(before).headline}`]),
      ...(verdicts.length === 0 ? ['No verdict changed.'] : verdicts),
      `${count(same)} of ${counted(shared, 'number')} that both hold are the same; ${count(became('worse'))} worse and ${count(became('better'))} better beyond chance.`,
      ...ground,
      ...(overlaps ? ['Both rest on common files or days: their numbers are not independent.'] : []),
    ]
      .slice(0, 200)
      .map((text) => plain(text)),
  };
}
