import { bare } from '../vocabulary/vocabulary';
import { folded } from '../vocabulary/words';

/** What a name of Japanese says, which has no spaces between its words. */
const spaceless: readonly (readonly [RegExp, string])[] = [
  [/エージェント|ボット|モデル|機械/gu, ' ai '],
  [/提案|推奨|予測|推定/gu, ' proposed '],
  [/アナリスト|担当者?|承認者/gu, ' analyst '],
  [/判定|判断|分類/gu, ' verdict '],
];

/** Words of a column's name, without accents: `Bot sure (%)`, `bot_sure`, `botSure` and `AI判定` alike. */
export const wordsOfName = (name: string): string[] =>
  folded(
    spaceless
      .reduce((text, [sign, word]) => text.replace(sign, word), name)
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'),
  )
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const setOf = (words: string) => new Set(words.split(/\s+/));

const agents = setOf(
  'ai agent assistant bot copilot engine genai gpt llm machine ml model ki ia agente assistent asistente assistente modell modele modelo maschine',
);
const humans = setOf(
  `analyst approver engineer human investigator operator people person responder reviewer soc staff they we who
  analysten analystin bearbeiter bearbeiterin prufer mensch analyste humain analista humano persona revisor`,
);
const proposals = setOf(
  `advice advised proposal proposed proposes recommendation recommended recommends suggested suggestion suggests wanted wants
  vorschlag vorgeschlagen vorgeschlagene empfehlung empfohlen empfohlene proposition propose proposee recommandation recommandee
  suggere suggeree propuesta propuesto recomendacion recomendado recomendada sugerencia sugerido sugerida proposta`,
);
const actions = setOf(
  `action chose decided decision did does done move picked plan response said says step taken took want would
  massnahme massnahmen aktion mesure accion medida azione`,
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

/** Who is no person, and what was not the last word. */
const otherJudges = setOf(
  `auto automated automatic automatically automatisch automatique automatico policy policies rule rules regel system vendor virustotal
  vt edr siem soar sandbox sensor scanner av antivirus detector virus playbook workflow default original initial previous prior former
  preliminary provisional ursprunglich ursprungliche vorlaufig vorlaufige`,
);

/** May a column of this name hold what a human said of the action, or what turned out true of the case? */
export function mayBeJudgement(name: string): boolean {
  const words = wordsOfName(name);
  // Tags come with the event from its source, so whoever is judged may write them.
  return !has(words, otherQuestions) && !has(words, otherJudges) && !has(words, setOf('tag tags labels'));
}

const anyAnswer = setOf(
  `yes y no n ok okay true false 1 0 good bad right wrong correct incorrect thumbsup thumbsdown
  ja nein richtig falsch oui non si correcto incorrecto`,
);
/** Yes and no answer any question. */
export const answersAnything = (word: string): boolean => anyAnswer.has(bare(word));

const words = 'a and by for final in is it its of on or our the their this to was were with did does do';
const asked: Partial<Record<string, ReadonlySet<string>>> = {
  outcome: setOf(
    `${words} approval approvals approved approve approves accept accepted accepts acceptance agree agreed agrees agreement
    concur concurs concurred correct right ok okay decision decided answer answered outcome review reviewed result status
    action genehmigt genehmigung freigabe freigegeben approuve aprobado`,
  ),
  verdict: setOf(
    `${words} verdict truth ground true positive tp malicious real attack threat breach confirmed classification disposition
    incident case alert outcome result`,
  ),
};

/**
 * Is yes or no in a column of this name the answer itself? `Approved: yes` is one; of `Approval required`,
 * `Decision overridden` and `Verdict is false positive` it answers another question, or the opposite one.
 */
export const asksForAnswer = (field: string, name: string): boolean => {
  const own = asked[field];
  if (own === undefined) return true;
  const all = [own, humans, agents, proposals];
  return wordsOfName(name.split('.').at(-1) ?? name).every((word) => all.some((set) => set.has(word)));
};

/** Does a name say that its numbers are percent? */
export const isInPercent = (name: string): boolean =>
  /%/.test(name) || has(wordsOfName(name), setOf('pct percent percentage prozent'));

const verdictWords = setOf(
  `assessment class classification conclusion disposition verdict verdicts outcome result rating opinion answer
  einstufung bewertung klassifikation klassifizierung urteil verdikt ergebnis classement classification evaluation resultat
  clasificacion evaluacion veredicto resultado dictamen valutazione`,
);
const foretold = setOf(
  'predicted prediction expected forecast proposed vorhergesagt vorhersage prediction prevu prediccion previsto',
);

/** Does a name say that what somebody proposed or foretold stands there, and so no truth? */
export function isProposed(name: string): boolean {
  const words = wordsOfName(name);
  return has(words, proposals) || has(words, foretold);
}

/** Does a name say that an agent's own verdict stands there? */
export function isAgentVerdict(name: string): boolean {
  const words = wordsOfName(name);
  if (has(words, humans) || has(words, sureness) || isWhen(words)) return false;
  return has(words, verdictWords) && (has(words, agents) || isProposed(name));
}

/** A name that says of somebody what was done or how sure, not who. */
export const saysMoreThanWho = (name: string): boolean => {
  const words = wordsOfName(name);
  return (
    [actions, proposals, sureness, runs, verdictWords, results].some((set) => has(words, set)) ||
    isWhen(words)
  );
};
