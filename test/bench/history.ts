import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { escapeHtml } from '../../src/report/file/escape';
import { count, exactNumber } from '../../src/words/format';

/** What a bench measured: a name that ends in its unit, and the number. */
export type Figures = Readonly<Record<string, number>>;

const lineSchema = z.strictObject({
  date: z.iso.date(),
  commit: z.string().nullable(),
  /** `busy`: processes that ran or waited when the bench began, mean of a minute. */
  machine: z.strictObject({
    ...{ cpu: z.string(), cores: z.int(), memory_gb: z.number(), node: z.string(), busy: z.number() },
  }),
  decisions: z.int(),
  figures: z.record(z.string(), z.number()),
});
type Line = z.infer<typeof lineSchema>;

/** This machine, before it measures. */
export function machineNow(): Line['machine'] {
  const cpu = cpus()[0]?.model.trim() || 'unknown';
  const memory = Math.round(totalmem() / 1e9);
  const busy = Math.round((loadavg()[0] ?? 0) * 10) / 10;
  return { cpu, cores: availableParallelism(), memory_gb: memory, node: process.versions.node, busy };
}

/** Each line of a history; throws for one that is none. */
export const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => lineSchema.parse(JSON.parse(line)));

const machineWords = ({ cpu, cores, memory_gb: memory }: Line['machine'], decisions: number) =>
  `${cpu}, ${count(cores)} cores, ${count(memory)} GB; ${count(decisions)} decisions`;

const [width, height, left, right, top, bottom] = [400, 140, 56, 12, 12, 24];

/** The values of one figure on one machine, oldest first, from 0 up. */
function drawing(
  title: string,
  points: readonly { readonly date: string; readonly value: number }[],
): string {
  const most = Math.max(...points.map(({ value }) => value)) || 1;
  const last = Math.max(1, points.length - 1);
  const x = (at: number) => Math.round(left + ((width - left - right) * at) / last);
  const y = (value: number) => Math.round(height - bottom - ((height - top - bottom) * value) / most);
  const places = points.map(({ value }, at) => `${x(at)},${y(value)}`);
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(title)}">
<path class="axis" d="M${left} ${top}V${height - bottom}H${width - right}"/>
<text x="${left - 6}" y="${top + 4}" text-anchor="end">${exactNumber(most)}</text>
<text x="${left - 6}" y="${height - bottom}" text-anchor="end">0</text>
<polyline points="${places.join(' ')}"/>
${points.map(({ value }, at) => `<circle cx="${x(at)}" cy="${y(value)}" r="3"/>`).join('')}
<text x="${left}" y="${height - 6}">${points[0]?.date ?? ''}</text>
${points.length > 1 ? `<text x="${width - right}" y="${height - 6}" text-anchor="end">${points.at(-1)?.date}</text>` : ''}
</svg>`;
}

function figureOf(name: string, where: string, lines: readonly Line[]): string {
  const own = lines.flatMap(({ date, commit, machine, figures }) => {
    const value = figures[name];
    return value === undefined ? [] : [{ date, commit, busy: machine.busy, value }];
  });
  const last = own.at(-1)!;
  const before = own.at(-2);
  const sentence =
    before === undefined
      ? `${exactNumber(last.value)}, measured once.`
      : `${exactNumber(last.value)}, after ${exactNumber(before.value)} on ${before.date}.`;
  const rows = own.map(
    ({ date, commit, busy, value }) =>
      `<tr><td>${date}</td><td><code>${escapeHtml(commit ?? 'no commit')}</code></td><td class="n">${exactNumber(busy)}</td><td class="n">${exactNumber(value)}</td></tr>`,
  );
  return `<section><h2>${escapeHtml(name)}</h2><p>${sentence} ${escapeHtml(where)}.</p>
${drawing(`${name}: ${sentence}`, own)}
<table><thead><tr><th>Date</th><th>Commit</th><th class="n">Busy processes</th><th class="n">${escapeHtml(name)}</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></section>`;
}

const style = `body{background:var(--page);color:var(--ink);font:var(--t-body)/var(--lh-body) var(--sans);max-width:640px;margin:32px auto;padding:0 16px}
h1{font:var(--t-verdict-2)/1.3 var(--serif)}h2{font-size:var(--t-h2);margin:32px 0 4px}svg{width:100%;max-width:480px;height:auto}td{white-space:nowrap}
text{font:var(--t-small) var(--sans);fill:var(--ink-2)}.axis{fill:none;stroke:var(--line-strong)}
polyline{fill:none;stroke:var(--ink);stroke-width:1.5}circle{fill:var(--ink)}
table{border-collapse:collapse;font-size:var(--t-table);width:100%}th,td{text-align:left;border-bottom:1px solid var(--line);padding:2px 8px 2px 0}
.n{text-align:right;font-variant-numeric:tabular-nums}code{font-family:var(--mono)}`;

/**
 * A page without script that draws every figure over time, each machine and size apart: their times do not compare. Its
 * colours are those of the app, read from where it lies in a clone.
 */
export function historyPage(lines: readonly Line[]): string {
  const places = new Set(lines.map(({ machine, decisions }) => machineWords(machine, decisions)));
  const sections = [...places].flatMap((where) => {
    const own = lines.filter(({ machine, decisions }) => machineWords(machine, decisions) === where);
    const names = new Set(own.flatMap(({ figures }) => Object.keys(figures)));
    return [...names].map((name) => figureOf(name, where, own));
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>How fast Shadowproof was</title><link rel="stylesheet" href="../../src/charts/look/tokens.css"><style>
${style}
</style></head><body>
<h1>How fast Shadowproof was</h1>
<p>Written by <code>npm run bench -- --record</code>. Where other processes were busy, times are longer than they need be.</p>
${sections.join('\n')}
</body></html>
`;
}

function commitNow(): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

/** Appends a line to the history in this folder, and draws it anew. */
export async function record(
  figures: Figures,
  { machine, decisions, folder = '.github/speed' }: Pick<Line, 'machine' | 'decisions'> & { folder?: string },
): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  const file = path.join(folder, 'history.jsonl');
  await mkdir(folder, { recursive: true });
  await appendFile(file, `${JSON.stringify({ date, commit: commitNow(), machine, decisions, figures })}\n`);
  await writeFile(path.join(folder, 'index.html'), historyPage(linesOf(await readFile(file, 'utf8'))));
}
