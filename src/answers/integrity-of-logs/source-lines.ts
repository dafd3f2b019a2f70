import { count, percent, plain } from '../../words/format';
import { lacksOfAll, lacksOfAllWords, type SourceRead } from './sources-read';
import { unknownWordLines } from './unknown-words';

/** Nothing in it was lost: the tool that wrote it had nothing to give. */
export const isEmptyAnswer = ({ taken_for: { format } }: SourceRead): boolean => format === 'empty';

/** What a file was taken for, what was guessed, what became of all that was read, and the first rejected rows. */
function sourceLines(source: SourceRead, isAlone = true): string[] {
  const { name, sha256, taken_for: taken, imported, problem, unpacked_from: from } = source;
  const head = problem === null ? counts(source) : `nothing read. ${problem}`;
  const sure = taken.confidence === null ? '' : `, confidence ${plain(percent(taken.confidence))}`;
  const left =
    imported === null || imported.left_out.length === 0 ? '' : ` (${imported.left_out.join('; ')})`;
  return [
    `${name}: ${head}`,
    ...[
      ...(from.length === 0 ? [] : [`unpacked from ${from.join(', ')}`]),
      ...(problem === null ? [`read as ${taken.title}${sure}. ${taken.reason}`] : []),
      ...(imported === null || imported.rows.read === 0
        ? []
        : [
            `${count(imported.rows.read)} rows = ${count(imported.rows.used)} that gave records + ${count(imported.rows.rejected)} rejected + ${count(imported.rows.left_out)} left out${left}`,
          ]),
      ...source.rejections.map(
        ({ line, field, expected, found }) =>
          `rejected, line ${count(line)}: ${field}: expected ${expected}; found ${found}`,
      ),
      ...source.set_aside.map((words) => `set aside: ${words}`),
      ...(imported?.looked_up ?? []).map((words) => `looked up: ${words}`),
      ...(imported?.guesses ?? []).map((guess) => `guessed: ${guess}`),
      ...unknownWordLines(
        (imported?.unknown_words ?? []).map(({ first_line: firstLine, ...each }) => ({ ...each, firstLine })),
      ),
      ...(!isAlone || imported === null || imported.cannot_support.length === 0
        ? []
        : [`cannot support by itself: ${imported.cannot_support.join(', ')}`]),
      ...(imported?.notes ?? []).map((note) => `note: ${note}`),
      `sha256 ${sha256 ?? 'not known'}`,
    ].map((line) => `  ${line}`),
  ];
}

/** The lines of each file; what none of several files can support stands once, below them. */
export function linesOfAll(sources: readonly SourceRead[], next?: (source: SourceRead) => string): string[] {
  const lacks = lacksOfAll(sources);
  return [
    ...sources.flatMap((source) => [
      ...sourceLines(source, lacks === null),
      ...(next === undefined ? [] : [`  Next: ${next(source)}`]),
    ]),
    ...[lacksOfAllWords(lacks ?? [])].filter((words) => words !== ''),
  ];
}

const counts = ({ read, accepted, rejected, duplicate, left_out: left }: SourceRead): string =>
  `${count(read)} read = ${count(accepted)} accepted + ${count(rejected)} rejected + ${count(duplicate)} duplicate + ${count(left)} left out`;

const mapIt =
  'map its columns in the app (Load, then Map its columns) and give the saved mapping with --mapping FILE';

/** What to do with a file that gave no decision. */
function whatToDo(source: SourceRead): string {
  const { taken_for: taken, read, accepted, rejected, problem } = source;
  if (taken.format === 'empty') return 'It holds no rows: export a period in which the agent made decisions.';
  if (taken.format === 'saved') return 'It is a mapping: give the file that it reads too.';
  if (taken.format === 'draw') return 'It is the record of a draw: give the log that it was drawn from too.';
  if (taken.format === 'lookup') return 'It is looked up by a mapping: give the file that it reads too.';
  if (problem !== null) return `To read it, ${mapIt}.`;
  if (read === 0) return 'It is empty: export it again.';
  if (accepted === 0 && rejected > 0)
    return taken.format === 'native'
      ? `If it is the export of another tool, ${mapIt}. Else correct the fields above.`
      : `Correct the fields above where they are written, or ${mapIt}.`;
  if (accepted > 0) return 'It holds records and no decision of an agent: give the log of the decisions too.';
  if (source.imported?.holds_no_records === true)
    return 'Files of this format hold no decision: give the log of the agent’s decisions too.';
  return `None of its rows gave a record. If its decisions stand in other fields, ${mapIt}.`;
}

/** Each file with what was read of it and what to do, and that none gave a decision. */
export const noDecision = (purpose: 'judge' | 'report', sources: readonly SourceRead[]): string =>
  [...linesOfAll(sources, whatToDo), `No decision was read: nothing to ${purpose}.`].join('\n');
