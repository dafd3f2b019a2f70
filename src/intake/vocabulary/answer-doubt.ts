import { hedges, negations, retractions } from './verdict-words';

/** Before a part of the same word these turn it round: `unapproved`, `nonmalicious`. */
const turning = /(?:^|\P{L})(?:un|non|not|dis|mis|never)$|^(?:no|in|pre)$/u;
/** What the words say is an answer that a number would rest on; the others are no agreement and no truth. */
const answers = new Set(['approve', 'true_positive', 'false_positive', 'benign_positive']);
/** Words that hold one of the known parts and say something else. */
const others: Readonly<Record<string, RegExp>> = {
  outcome:
    /follow(?:ed|ing)?[\s_-]*(?:up|by)|in[\s_-]+part\b|risk[\s_-]*accept|accept\p{L}*[\s_-]*(?:the[\s_-]*)?risk|follow\p{L}*[\s_-]*(?:the[\s_-]*)?(?:playbook|runbook|procedure|polic|process|sop\b)|(?:agree|concur)\p{L}*[\s_-]*with[\s_-]*(?:the[\s_-]*)?(?:analyst|client|colleague|customer|l[1-4]|manager|owner|user|vendor)\b|unchanged|\bw\/o\b|[:=]\s*\d+\s*$|\?/iu,
  verdict: /\?/u,
};
/** A rule, a timer or nobody answered, or the answer is to come or was taken back: no person's answer. */
const unanswered =
  /\b(?:pre|auto\p{L}*|default|bypass\p{L}*|skip\p{L}*|waive[ds]?|later|revoke[ds]?|withdrawn|rescinded|undone|automatisch|automatique\p{L}*|autom[aá]tic\p{L}*)\b|\bby[\s_-]+(?:an?[\s_-]+|the[\s_-]+)?(?:system|policy|rule|bot|playbook|workflow|timer|timeout)|\bsystem\b|自動/iu;
/** Confirms that there was nothing, and no proposal to act. */
const agreesOnNothing = /false[\s_-]*(?:pos|alarm)|\bfp\b|fehlalarm|faux[\s_-]*pos|falso[\s_-]*pos/iu;
/** An exercise that was taken for real, or a real one beside an exercise: which, only the reader can tell. */
const alsoReal = /true[\s_-]*pos|malicious|confirmed|\breal\b|genuine/iu;

/** Says what was done after a truth, not that it is none. */
const aftermath =
  /\bno (?:further |more )*(?:action|impact|damage|remediation|response)(?: (?:is |was )?(?:needed|required|necessary|taken))?/giu;

interface Token {
  readonly text: string;
  readonly at: number;
  readonly clause: number;
}

/** Words in order, with their places among the letters and digits alone, and the clause each is in. */
function tokensOf(theirs: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const clauses = theirs
    .replace(/['’`]/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[,;:.!?()[\]|]|\s[-–—]+\s/u);
  for (const [clause, words] of clauses.entries()) {
    for (const text of words.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')) {
      tokens.push({ text, at, clause });
      at += text.length;
    }
  }
  return tokens;
}

/**
 * May `theirs` not be taken for `ours` though it holds `part` (letters and digits, from `at` on among those of
 * `theirs`)? A negation that is no part of it turns it round, and a hedge leaves it open. An agreement and a
 * truth are doubted by either anywhere; a difference only by a negation before it in the same clause, so that
 * `Rejected: not malicious` still counts.
 */
export function isDoubtful(path: string, theirs: string, part: string, at: number, ours: string): boolean {
  if (others[path] === undefined) return false;
  if (others[path].test(theirs)) return true;
  if (path === 'outcome') {
    const said = theirs.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll('_', ' ');
    if (ours !== 'expire' && unanswered.test(said)) return true;
    if (ours === 'approve' && agreesOnNothing.test(said)) return true;
  }
  if (path === 'verdict' && ours === 'test' && alsoReal.test(theirs)) return true;
  // As many letters stay, so that places stay.
  const said =
    path === 'verdict' ? theirs.replace(aftermath, (words) => words.replace(/\p{L}/gu, 'x')) : theirs;
  const tokens = tokensOf(said);
  const own = tokens.findLast((token) => token.at <= at);
  if (own === undefined) return false;
  if (turning.test(own.text.slice(0, at - own.at))) return true;
  const outside = tokens.filter(
    (token) => token.at + token.text.length <= at || token.at >= at + part.length,
  );
  if (ours === 'approve' && outside.some(({ text }) => retractions.has(text))) return true;
  if (answers.has(ours)) return outside.some(({ text }) => negations.has(text) || hedges.has(text));
  return outside.some((token) => token.at < at && token.clause === own.clause && negations.has(token.text));
}
