/** Words of a column's name: `Bot sure (%)`, `bot_sure` and `botSure` alike. */
export const wordsOfName = (name: string): string[] =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const setOf = (words: string) => new Set(words.split(/\s+/));

const agents = setOf('ai agent assistant bot copilot engine genai gpt llm machine ml model');
const humans = setOf(
  'analyst approver engineer human investigator operator people person responder reviewer soc staff they we who',
);
const proposals = setOf(
  'advice advised proposal proposed proposes recommendation recommended recommends suggested suggestion suggests wanted wants',
);
const actions = setOf(
  'action chose decided decision did does done move picked plan response said says step taken took want would',
);
const results = setOf('actual final finally real taken');
const deeds = setOf('action decision measure move response step');
const undertaken = setOf('carried done undertaken');
/** What ran by itself is no human's choice. */
const runs = setOf('auto automated automatic executed execution performed ran run status system');
const sureness = setOf(
  'certain certainty conf confidence confident likelihood prob probability score sure sureness',
);
/** What is asked of an output otherwise than whether the action was right. */
const otherQuestions = setOf(
  `bias coherence cost faithful faithfulness fluency grounded groundedness hallucinated hallucination harm harmful helpful
  helpfulness latency length pii relevance relevant safe safety satisfaction sentiment similarity toxic toxicity unsafe`,
);
/** Numbers of the case, not of the agent's own sureness. */
const otherScores = setOf(
  'anomaly criticality cvss impact priority quality rating risk severity stars threat',
);

const has = (words: readonly string[], any: ReadonlySet<string>) => words.some((word) => any.has(word));

export const isOfAgent = (name: string): boolean => has(wordsOfName(name), agents);
export const isOfHuman = (name: string): boolean => has(wordsOfName(name), humans);

const isWhen = (words: readonly string[]) => has(words, setOf('at by date on time timestamp when'));

/** Does a name say that a human's own action stands there? */
export function isHumanAction(name: string): boolean {
  const words = wordsOfName(name);
  if (has(words, agents) || has(words, proposals) || has(words, runs) || isWhen(words)) return false;
  if (has(words, humans)) return has(words, actions);
  return has(words, undertaken) || (has(words, results) && has(words, deeds));
}

/** Does a name say that an agent's proposal stands there? */
export function isAgentAction(name: string): boolean {
  const words = wordsOfName(name);
  if (has(words, humans) || has(words, sureness) || has(words, runs) || isWhen(words)) return false;
  return has(words, proposals) || (has(words, agents) && has(words, actions));
}

/** May a column of this name hold how sure the agent was? */
export function mayBeSureness(name: string): boolean {
  const words = wordsOfName(name);
  return !has(words, humans) && !has(words, otherScores) && !has(words, otherQuestions);
}

export const isSureness = (name: string): boolean => mayBeSureness(name) && has(wordsOfName(name), sureness);

/** May a column of this name hold what a human said of the action, or what turned out true of the case? */
export function mayBeJudgement(name: string): boolean {
  const words = wordsOfName(name);
  // Tags come with the event from its source, so whoever is judged may write them.
  return !has(words, otherQuestions) && !has(words, setOf('tag tags labels'));
}

/** Does a name say that its numbers are percent? */
export const isInPercent = (name: string): boolean =>
  /%/.test(name) || has(wordsOfName(name), setOf('pct percent percentage prozent'));

/** A name that says of somebody what was done or how sure, not who. */
export const saysMoreThanWho = (name: string): boolean => {
  const words = wordsOfName(name);
  return [actions, proposals, sureness, runs].some((set) => has(words, set)) || isWhen(words);
};
