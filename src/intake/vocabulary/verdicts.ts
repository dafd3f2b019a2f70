import type { verdicts } from '../../records/vocabulary';
import {
  aftermath,
  fillers,
  hedges,
  negations,
  retractions,
  type VerdictTerm,
  verdictTerms,
} from './verdict-words';
import { WordCutter } from './words';

type Verdict = (typeof verdicts)[number];

const cutter = new WordCutter([...verdictTerms.words(), ...negations, ...hedges, ...retractions, ...fillers]);
/** A truth written as yes or no: only where nothing else stands beside it. */
const alone: Readonly<Record<string, Verdict>> = { true: 'true_positive', false: 'false_positive' };

/** A sign before a truth, or a value behind it, that turns it round or leaves it open; so do words of several parts. */
const signs = /[?？]|(?:^|\s)[!¬≠~≈±]\s*\p{L}|[:=]\s*(?:0|f|n|false)\s*$/iu;
const phrases =
  /\b(?:to be|in part|ruled out|rule out|per default|en parte|en partie|zum teil)\b|à vérifier|zu prüfen|por verificar/iu;
/** The judged side's own word is no truth about it. */
const program = '(?:ai|agent|bot|llm|model|copilot|assistant|gpt)';
const ofProgram = new RegExp(
  `\\b(?:by|per|via|from|according to)\\s+(?:the\\s+|an?\\s+)?${program}\\b|` +
    `\\b${program}(?:['’]s)?[\\s_-]+(?:verdict|says|said|label|classification|prediction|decision)\\b`,
  'iu',
);

const weak = /\b(?:low|weak|little|medium|moderate)[\s_-]+(?:confidence|certainty|evidence)\b/iu;

interface Found extends VerdictTerm {
  readonly clause: number;
}

interface Read {
  readonly terms: readonly Found[];
  readonly isDoubtful: boolean;
  readonly isTakenBack: boolean;
  /** Clauses that hold a word nobody knows, and whether one comes before the first term in its own clause. */
  readonly unknownIn: ReadonlySet<number>;
  readonly isLed: boolean;
}

function read(theirs: string): Read {
  const words = cutter.cut(theirs);
  const texts = words.map(({ text }) => text);
  const terms: Found[] = [];
  const unknownIn = new Set<number>();
  let isDoubtful = [signs, phrases, ofProgram].some((doubt) => doubt.test(theirs));
  let isTakenBack = weak.test(theirs);
  let isLed = false;
  for (let at = 0; at < words.length;) {
    const { text, clause } = words[at]!;
    const after = aftermath.at(texts, at);
    const found = after === undefined ? verdictTerms.at(texts, at) : undefined;
    if (found !== undefined) terms.push({ ...found.meaning, clause });
    else if (after === undefined) {
      isTakenBack ||= retractions.has(text);
      if (negations.has(text) || hedges.has(text)) isDoubtful = true;
      else if (!fillers.has(text)) {
        unknownIn.add(clause);
        if (!/^\d+$/.test(text) && !terms.some((term) => term.clause === clause))
          isLed ||= clauseHasSure(texts, words, at);
      }
    }
    at += (after ?? found)?.length ?? 1;
  }
  return { terms, isDoubtful, isTakenBack, unknownIn, isLed };
}

/** Does a sure term follow in the clause of an unknown word: `reviewed for false positives`? */
function clauseHasSure(
  texts: readonly string[],
  words: readonly { clause: number }[],
  from: number,
): boolean {
  for (let at = from + 1; at < words.length && words[at]!.clause === words[from]!.clause; at++)
    if (verdictTerms.at(texts, at)?.meaning.strength === 'sure') return true;
  return false;
}

/** One class of several that are said together; nothing where they contradict each other. */
function joined(terms: readonly Found[]): Verdict | undefined {
  const told = new Set(terms.filter(({ strength }) => strength !== 'emphasis').map(({ ours }) => ours));
  if (told.size === 0) return 'true_positive';
  const isEmphatic = terms.some(({ strength }) => strength === 'emphasis');
  if (told.size === 1) return told.has('test') && isEmphatic ? undefined : [...told][0];
  const first = terms.find(({ strength }) => strength !== 'emphasis')!;
  const are = (...all: Verdict[]) => told.size === all.length && all.every((each) => told.has(each));
  // Real, and allowed.
  if (are('true_positive', 'benign_positive'))
    return terms.some(({ isHostile }) => isHostile) ? undefined : 'benign_positive';
  if (are('benign_positive', 'test')) return 'test';
  // Neither warrants an act: the one that is said first, surely, counts.
  const isHarmless =
    told.has('true_positive') || told.has('undetermined') ? false : first.strength === 'sure';
  return isHarmless && (first.ours === 'false_positive' || first.ours === 'benign_positive')
    ? first.ours
    : undefined;
}

/**
 * Our verdict for somebody's closing words, as a whole: a negation or a hedge beside a truth leaves it open, and so
 * does a word that nobody knows, unless the truth itself cannot be taken for another. Undefined: not known.
 */
export function verdictOf(theirs: string): Verdict | undefined {
  const whole = alone[theirs.trim().toLowerCase()];
  if (whole !== undefined) return whole;
  const { terms, isDoubtful, isTakenBack, unknownIn, isLed } = read(theirs);
  const [first] = terms;
  if (first === undefined || isDoubtful || isLed) return undefined;
  if (terms.every(({ strength }) => strength !== 'sure')) {
    // `Confirmed: by the user` says nothing of an attack.
    const isBare = terms.every(({ strength }) => strength === 'emphasis');
    if (isBare ? unknownIn.size > 0 : terms.some(({ clause }) => unknownIn.has(clause))) return undefined;
    if (unknownIn.size > 0 && unknownIn.has(0)) return undefined;
  }
  const ours = joined(terms);
  return ours === 'true_positive' && isTakenBack ? undefined : ours;
}
