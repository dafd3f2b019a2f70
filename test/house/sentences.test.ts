import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** A sentence is built from clauses, once; whoever takes a finished one apart must guess how it was written. */
const surgery = [
  { what: 'cuts the full stop off', pattern: /\.replace\(\/\\\.\$\// },
  { what: 'cuts doubled full stops', pattern: /\.replace\(\s*'\.\.'/ },
  { what: 'moves "here" elsewhere', pattern: /\.replace\([^)]*here\\b/ },
  { what: 'lowers the first letter', pattern: /(charAt\(0\)|\[0\]!?|slice\(0, 1\))\.toLowerCase\(\)/ },
  { what: 'takes the unit off points', pattern: /\.replace\([^)]*points/ },
  { what: 'takes the sign or the decimals off', pattern: /\b(points|percent|tick)\([^)]*\)\.replace\(/ },
  { what: 'takes the beginning off', pattern: /entence\.replace\(/ },
  { what: 'writes an underscored word by hand', pattern: /\.replace\('_', ' '\)/ },
];

const allowed = new Set([
  // The only place that lowers a title.
  'src/records/clauses.ts',
  // Remarks of the log, which end as their author ended them.
  'src/words/logged-words.ts',
  // Names of columns and of files of other tools are no sentences.
  'src/intake/loading/saved-mapping.ts',
  'src/intake/mapper/rows/rows.ts',
  // A name of the address, before anything is read.
  'src/slice/address/present.ts',
]);

const found = (text: string) => surgery.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what);

describe('sentences', () => {
  it.each([
    ["reason.replace(/\\.$/, '')", 'cuts the full stop off'],
    ["reason.replace(/ here\\b/, ' under its bundle')", 'moves "here" elsewhere'],
    ['text.charAt(0).toLowerCase()', 'lowers the first letter'],
    ["points(gap).replace('+', '')", 'takes the sign or the decimals off'],
    ["scope.sentence.replace(/^Not measurable: /, '')", 'takes the beginning off'],
    ["control.state.replace('_', ' ')", 'writes an underscored word by hand'],
  ])('sees the surgery in %s', (text, what) => {
    expect(found(text)).toContain(what);
  });

  it('are taken apart nowhere after they were made', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((file) => `src/${file.replaceAll('\\', '/')}`)
      .filter((file) => /\.tsx?$/.test(file) && !allowed.has(file));
    expect(files.length).toBeGreaterThan(400);
    const places = files.flatMap((file) =>
      found(readFileSync(file, 'utf8')).map((what) => `${file} ${what}`),
    );
    expect(places).toEqual([]);
  });
});
