import { inflateSync } from 'node:zlib';

interface Made {
  /** What stands between `obj` and its stream, if it has one. */
  readonly words: string;
  readonly stream: () => string;
}

/** The objects of a PDF as Chromium writes it: one after the other, streams deflated, no object streams. */
function objectsOf(pdf: Buffer): Map<string, Made> {
  const found = pdf
    .toString('latin1')
    .matchAll(/(\d+) 0 obj\b([^]*?)(?:stream\r?\n([^]*?)endstream\s*)?endobj/g);
  return new Map(
    [...found].map(([, id = '', words = '', stream = '']) => [
      id,
      { words, stream: () => inflateSync(Buffer.from(stream, 'latin1')).toString('latin1') },
    ]),
  );
}

const hex = (digits: string) => Number.parseInt(digits, 16);

/** Glyph to letter, by the map that a font carries for readers (ISO 32000-1, section 9.10.3). */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, lines = ''] of map.matchAll(/beginbfchar([^]*?)endbfchar/g))
    for (const [, glyph = '', code = ''] of lines.matchAll(/<(\w{4})> <(\w{4,})>/g))
      letters.set(hex(glyph), Buffer.from(code, 'hex').swap16().toString('utf16le'));
  for (const [, lines = ''] of map.matchAll(/beginbfrange([^]*?)endbfrange/g))
    for (const [, from = '', to = '', code = ''] of lines.matchAll(/<(\w{4})> <(\w{4})> <(\w{4})>/g))
      for (let glyph = hex(from); glyph <= hex(to); glyph += 1)
        letters.set(glyph, String.fromCharCode(hex(code) + glyph - hex(from)));
  return letters;
}

/** The words on each page of a PDF that Chromium printed, run by run in the order of drawing. */
export function pagesOf(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const at = (id: string | undefined) => objects.get(id ?? '');
  const letters = new Map<string, Map<number, string>>();
  const lettersIn = (font: string) => {
    const known = letters.get(font);
    if (known !== undefined) return known;
    const map = /\/ToUnicode (\d+) 0 R/.exec(at(font)?.words ?? '')?.[1];
    const read = map === undefined ? new Map<number, string>() : lettersOf(at(map)?.stream() ?? '');
    letters.set(font, read);
    return read;
  };
  const pages = [...objects.values()].filter(({ words }) => /\/Type \/Page\b/.test(words));
  return pages.map(({ words }) => {
    const fonts = new Map(
      [...words.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, font]) => [name, font ?? '']),
    );
    const drawn = at(/\/Contents (\d+) 0 R/.exec(words)?.[1])?.stream() ?? '';
    return [...drawn.matchAll(/BT([^]*?)ET/g)]
      .map(([, run = '']) => {
        let font = new Map<number, string>();
        return [...run.matchAll(/\/(F\d+) [\d.]+ Tf|<(\w+)> Tj/g)]
          .map(([, name, glyphs = '']) => {
            if (name !== undefined) font = lettersIn(fonts.get(name) ?? '');
            return [...glyphs.matchAll(/\w{4}/g)].map(([glyph]) => font.get(hex(glyph)) ?? '').join('');
          })
          .join('');
      })
      .join(' ');
  });
}
