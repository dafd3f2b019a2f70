import { explainedWords } from './field-meanings';
import { escape } from './json-schema';
import { firstMapping, firstRows, ruleExamples } from './rule-examples';

export const table = (rows: readonly (readonly string[])[], head: readonly string[]) => `<table>
<thead><tr>${head.map((each) => `<th scope="col">${each}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}
</tbody>
</table>`;

const code = (text: string) => `<code>${escape(text)}</code>`;
const codes = (words: string) => words.split(' ').map(code).join(', ');

/** The closed lists that most mappings need, with where they are asked for. */
const lists: readonly (readonly [list: string, field: string])[] = [
  ['category', 'action.category'],
  ['mode', 'mode'],
  ['environment', 'environment'],
  ['outcome', 'outcome of a review'],
  ['verdict', 'verdict'],
  ['basis', 'basis of a verdict'],
  ['status', 'status of an execution'],
];

/** What a stranger needs before the first member is looked up. */
export const guide = (): string => `<h2 id="start">Start here</h2>
<ol>
<li>Say what a row is: ${code('rows.shape')}, and ${code('rows.path')} where the rows are inside a document. Leave the rest out
until a file needs it.</li>
<li>Add one entry to ${code('records')} for each kind of record that a row gives. One row may give several, each under its own
${code('when')}.</li>
<li>For each field say where it comes from: a column (${code('from')}), a fixed value (${code('value')}), or both. Fields are
written with dots, as in the first column of the <a href="index.html">log format</a>: ${code('"agent.uid": { "value": "responder" }')}.</li>
<li>Give the file’s words to ours with ${code('map')}. Where a field has a closed list, the list is below.</li>
<li>Run it. Each file is listed with read = accepted + rejected + duplicate + left out, and the first rejected rows with
line, field, what was expected and what was found. Mend and run again.</li>
</ol>
<pre>npm run evaluate -- cases.csv --mapping mapping.json</pre>
<h3 id="first">A whole mapping to begin with</h3>
<p>${code('cases.csv')}, one row a case:</p>
<pre>${escape(firstRows)}</pre>
<p>${code('mapping.json')}:</p>
<pre>${escape(JSON.stringify(firstMapping, null, 2))}</pre>
<p>The first row gives a decision, a review and a verdict, the second a decision alone: nobody answered it yet, so its
${code('when')} gives no review.</p>
<h2 id="kinds">Which records a file holds</h2>
${table(
  [
    [
      code('decision'),
      'what the agent wanted to do, also where it wanted nothing',
      codes('time decision_id environment mode agent.uid action.name action.category'),
      codes('resource.uid workflow finding_uid risk_level confidence release_id'),
    ],
    [
      code('review'),
      'what a person did with a proposal. A program approves nothing',
      codes('time decision_id outcome'),
      codes('reviewer.uid shown_time saw_agent_output modified_action.name modified_action.category'),
    ],
    [
      code('verdict'),
      'what turned out to be true',
      `${codes('time verdict basis')}, and ${code('decision_id')} or ${code('finding_uid')}`,
      codes('author.uid blind final'),
    ],
    [
      code('execution'),
      'what really ran',
      codes('time decision_id status'),
      codes('executor action.name action.category rollback_of'),
    ],
    [
      code('release'),
      'a bundle of model, prompt and policy',
      `${codes('time release_id')}, and the list ${code('components')}`,
      code('name'),
    ],
    [
      code('control'),
      'the safety layer: kill switch, breaker, tiers',
      codes('time kind'),
      codes('agent.uid actor'),
    ],
  ],
  ['Kind', 'What it is', 'Needed', 'Worth having'],
)}
<p>${codes('event_id schema_version event_type')} are made by themselves; map ${code('event_id')} where the file has an id
of its own for each row, so that a row that comes twice counts once.</p>
<h3 id="joins">How they find each other</h3>
<p>A review, a verdict and an execution join their decision by an equal ${code('decision_id')}, character by character. Make
it by the same rule in every record. A verdict may name the ${code('finding_uid')} instead: then it speaks about every decision
on that finding. Two decisions of one id that differ are a conflict: where several proposals share a ticket, add what tells them
apart, ${code('{ "template": "{ticket}:{step}" }')}. An id of several columns is a ${code('key')}, all of them together:
${code('{ "key": ["tenant", "number"] }')}. Decisions of one ${code('incident_uid')}, else of one
${code('finding_uid')}, are one incident: evidence is counted by incidents.</p>
<h3 id="files">Several files</h3>
<p>One mapping may read several files: each record has a ${code('when')} that only the rows of its file pass,
${code('{ "from": "closed_at", "present": true }')}. Or each file has a mapping of its own, and ${code('--mapping')} is given once for
each. ${code('lookup')} takes columns of another file into a row; rows of that file which no row asks for give nothing.</p>
<h3 id="labels">Which labels count</h3>
<p>${code('basis')} and ${code('blind')} decide what a verdict is worth. A gate takes ${code('incident_review')} always, and
${code('second_analyst')} and ${code('analyst_of_record')} only where whoever labelled had not seen what the agent proposed: say
${code('"blind": { "value": true }')} if your process makes sure of that, and only then. Without it they count as little as
${code('closed_classification')}, which most gates do not take, and the verdict is “Cannot be judged”.</p>
<h3 id="words">Words of the closed lists</h3>
${table(
  lists.flatMap(([list, field]) =>
    Object.entries(explainedWords[list] ?? {}).map(([word, meaning], at) => [
      at === 0 ? code(field) : '',
      code(word),
      escape(meaning),
    ]),
  ),
  ['Field', 'Word', 'Meaning'],
)}
<p>Where nothing says it: ${code('mode')} is ${code('shadow')} if nobody saw the proposal and
${code('advisory')} if people answered it, ${code('basis')} is
${code('closed_classification')}, ${code('environment')} is ${code('production')} unless the file holds tests.
${code('final')} left out means that the truth stays as it is.</p>
<h3 id="times">Times</h3>
<p>Times with an offset (${code('2026-03-02T09:00:00Z')}) and without (${code('2026-03-02 10:00')}) are read as they are; one
without needs the zone of whoever wrote it, ${code('"zone": "Europe/Berlin"')}. Numbers need a ${code('unit')}. Any other way of
writing needs a ${code('pattern')}. Whether 3/4 is in March or in April is settled by the other values of the file, else by
${code('rows.dates')}, else the rows are rejected.</p>
<p>UTF-8, UTF-16 and Windows-1252, separators, and commas in decimals are found by themselves.</p>
`;

const shownRow = (row: Readonly<Record<string, unknown>>) => JSON.stringify(row);

/** The examples of rules, each with its row and what comes of it. */
export const rulesOnRows = (): string =>
  table(
    ruleExamples.map(({ type, field, rule, row, gives }) => [
      code(`${type} ${field}`),
      code(JSON.stringify(rule)),
      code(shownRow(row)),
      gives === null ? 'nothing' : code(String(gives)),
    ]),
    ['Field', 'Rule', 'Row', 'Gives'],
  );

/** What goes wrong first, and what mends it. */
export const afterRules = (): string => `<h2 id="mending">When rows are rejected</h2>
${table(
  [
    [
      '<code>time</code>: a time with an offset',
      'Add <code>zone</code>, or a <code>pattern</code> that has the offset.',
    ],
    [
      '<code>action.category</code>, <code>outcome</code>: one of …',
      'The word that was found is not in the <code>map</code>; a closing word that is not there counts as undetermined. Add it; or say <code>otherwise</code>; or <code>"vocabulary"</code>, which reads phrases and asks where it does not know one.',
    ],
    [
      '… : nothing in COLUMN',
      'The cell is empty. Give the record a <code>when</code> with <code>"present": true</code>, name other columns in <code>from</code>, or add a <code>value</code>.',
    ],
    [
      'every row is left out',
      'No <code>when</code> holds, or <code>rows.path</code> is not where the rows are. <code>is</code> compares whole words.',
    ],
    [
      'a conflict of decision_id',
      'Rows of one id differ: make the id of more columns with <code>key</code> or <code>template</code>.',
    ],
    [
      'a label or review without its decision',
      'Ids are not equal: compare both, with their prefixes. A decision that is called wrong or was refused, and is not there, counts as one in error.',
    ],
    [
      'no word of a mapping here',
      'The member is misspelt or at another place; the message names the nearest one that is known there.',
    ],
  ],
  ['What is said', 'What to do'],
)}
<p>A mapping decides what is counted. Do not give <code>approve</code> or <code>true_positive</code> as a fixed value or as
<code>otherwise</code>: what nobody said would count as agreement.</p>`;
