import {
  accounts,
  type Act,
  acts,
  alsoNouns,
  besides,
  type Category,
  credentials,
  doing,
  giving,
  harmed,
  holds,
  joiners,
  kept,
  manner,
  mildActs,
  negations,
  negationsBehind,
  notCome,
  notDone,
  particles,
  readingAtEnd,
  objects,
  products,
  reading,
  readThings,
  releasing,
  undoing,
  unharmed,
  wholeActions,
} from './action-words';
import { type Word, WordCutter } from './words';

const known = new Set([
  ...wholeActions.words(),
  ...acts.words(),
  ...mildActs.words(),
  ...reading,
  ...readThings,
  ...negations,
  ...undoing,
  ...holds,
  ...objects,
  ...giving,
  ...joiners,
  ...doing,
  ...negationsBehind,
  ...particles,
]);
const cutter = new WordCutter([...known, ...accounts, ...credentials, ...notDone, ...notCome]);

const glue = new Set(
  [...known].filter((word) => (word.length > 2 || word === 'ip') && /^[a-z]+$/.test(word)),
);
/** `isolatehost`, `getblockedips`: a word that is wholly made of known ones, of which one is a thing. */
function unglued(word: string): string[] {
  const isWhole = [known, kept, notDone, accounts, credentials].some((set) => set.has(word));
  if (isWhole || word.length > 40) return [word];
  const found = partsOf(word, 0);
  return found !== undefined && found.length > 1 && found.some((part) => objects.has(part)) ? found : [word];
}

function partsOf(word: string, depth: number): string[] | undefined {
  if (word === '') return [];
  if (depth > 4) return undefined;
  for (let length = word.length; length > 1; length--) {
    if (!glue.has(word.slice(0, length))) continue;
    const rest = partsOf(word.slice(length), depth + 1);
    if (rest !== undefined) return [word.slice(0, length), ...rest];
  }
  return undefined;
}

function withoutProducts(words: readonly string[]): string[] {
  let text = ` ${words.join(' ')} `;
  for (const product of products) text = text.replaceAll(` ${product} `, ' ');
  return text.split(' ').filter((word) => word !== '');
}

/** What takes most away first: of several acts in one name the first of these counts. */
const heaviest: readonly Category[] = [
  'isolate',
  'evict',
  'harden',
  'deceive',
  'restore',
  'escalate',
  'notify',
  'detect',
  'enrich',
  'none',
];

type Found = { readonly ours: Category; readonly at: number; readonly length: number };

function firstIn<Meaning>(
  words: readonly string[],
  at: (words: readonly string[], from: number) => { meaning: Meaning; length: number } | undefined,
): { meaning: Meaning; at: number; length: number } | undefined {
  for (let from = 0; from < words.length; from++) {
    const found = at(words, from);
    if (found !== undefined) return { ...found, at: from };
  }
  return undefined;
}

const indexIn = (words: readonly string[], set: ReadonlySet<string>) =>
  words.findIndex((word) => set.has(word));

/** `doubtful`: turned round, without saying what. */
function pieceOf(words: readonly string[], isName: boolean): Category | 'doubtful' | undefined {
  const has = (set: ReadonlySet<string>) => words.some((word) => set.has(word));
  const act = firstIn(words, (all, from) => acts.at(all, from));
  const mildMeaning = firstIn(words, (all, from) => mildActs.at(all, from));
  const mild: Found | undefined = mildMeaning && { ...mildMeaning, ours: mildMeaning.meaning };
  const actAt = act?.at ?? Infinity;
  const holdAt = indexIn(words, holds);
  const isTurned = words
    .slice(0, Math.min(actAt, holdAt < 0 ? Infinity : holdAt, mild?.at ?? Infinity))
    .some((word) => negations.has(word));
  if (isTurned || has(negationsBehind)) return act !== undefined || holdAt >= 0 ? 'none' : 'doubtful';
  const border = indexIn(words.slice(act?.at ?? 0), besides);
  const notDoneAt = indexIn(border < 0 ? words : words.slice(0, (act?.at ?? 0) + border), notDone);
  if (notDoneAt >= 0) return mild?.ours === 'escalate' && mild.at <= notDoneAt ? 'escalate' : undefined;
  if (isNotCome(words, act) || isTurnedBehind(words, act)) return undefined;
  if (readingAtEnd.has(words.at(-1)!)) return 'enrich';
  const readAt = indexIn(words, reading);
  const undoAt = indexIn(words, undoing);
  if (readAt >= 0 && readAt < actAt && (undoAt < 0 || readAt < undoAt)) return 'enrich';
  const isUndone = undoAt >= 0 && words.some((word, at) => at !== undoAt && holds.has(word));
  if (isUndone || has(releasing)) return has(notReleased) && !isUndone ? undefined : 'restore';
  if (act !== undefined) return ofAct(words, act, mild, isName);
  if (mild !== undefined) return mild.ours;
  if (has(giving)) return has(kept) || !has(objects) ? undefined : 'restore';
  return readThings.has(words.at(-1)!) ? 'enrich' : undefined;
}

/** `isolation failed`, `failed to isolate`: the word is at an end, and no part of the act (`cut off`). */
const isNotCome = (words: readonly string[], act: { at: number; length: number } | undefined) =>
  act !== undefined &&
  ((act.at > 0 && notCome.has(words[0]!)) ||
    (act.at + act.length < words.length && notCome.has(words.at(-1)!)));

/** `isolation not performed`, `to be isolated`, `isolation timed out`. */
function isTurnedBehind(words: readonly string[], act: { at: number; length: number } | undefined): boolean {
  if (act === undefined) return false;
  const behind = words.slice(act.at + act.length);
  const border = indexIn(behind, besides);
  return (
    (words[0] === 'to' && act.at > 0) ||
    behind.slice(0, border < 0 ? undefined : border).some((word) => negations.has(word)) ||
    ['timed out', 'n a'].includes(behind.slice(-2).join(' '))
  );
}

/** What takes something away from somebody: in the name of a tool it counts only of what it can be done to. */
const taken = new Set<Category>(['isolate', 'evict']);

/** `behind` the act nothing is named, or something that acts are done to; what no word of ours knows is asked. */
function mayBeHarmed(object: readonly string[], behind: readonly string[]): boolean {
  const named = behind.filter((word) => !doing.has(word) && !manner.has(word) && !besides.has(word));
  if (!named.every((word) => /^[a-z]+$/.test(word))) return true;
  return (
    named.length === 0 ||
    object.some((word) => [objects, accounts, credentials, harmed].some((set) => set.has(word)))
  );
}

const notReleased = new Set('note notes version versions train software build'.split(' '));

function ofAct(
  words: readonly string[],
  { meaning: act, at, length }: { meaning: Act; at: number; length: number },
  mild: Found | undefined,
  isName: boolean,
): Category | undefined {
  if (mild !== undefined && mild.at < at && !alsoNouns.has(words[mild.at]!)) return mild.ours;
  const behind = words.slice(at + length);
  const last = words.at(-1)!;
  if (behind.length > 0 && act.ours === 'isolate') {
    if (readThings.has(last)) return 'enrich';
    // `block_list` may be the list or an act.
    if (at === 0 && /^lists?$/.test(last)) return undefined;
  }
  const others = [...words.slice(0, at), ...behind];
  const border = indexIn(behind, besides);
  const object = behind.length === 0 ? words.slice(0, at) : behind.slice(0, border < 0 ? undefined : border);
  const named = object.filter((word) => !/^\d+$/.test(word));
  const thing = named.at(-1) ?? '';
  if (kept.has(thing) || unharmed.has(thing)) return undefined;
  if (isName && taken.has(act.ours) && !mayBeHarmed(words.slice(at, at + length + named.length), behind))
    return undefined;
  // `blocked_ips` names what is blocked, not an act.
  if (isName && at === 0 && /ed$/.test(words[0]!) && /[^s]s$|^list$/.test(last)) return undefined;
  const { of } = act;
  const things = of === undefined ? [] : others.filter((word) => of.has(word) || !doing.has(word));
  return things.length > 0 && !things.some((word) => of!.has(word)) ? undefined : act.ours;
}

/**
 * Our category for the name of an action or a tool, in whatever writing: a verb that only reads, or a negation, wins
 * over an act that it names; words are never looked at in part. Undefined: not known.
 */
export function actionOf(theirs: string): Category | undefined {
  const isName = !/\s/u.test(theirs.trim());
  const cut = cutter.cut(theirs).filter(({ text }) => !particles.has(text));
  const words = withoutProducts(cut.flatMap(({ text }) => unglued(text)));
  // `blocklists`: what is kept, not what is done.
  if (words.length === 0 || (words.length === 1 && /lists$/.test(words[0]!))) return undefined;
  const whole = wholeActions.whole(words) ?? acts.whole(words)?.ours;
  if (whole !== undefined) return whole;
  // What somebody is told of is not done: `Notify owner: host isolated`.
  const told = /^([^:]+):\s/u.exec(theirs)?.[1]?.toLowerCase();
  if (told !== undefined && !alsoNouns.has(told) && actionOf(told) === 'notify') return 'notify';
  // In a name the signs between words are no ends of sentences: `siem.search_blocked`.
  const clauses = isName ? [words] : clausesOf(cut);
  const pieces = clauses.flatMap(joinedPieces);
  if (/[?？]/u.test(theirs)) return undefined;
  // `Isolate host (simulated)`.
  if (pieces.slice(1).some((piece) => piece.every((word) => notCome.has(word)))) return undefined;
  const found = pieces.map((piece) => pieceOf(piece, isName));
  if (found.includes('doubtful')) return undefined;
  const heavy = heaviest.find((ours) => found.includes(ours));
  // Of a name with a part that nobody knows only an act is sure.
  const isAct = heavy !== undefined && heaviest.indexOf(heavy) < heaviest.indexOf('escalate');
  return found.includes(undefined) && !isAct ? undefined : heavy;
}

function clausesOf(cut: readonly Word[]): string[][] {
  const all = new Map<number, string[]>();
  for (const { text, clause } of cut) all.set(clause, [...(all.get(clause) ?? []), ...unglued(text)]);
  return [...all.values()].map(withoutProducts);
}

function joinedPieces(words: readonly string[]): string[][] {
  const pieces: string[][] = [[]];
  for (const word of words) {
    if (joiners.has(word)) pieces.push([]);
    else pieces.at(-1)!.push(word);
  }
  return pieces.filter((piece) => piece.length > 0);
}
