const agent =
  '(?:the |our |its )?(?:[\\p{L}\\p{N}]+ ){0,2}?' +
  '(?:ai|agent|assistant|engine|llm|machine|model|[\\p{L}\\p{N}]*(?:bot|copilot|gpt))';
const proposal =
  '(?:the |its )?(?:proposals?|proposed(?: action)?|suggestions?|suggested(?: action)?|recommendations?|recommended(?: action)?|advice|advised)';
const act = '(?:action|answer|choice|measure|move|option|response|step|thing|way)s?';

/** Phrases of letters and single spaces, whole: a part of them would say something else. */
const whole: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  outcome: [
    [
      new RegExp(
        '^(?:did |done |was |is )?(?:exactly )?(?:the )?(?:same as|went with|going with|goes with|sided with) ' +
          `(?:(?:by )?${agent}(?: ${proposal}| did| said| says| wanted)?|${proposal}(?: by ${agent})?)$`,
        'u',
      ),
      'approve',
    ],
    [
      new RegExp(
        `^(?:did |done |executed |carried out )?as (?:${agent} )?(?:proposed|suggested|recommended|advised)(?: by ${agent})?$`,
        'u',
      ),
      'approve',
    ],
    [/^(?:did|done|executed|carried out) (?:it|so|that)$/u, 'approve'],
    [/^(?:(?:did|was|were) not (?:do (?:it|so|that)|done|carried out)|not (?:done|carried out))$/u, 'reject'],
  ],
  verdict: [
    [
      /^(?:it )?(?:was |is )?(?:an? )?(?:real |actual )?(?:attack|breach|compromise|intrusion|threat)$/u,
      'true_positive',
    ],
  ],
};

/** How something else begins: nothing or its name behind a sign may follow. */
const elsewise = new RegExp(
  `^(?:(?:did|took|chose|used|applied) )?(?:something else|(?:an ?)?other ${act}|(?:a )?different(?:ly| ${act})?|alternative ${act})` +
    '(?:\\s*[:(,–—-].*)?$',
  'u',
);

/** What was proposed gave way to an act that is named. */
const instead = /^(?:changed|replaced|swapped|switched) (?:it )?(?:to|for|by|with) .{1,60}$/u;

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/['’]s\b/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Ours for a phrase that is known as a whole; what turns it round or leaves it open is not looked for. */
export function guessPhrase(path: string, theirs: string): string | undefined {
  const text = plain(theirs);
  const found = whole[path]?.find(([phrase]) => phrase.test(text))?.[1];
  if (found !== undefined || path !== 'outcome') return found;
  const said = theirs.trim().toLowerCase().replace(/\s+/gu, ' ');
  return elsewise.test(said) || instead.test(said) ? 'override' : undefined;
}

const waiting =
  /^(?:still )?(?:a?waiting|pending|queued|in (?:progress|review|queue)|under review|on hold|not yet|to be)(?: \p{L}[\p{L}\p{N}]*){0,4}$/u;
const waitingAlone = new Set([
  ...'open new unassigned todo tbd tbc undecided offen ausstehend pendiente'.split(' '),
  ...['noch offen', 'en attente', '承認待ち', '未対応', '保留中'],
  // What tools and people write where nothing is.
  ...['n/a', '#n/a', 'na', 'null', 'nil', 'none', '(blank)', '(none)', '(empty)', '-', '–', '—', '.'],
]);

/** Does a word say that nothing is decided yet? Behind a comma or a colon more may be said: then not. */
export function isWaiting(theirs: string): boolean {
  const text = theirs
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, ' ');
  return waiting.test(text) || waitingAlone.has(text);
}

/** Of a column's words those that answer; for any other field, which cannot wait, all. */
export const decidedWords = (path: string, words: readonly string[]): readonly string[] =>
  path === 'outcome' || path === 'verdict' ? words.filter((word) => !isWaiting(word)) : words;

/** A human took the case somewhere else. */
export const isEscalation = (theirs: string): boolean =>
  /^(?:escalated|escalate|handed (?:over|off)|passed on)(?: (?:to|for|as) .{1,60})?$/iu.test(theirs.trim());

/** A human let go of it: of the proposal, or of the alert. */
export const isDismissal = (theirs: string): boolean =>
  /^(?:dismissed|dismiss)(?: by .{1,60})?$/iu.test(theirs.trim());
