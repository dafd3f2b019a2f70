import { escape, pageOf } from '../../records/json-schema';
import type { Condition, ListRule, RecordRule } from '../../records/mapping';
import { cannotCarry } from '../mapper/cannot-carry';
import { ruleInWords } from '../mapper/editing/field-rule';
import { textOf } from '../mapper/rows/foreign';
import type { Format } from './formats';

const code = (text: string) => `<code>${escape(text)}</code>`;
const list = (items: readonly string[]) =>
  `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;

/** A condition on a row: its columns, and what must be in them. */
function conditionWords(condition: Condition): string {
  const { from, is, not } = condition;
  const columns = [from].flat().map(code).join(' or ');
  const words = (all: readonly unknown[] | undefined) =>
    (all ?? []).map((word) => code(textOf(word))).join(', ');
  if (is !== undefined && is.length > 0) return `${columns} is ${words(is)}`;
  if (not !== undefined && not.length > 0) return `${columns} is not ${words(not)}`;
  if (condition.names !== undefined) return `${columns} names a judgement of an action`;
  if (condition.at_least !== undefined) return `${columns} is at least ${condition.at_least}`;
  if (condition.below !== undefined) return `${columns} is below ${condition.below}`;
  return condition.present === false ? `${columns} is empty` : `${columns} is there`;
}

type FieldRules = RecordRule['fields'];

const rowsOfFields = (fields: FieldRules, before = ''): string[] =>
  Object.entries(fields).map(
    ([field, rules]) =>
      `<tr><td>${code(`${before}${field}`.replace(/\.\.$/, ''))}</td><td>${escape(ruleInWords(rules)) || 'made from other fields'}</td></tr>`,
  );

const rowsOfLists = (lists: Readonly<Record<string, ListRule>>): string[] =>
  Object.entries(lists).flatMap(([name, { each, fields }]) => [
    `<tr><td>${code(`${name}[]`)}</td><td>each of ${escape(each)}</td></tr>`,
    ...rowsOfFields(fields, `${name}[].`),
  ]);

function recordSection({ event_type: type, when = [], fields, lists = {} }: RecordRule): string {
  const rows =
    when.length === 0 ? 'Every row gives one.' : `From rows where ${when.map(conditionWords).join(' and ')}.`;
  return `<h3>${code(type)}</h3>
<p>${rows}</p>
<table>
<thead><tr><th scope="col">Field</th><th scope="col">Read from</th></tr></thead>
<tbody>
${[...rowsOfFields(fields), ...rowsOfLists(lists)].join('\n')}
</tbody>
</table>`;
}

/** The page of one built-in format, of its data alone: what it reads, which field becomes what, what it cannot know. */
export function formatPage({
  title,
  specification,
  link,
  isUnseen = false,
  must,
  notes,
  mapping,
}: Format): string {
  const lacks = cannotCarry(mapping);
  return pageOf(
    `${title}: how it is read`,
    `<p><a href="index.html">All formats</a> · <a href="../mapping.html">The mapping language</a></p>
<p>Written against ${escape(specification)}: <a href="${escape(link)}" rel="noreferrer">its documentation</a>. ${
      isUnseen
        ? 'Written from the documentation, not yet seen in the wild.'
        : 'Tried on exports and samples of the tool, not only on its documentation.'
    }</p>
<h2>Known by</h2>
${list(must.map(conditionWords))}
<h2>Which field becomes what</h2>
${mapping.records.map(recordSection).join('\n')}
<h2>What it cannot know by itself</h2>
${lacks.length === 0 ? '<p>Nothing that the measures ask for.</p>' : list(lacks.map(({ what, because }) => `${escape(what)}: it does not hold ${escape(because)}`))}
<h2>What is assumed</h2>
${list(notes.map(escape))}`,
  );
}

/** The list of all built-in formats. */
export const formatsPage = (all: readonly Format[]): string =>
  pageOf(
    'Formats that are read without a mapping',
    list(
      all.map(
        ({ id, title, specification, isUnseen = false }) =>
          `<a href="${id}.html">${escape(title)}</a>: ${escape(specification)}${isUnseen ? ' (not yet seen in the wild)' : ''}`,
      ),
    ),
  );
