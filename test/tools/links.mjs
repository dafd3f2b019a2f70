// Are the files and headings that the documents link to there?  node test/tools/links.mjs
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const others = /^(node_modules|dist|\.cache|\.git|test-results|playwright-report)\//;
const documents = [
  '.',
  ...readdirSync('.', { withFileTypes: true })
    .filter((each) => each.isDirectory() && !others.test(`${each.name}/`))
    .map(({ name }) => name),
].flatMap((folder) =>
  readdirSync(folder, { recursive: folder !== '.' })
    .map((name) => path.join(folder, name))
    .filter((file) => file.endsWith('.md')),
);

/** What GitHub makes of a heading: letters, digits, hyphens and underscores, spaces as hyphens. */
const anchorOf = (heading) =>
  heading
    .replace(/[`*]|\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

function prose(file) {
  return readFileSync(file, 'utf8').replace(/^(```|~~~)[\s\S]*?^\1/gm, '');
}

function anchorsOf(file) {
  const seen = new Map();
  return [...prose(file).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => {
    const anchor = anchorOf(heading);
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return times === 0 ? anchor : `${anchor}-${times}`;
  });
}

const dead = documents.flatMap((file) => {
  const text = prose(file).replace(/`[^`\n]*`/g, '');
  const targets = [
    ...text.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)|<(?:a|img)\s[^>]*(?:href|src)="([^"]+)"/g),
  ];
  return targets.flatMap(([, inline, tag]) => {
    const target = inline ?? tag;
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return [];
    const [place, anchor] = decodeURIComponent(target).split('#');
    const found = place === '' ? file : path.join(path.dirname(file), place.replace(/\?.*$/, ''));
    if (!existsSync(found)) return [`${file}: ${target}: no such file`];
    if (anchor && found.endsWith('.md') && !anchorsOf(found).includes(anchor))
      return [`${file}: ${target}: no such heading`];
    return [];
  });
});
/** What is published beside the app: its links lead to files and to headings with an id. */
const published = readdirSync('public', { recursive: true })
  .map((name) => path.join('public', name))
  .filter((file) => file.endsWith('.html'));

const deadPublished = published.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/\s(?:href|src)="([^"]+)"/g)].flatMap(([, target]) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return [];
    const [place, anchor] = decodeURIComponent(target).split('#');
    const found = place === '' ? file : path.join(path.dirname(file), place);
    if (!existsSync(found)) return [`${file}: ${target}: no such file`];
    const isThere = !anchor || readFileSync(found, 'utf8').includes(` id="${anchor}"`);
    return isThere ? [] : [`${file}: ${target}: no such heading`];
  }),
);
dead.push(...deadPublished);
console.log(
  dead.length > 0 ? dead.join('\n') : `${documents.length + published.length} documents, no dead link`,
);
process.exitCode = dead.length > 0 ? 1 : 0;
