import { formatPage, formatsPage } from '../intake/formats/format-page';
import { formats } from '../intake/formats/formats';
import { logFormatPage, logJsonSchema } from '../records/json-schema';
import { mappingJsonSchema, mappingPage, type MappingExample } from '../records/mapping-page';
import { reportJsonSchema } from '../records/report/report';
import { resultSchemas } from './result-schemas';

/** What is published beside the app, by file name. */
export const published = (examples: readonly MappingExample[]): Record<string, string> => ({
  'shadowproof-log-1.1.schema.json': `${JSON.stringify(logJsonSchema(), null, 2)}\n`,
  'shadowproof-mapping-1.schema.json': `${JSON.stringify(mappingJsonSchema(), null, 2)}\n`,
  'shadowproof-report-1.schema.json': `${JSON.stringify(reportJsonSchema(), null, 2)}\n`,
  ...Object.fromEntries(
    Object.entries(resultSchemas()).map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]),
  ),
  'index.html': logFormatPage(),
  'mapping.html': mappingPage(examples),
  'formats/index.html': formatsPage(formats),
  ...Object.fromEntries(formats.map((format) => [`formats/${format.id}.html`, formatPage(format)])),
});

const order = ['wide-csv', 'event-table', 'nested-json', 'spans', 'benchmark', 'two-files'];

/** The worked examples of mappings that are published in this folder, in the order of the page. */
export async function publishedExamples(folder = 'public/schema'): Promise<MappingExample[]> {
  const { readdir, readFile } = process.getBuiltinModule('node:fs/promises');
  return Promise.all(
    order.map(async (id) => {
      const place = `${folder}/examples/${id}`;
      const names = (await readdir(place)).sort();
      const texts = await Promise.all(names.map((name) => readFile(`${place}/${name}`, 'utf8')));
      return { id, files: Object.fromEntries(names.map((name, at) => [name, texts[at] ?? ''])) };
    }),
  );
}

/** `npm run schema`: writes the published schema into `public/schema` (or the folder given). Returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  // Only this command touches the disk: records themselves run anywhere.
  const { mkdir, writeFile } = process.getBuiltinModule('node:fs/promises');
  const folder = args[0] ?? 'public/schema';
  await mkdir(`${folder}/formats`, { recursive: true });
  const all = published(await publishedExamples());
  for (const [name, text] of Object.entries(all)) await writeFile(`${folder}/${name}`, text);
  return 0;
}
