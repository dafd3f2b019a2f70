import { logFormatPage, logJsonSchema } from '../records/json-schema';
import { reportJsonSchema } from '../records/report/report';

/** What is published beside the app, by file name. */
export const published = (): Record<string, string> => ({
  'shadowproof-log-1.1.schema.json': `${JSON.stringify(logJsonSchema(), null, 2)}\n`,
  'shadowproof-report-1.schema.json': `${JSON.stringify(reportJsonSchema(), null, 2)}\n`,
  'index.html': logFormatPage(),
});

/** `npm run schema`: writes the published schema into `public/schema` (or the folder given). Returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  // Only this command touches the disk: records themselves run anywhere.
  const { mkdir, writeFile } = process.getBuiltinModule('node:fs/promises');
  const folder = args[0] ?? 'public/schema';
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(published())) await writeFile(`${folder}/${name}`, text);
  return 0;
}
