import { z } from 'zod';
import { escape, pageOf, rowsOf } from './json-schema';
import { afterRules, guide, rulesOnRows, table } from './mapping-guide';
import {
  carrySchema,
  conditionSchema,
  fieldRuleSchema,
  listRuleSchema,
  lookupSchema,
  mappingSchema,
  recordRuleSchema,
} from './mapping';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType): Json =>
  z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', reused: 'inline' });

/** The mapping language as a JSON Schema (draft 2020-12). A member that it does not name is an error. */
export function mappingJsonSchema(): Json {
  const { $schema, ...rest } = schemaOf(mappingSchema);
  return {
    $schema,
    title: 'Shadowproof mapping, version 1',
    description: 'How the rows of another tool’s export become records of the log format. UTF-8 JSON.',
    ...rest,
  };
}

/** One worked example: its files by name, the mapping among them. */
export interface MappingExample {
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
}

const examples: Readonly<Record<string, readonly [title: string, what: string]>> = {
  'wide-csv': [
    'A wide CSV: one row a case',
    'Each row gives a decision, a review where there is an answer, and a verdict where the case is closed. Times have no offset, so the mapping names the zone. “thumbs-up” and “Thumbs down” are the words of its map, without regard to case and separators.',
  ],
  'event-table': [
    'An event table: one row an event',
    'What was proposed is carried to the later rows of the same case, so that the answer can be compared with it: the same act is an approval, another one an override.',
  ],
  'nested-json': [
    'Nested JSON: rows inside a document',
    'The rows are in “alerts”; the agent is kept from beside them. The last step is the action, a score becomes a risk level by ranges, and a regular expression takes the closing words out of a text.',
  ],
  spans: [
    'Spans of an agent, and scores about them',
    'A header line names the agent for all rows after it. Trace and span together are the id. A label that is not known falls back to the score, because the rule has skip.',
  ],
  benchmark: [
    'A benchmark: several trials of one task',
    'Each task becomes one row, met where both of its two trials passed. The environment is test, so nothing of it enters production measures. #file and #row say where it comes from.',
  ],
  'two-files': [
    'Two files, joined',
    'Decisions are in one file, closures in another, which is looked up by the ticket. Give both files and one mapping.',
  ],
};

const members = (schema: z.ZodType) => {
  const rows = rowsOf(schemaOf(schema), '').filter(
    ({ field }) => !field.includes('.') && !field.includes('['),
  );
  return table(
    rows.map(({ field, type, required, description }) => [
      `<code>${escape(field)}</code>`,
      escape(type),
      required ? 'required' : '',
      escape(description),
    ]),
    ['Member', 'Type', 'Rule', 'Meaning'],
  );
};

const exampleOf = ({ id, files }: MappingExample): string => {
  const [title, what] = examples[id] ?? [id, ''];
  const names = Object.keys(files).sort(
    (a, b) => Number(a === 'mapping.json') - Number(b === 'mapping.json'),
  );
  const logs = names.filter((name) => name !== 'mapping.json').join(' ');
  return `<h3 id="${id}">${escape(title)}</h3>
<p>${escape(what)}</p>
<pre>npm run evaluate -- ${escape(logs)} --mapping mapping.json</pre>
${names
  .map(
    (name) =>
      `<p><a href="examples/${id}/${name}"><code>${escape(name)}</code></a></p>\n<pre>${escape(files[name] ?? '')}</pre>`,
  )
  .join('\n')}`;
};

/** A page that explains the mapping language, for people; no script. */
export function mappingPage(given: readonly MappingExample[]): string {
  return pageOf(
    'Shadowproof mapping 1',
    `<p>A mapping says how the rows of an export become records of the <a href="index.html">log format</a>. It is one JSON
file. The same as a <a href="shadowproof-mapping-1.schema.json">JSON Schema</a>. A word that is not on this page is an
error, which names its place and the nearest known word.</p>
<p>Save it from the app (Load, Map its columns), or write it by hand, and use it with <code>--mapping FILE</code>. With
<code>--mapping NAME=FILE</code> it is for the file NAME only. A mapping that is opened together with files, in the app or on the
command line, reads those that have its columns.</p>
${guide()}
<h2 id="paths">Paths</h2>
${table(
  [
    ['<code>agent</code>', 'the column, or the member of the row'],
    ['<code>agent.uid</code>', 'a member inside; a column whose own name has dots is found as well'],
    ['<code>targets[0].id</code>', 'of the first element of a list'],
    [
      '<code>tags[*]</code>',
      'every element; of several the first counts, unless <code>take</code> says otherwise',
    ],
    ['<code>item.id</code>', 'inside a record rule with <code>each</code>: of the element'],
    [
      '<code>#row</code>, <code>#file</code>, <code>#folder</code>',
      'the number of the row, the names of its file and folder',
    ],
    [
      '<code>#trials</code>, <code>#passed</code>, <code>#met</code>',
      'with <code>rows.trials</code>: how many, how many passed, whether enough did',
    ],
  ],
  ['Path', 'What is there'],
)}
<h2 id="mapping">The mapping</h2>
${members(mappingSchema)}
<h3 id="rows"><code>rows</code>: what a row is</h3>
${members(mappingSchema.shape.rows)}
<h3 id="carry"><code>rows.carry</code>: what earlier rows held</h3>
${members(carrySchema)}
<h3 id="lookup"><code>rows.lookup</code>: columns of another file</h3>
<p>A file that is missing, or in which a line cannot be read, refuses the whole source. Where two rows of one case differ,
nothing is looked up, whatever their order.</p>
${members(lookupSchema)}
<h3 id="trials"><code>rows.trials</code>: k of n trials</h3>
<p>A task with fewer trials than <code>need</code> is not met.</p>
${members(mappingSchema.shape.rows.shape.trials.unwrap())}
<h3 id="source"><code>source</code>: where it comes from</h3>
${members(mappingSchema.shape.source.unwrap())}
<h3 id="given-words"><code>words</code>: what unknown words mean</h3>
<p>For words that no <code>map</code> and no vocabulary knows, in all files of a load:
<code>{ "action": { "frobnicate": "isolate" }, "verdict": { "erledigt": "undetermined" } }</code>. The app asks for them and saves
them so.</p>
${members(mappingSchema.shape.words.unwrap())}
<h3 id="privacy"><code>privacy</code>: what is left out</h3>
<p><code>"fields": { "user.mail": "pseudonym", "note": "drop" }</code>. Pseudonyms need a salt of at least 16 characters:
<code>--salt FILE</code>. Nothing of these columns is shown, in rejected rows either.</p>
${members(mappingSchema.shape.privacy.unwrap())}
<h2 id="records">Each of <code>records</code></h2>
${members(recordRuleSchema)}
<h3 id="when">A condition of <code>when</code></h3>
${members(conditionSchema)}
<h3 id="lists">Each of <code>lists</code></h3>
${members(listRuleSchema)}
<h2 id="rules">A rule: how one field is made</h2>
<p>Several rules in a list: the first that gives something counts. A value goes through <code>from</code>,
<code>take</code>, <code>match</code>, then <code>ranges</code>, <code>map</code>, <code>contains</code> or
<code>vocabulary</code>, then <code>otherwise</code>. Words must be words of their field; an optional word of the source that
none of these knows is set aside and counted, never in the agent’s favour, and a required one rejects the record.</p>
${members(fieldRuleSchema)}
<h3 id="rule-examples">Each rule on one row</h3>
<p>The zone of this table is Europe/Berlin, its file cases.csv, its row the first.</p>
${rulesOnRows()}
${afterRules()}
<h2 id="examples">Six worked examples</h2>
${given.map(exampleOf).join('\n')}`,
  );
}
