// Files that are not laid out as Prettier does. oxfmt looks at all of them in a second; Prettier itself is asked about
// those that oxfmt would change (they differ in a few corners), in `npm run soak` about every file.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(tmpdir(), 'shadowproof-format-'));
const config = path.join(folder, 'oxfmt.json');
writeFileSync(config, readFileSync('.prettierrc'));
const looked = spawnSync('npx', ['oxfmt', '-c', config, '--list-different', '.'], { encoding: 'utf8' });
rmSync(folder, { recursive: true });
const other = looked.stdout.split('\n').filter((line) => line !== '');
// It ends with 1 where it lists files; anything else is its own failure.
if (looked.status !== 0 && !(looked.status === 1 && other.length > 0)) {
  console.error(looked.stderr || String(looked.error));
  process.exit(1);
}
const asked =
  other.length === 0
    ? { status: 0 }
    : spawnSync('npx', ['prettier', '--check', ...other], { stdio: 'inherit' });
process.exit(asked.status ?? 1);
