/** One word of somebody's phrase: lower case, without accents, and the clause it is in. */
export interface Word {
  readonly text: string;
  readonly clause: number;
}

/** No closing word and no name of a tool is longer; a text that is may take back at its end what it began with. */
export const longestPhrase = 300;
const clauseBorder = /[,;:.!()[\]{}|/\n、。；：（）]|\s[-–—]+\s|—/u;
/** Scripts that write no spaces between words. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;

/** `Überprüft` and `uberpruft` are one word; marks of Japanese syllables stay. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss');

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', szlig: 'ß', hellip: '…' },
  ...{ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', laquo: '«', raquo: '»', ccedil: 'ç', Ccedil: 'Ç' },
};

/** `b&eacute;nin` as `bénin`: tables are often cut out of pages. What is no entity stays. */
export const withoutEntities = (text: string): string =>
  !text.includes('&')
    ? text
    : text
        .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, decimal?: string) => {
          const code = parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16);
          return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
        })
        .replace(/&(\p{L})(?:acute|grave|circ|uml|tilde|ring);/gu, '$1')
        .replace(/&(\p{L}+);/gu, (whole, name: string) => entities[name] ?? whole);

/** A run without spaces, cut into the known words, the longest first; what is left between them is one word. */
function cutRun(run: string, known: ReadonlySet<string>, most: number): string[] {
  const words: string[] = [];
  let rest = '';
  for (let at = 0; at < run.length;) {
    let length = Math.min(most, run.length - at);
    while (length > 0 && !known.has(run.slice(at, at + length))) length--;
    if (length === 0) {
      rest += run[at++]!;
      continue;
    }
    if (rest !== '') words.push(rest);
    rest = '';
    words.push(run.slice(at, at + length));
    at += length;
  }
  return rest === '' ? words : [...words, rest];
}

/** Cuts phrases into words: at spaces, signs, `camelCase` and, of scripts without spaces, by the words that are known. */
export class WordCutter {
  readonly #runs: ReadonlySet<string>;
  readonly #longestRun: number;

  /** `known`: all words of a vocabulary. */
  constructor(known: Iterable<string>) {
    const runs = [...known].filter((word) => word.search(spaceless) === 0);
    this.#runs = new Set(runs);
    this.#longestRun = Math.max(0, ...runs.map((run) => run.length));
  }

  cut(theirs: string): Word[] {
    const plain = theirs
      .slice(0, longestPhrase)
      .normalize('NFKC')
      .replace(/['’`´]/gu, '')
      // `IPs` is one word.
      .replace(/(?<!\p{L})\p{Lu}{2,}s(?!\p{L})/gu, (plural) => plural.toLowerCase())
      .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
    return plain.split(clauseBorder).flatMap((clause, at) =>
      folded(clause)
        .replace(spaceless, (run) => ` ${cutRun(run, this.#runs, this.#longestRun).join(' ')} `)
        .split(/[^\p{L}\p{N}ー]+/u)
        .filter((text) => text !== '')
        .map((text) => ({ text, clause: at })),
    );
  }
}

/** Phrases of one class, separated by bars or ends of lines. */
export const phrasesIn = (lines: string): string[] =>
  lines
    .split(/[|\n]/)
    .map((phrase) => folded(phrase).trim().replace(/\s+/g, ' '))
    .filter((phrase) => phrase !== '');

export const setOf = (lines: string): ReadonlySet<string> =>
  new Set(lines.split(/\s+/).filter(Boolean).map(folded));

/** Phrases by their words; the longest that begins at a word is found first. */
export class Phrases<Meaning> {
  readonly #all = new Map<string, Meaning>();
  #longest = 0;

  add(lines: string, meaning: Meaning): this {
    for (const phrase of new Set(phrasesIn(lines))) {
      if (this.#all.has(phrase)) throw new RangeError(`“${phrase}” has two meanings in one vocabulary`);
      this.#all.set(phrase, meaning);
      this.#longest = Math.max(this.#longest, phrase.split(' ').length);
    }
    return this;
  }

  whole(words: readonly string[]): Meaning | undefined {
    return this.#all.get(words.join(' '));
  }

  at(words: readonly string[], from: number): { meaning: Meaning; length: number } | undefined {
    for (let length = Math.min(this.#longest, words.length - from); length > 0; length--) {
      const meaning = this.#all.get(words.slice(from, from + length).join(' '));
      if (meaning !== undefined) return { meaning, length };
    }
    return undefined;
  }

  *words(): Generator<string> {
    for (const phrase of this.#all.keys()) yield* phrase.split(' ');
  }
}
