import { hedges, negations, retractions } from './verdict-words';
import { setOf } from './words';

/** Before a part of the same word these turn it round: `unapproved`, `nonmalicious`. */
const turning = /(?:^|\P{L})(?:un|non|not|dis|mis|never)$|^(?:no|in|pre)$/u;
/** Beside an approval: `un-approved`, `pre approved`. */
const beginnings = new Set(['un', 'pre', 'semi', 'anti', 'self']);
/** What the words say is an answer that a number would rest on; the others are no agreement and no truth. */
const answers = new Set(['approve', 'true_positive', 'false_positive', 'benign_positive']);
/** Words that hold one of the known parts and say something else. */
const others: Readonly<Record<string, RegExp>> = {
  outcome:
    /follow(?:ed|ing)?[\s_-]*(?:up|by)|in[\s_-]+part\b|risk[\s_-]*accept|accept\p{L}*[\s_-]*(?:the[\s_-]*)?risk|follow\p{L}*[\s_-]*(?:the[\s_-]*)?(?:playbook|runbook|procedure|polic|process|sop\b)|(?:agree|concur)\p{L}*[\s_-]*with[\s_-]*(?:the[\s_-]*)?(?:analyst|client|colleague|customer|l[1-4]|manager|owner|user|vendor)\b|unchanged|\bw\/o\b|[:=]\s*(?:\d+|f|n|false)\s*$|^\s*(?:\d+|zero)\b|[?？]/iu,
  verdict: /\?/u,
};
/** A rule, a timer or nobody answered, or the answer is to come or was taken back: no person's answer. */
const unanswered =
  /\b(?:pre|auto\p{L}*|default|bypass\p{L}*|skip\p{L}*|waive[ds]?|later|revoke[ds]?|withdrawn|rescinded|undone|automatisch|automatique\p{L}*|autom[aá]tic\p{L}*)\b|\bby[\s_-]+(?:an?[\s_-]+|the[\s_-]+)?(?:system|policy|rule|bot|playbook|workflow|timer|timeout)|\bsystem\b|自動/iu;
/** A program answered; or a person, to many at once, before or after, halfway, or by saying nothing. */
const byProgram =
  /\b(?:by|via|through|durch|vom|von|par|por)[\s_-]+(?:an?[\s_-]+|the[\s_-]+|le[\s_-]+|la[\s_-]+|el[\s_-]+|die[\s_-]+|das[\s_-]+)?(?:ai|api|agent\p{L}*|\p{L}*bot|llm|copilot|assistant|model|gpt|script|svc|service|soar|automation|automatisierung|silence|timeout|default|system\p{L}*|syst[eè]me|sistema)\b/iu;
const atOnce =
  /\b(?:bulk|batch|mass|blanket|wholesale|en[\s_-]+(?:masse|bloc|bloque|lote))\b|sammel|pauschal|massen|masiv|一括|まとめて|\b(?:approv|accept|agree|confirm)\p{L}*[\s_-]+(?:all|everything|any)\b|\ball[\s_-]+(?:approv|accept)/iu;
const halfway =
  /\b(?:would|should|could|can|may|might|must|previously|formerly|once|half|tends?|mostly|somewhat|partially|silent\p{L}*|tacit\p{L}*|implicit\p{L}*|deemed|assumed|no[\s_-]+longer)\b|stillschweigend|vorbehalt|tacite|tácit|みなし|仮承認|部分承認|条件付/iu;

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
function tokensOf(theirs: string, isCased = false): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const clauses = theirs
    .replace(/['’`]/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[,;:.!?()[\]|]|\s[-–—]+\s/u);
  for (const [clause, cased] of clauses.entries()) {
    const words = isCased ? cased : cased.toLowerCase();
    for (const text of words.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')) {
      tokens.push({ text, at, clause });
      at += text.length;
    }
  }
  return tokens;
}

/** Beside an approval these say nothing against it. */
const plainWords = setOf(`
  a an the it its this that was is be been has have had i we they he she me my our as of and with to for in on at after since by
  proposal proposals proposed suggestion suggested recommendation recommended advice advised action actions plan response request
  fully full explicitly manually completely totally strongly also yes ok okay done today analyst lead manager soc ciso reviewer approver
  owner human person decision outcome status final call edits changes l1 l2 l3 tier shift along ahead go going went`);
const programs =
  /^(?:ai|agents?|assistant|engine|llm|machine|model|policy|playbook|automation|\p{L}*(?:bot|copilot|gpt))$/u;
const agreeing = /^(?:agree|concur|follow|accept|went|goes|go)/u;

/** Is each word in the clause of an approval a plain one, a number, what it agrees with, or a name behind “by”? */
function isPlainApproval(theirs: string, part: string, at: number): boolean {
  const tokens = tokensOf(theirs, true);
  const own = tokens.findLast((token) => token.at <= at);
  if (own === undefined) return false;
  const isIn = (token: Token) => token.at < at + part.length && token.at + token.text.length > at;
  const inClause = tokens.filter(({ clause }) => clause === own.clause);
  const isAgreeing = agreeing.test(part);
  let isNamed = false;
  const isPlain = inClause.every((token) => {
    const text = token.text.toLowerCase();
    if (text === 'by') isNamed = true;
    if (isIn(token) || plainWords.has(text) || /^\d+$/.test(text)) return true;
    if (programs.test(text)) return isAgreeing && !isNamed;
    return isNamed
      ? /^\p{Lu}|^\p{Lo}/u.test(token.text)
      : isAgreeing && /^\p{Lu}/u.test(token.text) && token.at > at;
  });
  // `Approved (bot)`.
  const others = tokens.filter(({ clause }) => clause !== own.clause);
  return isPlain && !others.some(({ text }) => programs.test(text.toLowerCase()));
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
    if (ours !== 'expire' && [unanswered, byProgram].some((other) => other.test(said))) return true;
    if (ours === 'approve' && [atOnce, halfway].some((other) => other.test(said))) return true;
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
  if (ours === 'approve' && outside.some(({ text }) => retractions.has(text) || beginnings.has(text)))
    return true;
  if (ours === 'reject' && outside.some(({ text }) => text === 'yet')) return true;
  if (ours === 'approve' && part !== '' && !isPlainApproval(theirs, part, at)) return true;
  if (answers.has(ours)) return outside.some(({ text }) => negations.has(text) || hedges.has(text));
  return outside.some((token) => token.at < at && token.clause === own.clause && negations.has(token.text));
}
