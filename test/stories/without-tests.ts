import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The sample again, without any decision of a test or of staging. */
export async function withoutTests(): Promise<string> {
  const out = await mkdtemp(path.join(tmpdir(), 'production-'));
  const names = ['decisions', 'audit', 'checkpoints'];
  for (const name of names) {
    const text = gunzipSync(await readFile(`sample-data/${name}.jsonl.gz`)).toString('utf8');
    const kept = text.split('\n').filter((line) => line !== '' && !isTest(line));
    await writeFile(path.join(out, `${name}.jsonl`), kept.join('\n'));
  }
  await writeFile(
    path.join(out, 'manifest.json'),
    JSON.stringify({ files: names.map((name) => `${name}.jsonl`) }),
  );
  await writeFile(path.join(out, 'stories.json'), JSON.stringify({ stories: [], scopes: [] }));
  return out;
}

function isTest(line: string): boolean {
  const { event_type, environment } = JSON.parse(line) as { event_type: string; environment?: string };
  return event_type === 'decision' && environment !== 'production';
}
