import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { historyPage, linesOf, machineNow, record } from '../bench/history';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'speed-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const kept = readFileSync('.github/speed/history.jsonl', 'utf8');
const machine = { cpu: 'A <CPU>', cores: 2, memory_gb: 8, node: '20.20.2', busy: 0.1 };
const line = (date: string, value: number, more: object = {}) => ({
  ...{ date, commit: 'abc', machine, decisions: 1000, figures: { 'Loading, ms': value } },
  ...more,
});

it('the page that is kept is what the history gives', () => {
  expect(linesOf(kept).length).toBeGreaterThan(0);
  expect(readFileSync('.github/speed/index.html', 'utf8')).toBe(historyPage(linesOf(kept)));
});

it('appends a line, and draws all of them', async () => {
  await record({ 'Loading, ms': 1200 }, { machine, decisions: 1000, folder });
  await record({ 'Loading, ms': 900 }, { machine, decisions: 1000, folder });
  const lines = linesOf(readFileSync(path.join(folder, 'history.jsonl'), 'utf8'));
  expect(lines.map(({ figures }) => figures)).toEqual([{ 'Loading, ms': 1200 }, { 'Loading, ms': 900 }]);
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  expect(page.match(/<circle /g)).toHaveLength(2);
  expect(page).toContain('A &lt;CPU&gt;, 2 cores, 8 GB');
  expect(page).not.toMatch(/<script|https?:/);
  expect(machineNow().cores).toBeGreaterThan(0);
});

it('draws a figure from 0 up, oldest first', () => {
  const page = historyPage([line('2026-01-01', 1000), line('2026-02-01', 500), line('2026-03-01', 250)]);
  // 104 px from the top at 12 to 0 at 116, and 332 px from left to right.
  expect(page).toContain('<polyline points="56,12 222,64 388,90"/>');
  expect(page).toContain('250, after 500 on 2026-02-01.');
});

it('draws another machine and another size apart', () => {
  const other = { machine: { ...machine, cores: 64 } };
  const page = historyPage([
    line('2026-01-01', 1),
    line('2026-01-02', 2, other),
    line('2026-01-03', 3, { decisions: 9 }),
  ]);
  expect(page.match(/<section>/g)).toHaveLength(3);
});

it('refuses a line that is none', () => {
  expect(() => linesOf('{"date":"yesterday"}')).toThrow();
});
