import { guessPattern, wordsIn } from './column-words';
import { wordsOfName } from './guess-headers';
import { textOf } from './rows/foreign';
import { firstAt, type Row } from './rows/path';
import { asNumber } from './plain-values';

/** `hx-copilot 2.3`, `triage@v4`, `gpt-4o-2024-08-06`: letters, and a version at the end. */
const version = /^(.*\p{L}.*?)[\s@:/_-]+(?:v\d+(?:\.\d+)*|\d+(?:\.\d+)+|\d{4}-\d{2}-\d{2})[\p{L}\d.+-]*$/iu;
const mostVersions = 12;
/** What else has versions than the agent. */
const otherVersions = new Set(
  'app browser client document firmware format os policy schema sensor software template tool'.split(' '),
);

/** `2.4.0`, `v3.1`: a version alone. */
const versionAlone = /^v?\d+(?:\.\d+)+[\p{L}\d.+-]*$/iu;

const versionsIn = (words: readonly string[]): string[] | undefined => {
  const stems = words.map((word) => version.exec(word)?.[1]?.trim().toLowerCase());
  const isWhole = words.length > 0 && words.length <= mostVersions && !stems.includes(undefined);
  return isWhole ? (stems as string[]) : undefined;
};

/** Several versions of the same thing: whoever bears such names is one agent in several bundles. */
export function areVersionsOfOne(words: readonly string[]): boolean {
  const stems = versionsIn(words);
  return stems !== undefined && words.length > 1 && new Set(stems).size === 1;
}

/** Sensors are called agents too, so that word alone tells nothing. */
const agents = /(?:^|\P{L})(?:ai|assistant|\p{L}*bot|\p{L}*copilot|\p{L}*gpt|llm)(?:$|\P{L})/iu;

/** The one column of versions of something that calls itself an agent (`hx-copilot 2.3`), whatever its name. */
export function versionsOfAgent(columns: readonly string[], rows: readonly Row[]): string | undefined {
  const found = columns.filter((column) => {
    if (wordsOfName(column).some((word) => otherVersions.has(word))) return false;
    return versionsIn(wordsIn(rows, column))?.every((stem) => agents.test(stem)) === true;
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Few texts that come again, without figures alone and without times: kinds of something, and no one's number. */
export function areKinds(rows: readonly Row[], path: string): boolean {
  const words = wordsIn(rows, path);
  const values = rows.flatMap((row) => firstAt(row, path)?.value ?? []);
  const different = new Set(values.map(textOf)).size;
  if (different < 2 || different * 2 > values.length) return false;
  if (words.some((word) => !/\p{L}/u.test(word) || typeof asNumber(word) === 'number')) return false;
  return guessPattern(words) === null;
}

/** Kinds whose words have no figures: names of alerts, say, which no case has for its number. */
const areNamesOnly = (rows: readonly Row[], path: string) =>
  areKinds(rows, path) && wordsIn(rows, path).every((word) => !/\d/.test(word));

const surelyVersions = new Set(
  'releaseid release bundle agentversion modelversion version engineversion botversion aiversion copilotversion'.split(
    ' ',
  ),
);
const surelyWorkflows = new Set('workflow playbook usecase queue category'.split(' '));
const ids = new Set(['decision_id', 'finding_uid', 'incident_uid']);
/** Said of what is touched, and not which one it is. */
const ofResource = new Set(
  'category class count criticality group importance number owner role tier type value version'.split(' '),
);

/**
 * Does a column hold what its name promises for a field? Names that could promise several things, such as
 * `Engine`, `Model`, `Alert`, `Rule`, are believed only where the values agree.
 */
export function holdsWhatItSays(
  field: string,
  column: string,
  bareName: string,
  rows: readonly Row[],
): boolean {
  const name = wordsOfName(column);
  if (field === 'agent.uid') return !areVersionsOfOne(wordsIn(rows, column));
  if (field === 'release_id') {
    if (name.some((word) => otherVersions.has(word))) return false;
    const words = wordsIn(rows, column);
    const isBuild = bareName === 'build' && words.length <= mostVersions;
    return (
      surelyVersions.has(bareName) ||
      versionsIn(words) !== undefined ||
      (isBuild && words.every((word) => versionAlone.test(word)))
    );
  }
  if (field === 'workflow') return surelyWorkflows.has(bareName) || areKinds(rows, column);
  if (field === 'resource.uid') {
    const words = wordsIn(rows, column);
    const isCount = isAffected(column) && words.every((word) => typeof asNumber(word) === 'number');
    return !isCount && !name.some((word) => ofResource.has(word));
  }
  return !ids.has(field) || !areNamesOnly(rows, column);
}

const affected = new Set('affected impacted targeted'.split(' '));
const things = new Set(
  'account asset ci computer device endpoint entity host item machine resource server system target user workstation'.split(
    ' ',
  ),
);

/** Does a name say that what is touched stands there: `Affected CI`? */
export function isAffected(name: string): boolean {
  const words = wordsOfName(name);
  return words.some((word) => affected.has(word)) && words.some((word) => things.has(word));
}
