import type { LoadAccount } from '../../intake/loading/account';
import type { LeftOut } from '../../metrics/left-out/left-out';
import type { MissingKind, MissingRecords } from '../../readiness/readings/evidence';
import { bulkPace } from '../criteria/words';
import { count, counted as joinedCount, joined, plain } from '../../words/format';

const counted = (n: number, one: string) => plain(joinedCount(n, one));

type Told = Pick<LoadAccount['build'], 'ownWords' | 'reviews' | 'orphans' | 'orphanCount' | 'littleShown'>;
type ReviewTrouble = Told['reviews'];

export interface MissingPlace {
  readonly file: string;
  readonly line: number | null;
  /** Id of a decision or a chain, as logged. */
  readonly id: string | null;
  /** Of a decision that is there and can be opened. */
  readonly eventId: string | null;
}

export interface MissingLine {
  readonly kind: MissingKind | LeftOut['reason'] | 'own_words' | 'joins_nothing' | keyof ReviewTrouble;
  readonly count: number;
  readonly sentence: string;
  /** How many count where; an agent or workflow that is null is any of the load. */
  readonly scopes: readonly Pick<MissingRecords, 'agent' | 'workflow' | 'count'>[];
  /** The first of them. */
  readonly places: readonly MissingPlace[];
}

/** What a load lost, could not read, or counts only in some readings: it comes before any verdict. */
export interface MissingBlock {
  /** What follows for the reader; null where nothing is missing. */
  readonly headline: string | null;
  readonly lines: readonly MissingLine[];
}

const eachCounts = (n: number) => `${n === 1 ? 'It' : 'Each'} counts as one incident in error.`;
const untilRead = 'No scope can be judged until the rest is read.';

/** Of logs that hold tests, drills or staging only: their measures are told, and no scope is judged. */
export const testsOnly = (decisions: number): string =>
  `No production decision in these files: no scope is judged. The measures below are of ${counted(decisions, 'decision')} in tests or staging.`;

const sentences: Record<Exclude<MissingKind, 'unread_rest'>, (n: number) => string> = {
  rejected_line: (n) => `${counted(n, 'rejected record')} may be ${n === 1 ? 'a decision' : 'decisions'}.`,
  conflict: (n) => `${counted(n, 'record')} ${n === 1 ? 'has' : 'have'} the id of another, different record.`,
  contradicted: (n) =>
    `${counted(n, 'decision')} in error ${n === 1 ? 'is' : 'are'} dated after ${n === 1 ? 'its' : 'their'} label, or ${n === 1 ? 'repeats' : 'repeat'} a right one.`,
  unknown_kind: (n) =>
    `${counted(n, 'record')} of a kind that this version does not know may be ${n === 1 ? 'a decision' : 'decisions'}.`,
  lost_decision: (n) =>
    `Labels, reviews, executions or controls name ${counted(n, 'decision')} that no file has.`,
};

const leftOutSentences: Record<LeftOut['reason'], (acts: string, n: number) => string> = {
  labelled_duplicate: (acts, n) => `${acts} ${n === 1 ? 'is' : 'are'} labelled “duplicate”.`,
  labelled_test: (acts, n) => `${acts} ${n === 1 ? 'is' : 'are'} labelled “test”.`,
  error: (acts, n) => `${acts} ${n === 1 ? 'reports' : 'report'} an error of the agent.`,
  abstained: (acts, n) => `${acts} ${n === 1 ? 'is' : 'are'} marked as abstained.`,
  scenario: (acts, n) => `${acts} in production ${n === 1 ? 'belongs' : 'belong'} to a test scenario.`,
  test_in_production: (acts, n) =>
    `${acts} in production ${n === 1 ? 'is' : 'are'} logged as test or staging.`,
  harmless_category: (acts, n) => `${acts} ${n === 1 ? 'has' : 'have'} the category of something harmless.`,
  other_target: (acts, n) =>
    `${acts} ran on other targets than ${n === 1 ? 'its proposal names' : 'their proposals name'}.`,
};

const troubles: Readonly<Record<keyof ReviewTrouble, (n: number) => string>> = {
  afterOutcome: (n) =>
    `${counted(n, 'review')} ${n === 1 ? 'was' : 'were'} recorded after the outcome was known. ${n === 1 ? 'It does' : 'They do'} not lower overrides.`,
  secondThoughts: (n) =>
    `${counted(n, 'review')} ${n === 1 ? 'is' : 'are'} of a person who had already decided. ${n === 1 ? 'It does' : 'They do'} not lower overrides.`,
  recordedLate: (n) =>
    `${counted(n, 'review')} ${n === 1 ? 'was' : 'were'} recorded more than a day after ${n === 1 ? 'it was' : 'they were'} given.`,
  recordedAtOnce: (n) =>
    `${counted(n, 'review')} ${n === 1 ? 'was' : 'were'} recorded in one second with at least nine others.`,
  reviewsByPrograms: (n) =>
    `${counted(n, 'review')} ${n === 1 ? 'was' : 'were'} given by a program or a service account. No person decided: ${n === 1 ? 'it approves' : 'they approve'} nothing.`,
  refusalsByPrograms: (n) =>
    `${count(n)} of the reviews by programs ${n === 1 ? 'refuses or changes the proposal, and counts as an override' : 'refuse or change the proposal, and count as overrides'}.`,
  labelsByAutomation: (n) =>
    `${counted(n, 'label')} ${n === 1 ? 'was' : 'were'} closed by automation, and ${n === 1 ? 'ranks' : 'rank'} no higher than a closed classification.`,
  labelsTooEarly: (n) =>
    `${counted(n, 'label')} that ${n === 1 ? 'says' : 'say'} right ${n === 1 ? 'is' : 'are'} dated more than a day before the decision, and ${n === 1 ? 'does' : 'do'} not count.`,
  labelsAtOnce: (n) =>
    `${counted(n, 'label')} that ${n === 1 ? 'says' : 'say'} right ${n === 1 ? 'was' : 'were'} set in bulk, ${plain(bulkPace)} by one person, and ${n === 1 ? 'ranks' : 'rank'} no higher than a closed classification.`,
};

const kinds: Readonly<Record<Told['ownWords'][number]['kind'], string>> = {
  review: 'review',
  execution: 'execution',
  verdict: 'label',
  control: 'control record',
};

/** What the agent says of itself, and reviews and labels that show little of it. */
function littleShown(
  { ownWords, reviews, littleShown: shown = [] }: Told,
  fileName: (file: number) => string,
): MissingLine[] {
  const line = (
    kind: MissingLine['kind'],
    n: number,
    sentence: string,
    trouble: (typeof shown)[number]['trouble'],
  ): MissingLine => ({
    ...{ kind, count: n, sentence: plain(sentence), scopes: [] },
    places: shown
      .filter((each) => each.trouble === trouble)
      .map(({ file, line: at, id }) => ({ file: fileName(file), line: at, id, eventId: null })),
  });
  const own = [...new Set(ownWords.map(({ kind }) => kind))].map((kind) => {
    const said = ownWords.filter((each) => each.kind === kind);
    const n = said.reduce((sum, each) => sum + each.count, 0);
    const names = [...new Set(said.map(({ name }) => name))].sort();
    const named = names.length > 5 ? [...names.slice(0, 5), `${count(names.length - 5)} more`] : names;
    return line(
      'own_words',
      n,
      `${counted(n, kinds[kind])} ${n === 1 ? 'is' : 'are'} by the agent itself or under its name (${joined(named)}), and ${n === 1 ? 'does' : 'do'} not count.`,
      `own_${kind}`,
    );
  });
  const others = (Object.keys(troubles) as (keyof ReviewTrouble)[]).flatMap((kind) =>
    reviews[kind] === 0 ? [] : [line(kind, reviews[kind], troubles[kind](reviews[kind]), kind)],
  );
  return [...own, ...others];
}

/** So many places of a line are listed. */
const mostPlaces = 20;

/**
 * Reviews, labels, executions and controls whose decision was not read, whatever they say of it. Nothing where there
 * are no more of them than lost decisions, which have their own line.
 */
function joinsNothing(
  { orphans, orphanCount }: Told,
  missing: readonly MissingRecords[],
  fileName: (file: number) => string,
): MissingLine[] {
  const of = (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) => {
    const n = orphanCount[kind] ?? 0;
    return n === 0 ? [] : [{ n, words: counted(n, kinds[kind]) }];
  });
  const n = of.reduce((sum, each) => sum + each.n, 0);
  const lost = missing.filter(({ kind }) => kind === 'lost_decision');
  if (n <= lost.reduce((sum, each) => sum + each.count, 0)) return [];
  const sentence = `${joined(of.map(({ words }) => words))} ${n === 1 ? 'names' : 'name'} no decision that was read, and ${n === 1 ? 'counts' : 'count'} for none: compare the ids.`;
  const places = orphans.slice(0, mostPlaces).map(({ file, line, decision_id: id }) => ({
    ...{ file: fileName(file), line, id, eventId: null },
  }));
  return [{ kind: 'joins_nothing', count: n, sentence: plain(sentence), scopes: [], places }];
}

function scopeWords({ agent, workflow, count: n }: MissingLine['scopes'][number]): string {
  const name =
    agent === null && workflow === null
      ? 'every scope'
      : workflow === null
        ? `every workflow of ${agent}`
        : `${agent ?? 'every agent'} · ${workflow}`;
  return `${name}: ${count(n)}`;
}

/** One line in words, with how many count where. */
export const missingWords = ({ sentence, scopes }: MissingLine): string =>
  scopes.length === 0 ? sentence : `${sentence} Counted in ${scopes.map(scopeWords).join('; ')}.`;

function unreadSentence({ count: n, places: [place] }: MissingRecords): string {
  const { file = '', line = null, id = null } = place ?? {};
  if (id !== null)
    return `${counted(n, 'record')} of chain ${id} ${n === 1 ? 'is' : 'are'} not in these files, by its later numbers or checkpoints. ${untilRead}`;
  if (line === null) return `${file} could not be read. ${untilRead}`;
  return `${file} ends early, at line ${count(line)}. ${untilRead}`;
}

const unread = ({ kind }: MissingRecords) => kind === 'unread_rest';

function linesOf(missing: readonly MissingRecords[]): MissingLine[] {
  const opened = ({ places }: MissingRecords) => places.map((place) => ({ ...place, eventId: null }));
  const kinds = (Object.keys(sentences) as (keyof typeof sentences)[]).filter((kind) =>
    missing.some((each) => each.kind === kind),
  );
  return [
    ...missing.filter(unread).map((each): MissingLine => ({
      ...{ kind: each.kind, count: each.count, sentence: unreadSentence(each), scopes: [] },
      places: opened(each),
    })),
    ...kinds.map((kind): MissingLine => {
      const own = missing.filter((each) => each.kind === kind);
      const n = own.reduce((sum, each) => sum + each.count, 0);
      const sentence = sentences[kind](n);
      const scopes = own.map(({ agent, workflow, count: each }) => ({ agent, workflow, count: each }));
      return { kind, count: n, sentence, scopes, places: own.flatMap(opened) };
    }),
  ];
}

function headlineOf(
  missing: readonly MissingRecords[],
  acts: number,
  little: boolean,
  unjoined: boolean,
): string | null {
  if (missing.some(unread)) return 'No scope can be judged until these logs are read to their end.';
  const lost = missing.reduce((sum, { count: n }) => sum + n, 0);
  if (lost > 0) {
    const are = lost === 1 ? 'is' : 'are';
    return `${counted(lost, 'record')} ${are} missing or unreadable. ${eachCounts(lost)}`;
  }
  if (acts === 0 && unjoined) return 'Some records name no decision that was read.';
  if (acts === 0) return little ? 'Some reviews or labels show little of the agent.' : null;
  return `${counted(acts, 'action')} ${acts === 1 ? 'was' : 'were'} left out by a label or a flag. Verdicts are tested without and with ${acts === 1 ? 'it' : 'them'}.`;
}

/** The block that comes first in every answer about verdicts. */
export function missingBlock(
  missing: readonly MissingRecords[],
  acts: readonly LeftOut[],
  { files, build }: Pick<LoadAccount, 'files'> & { readonly build?: Told },
): MissingBlock {
  const fileName = (file: number) => files[file]?.name ?? '';
  const little = build === undefined ? [] : littleShown(build, fileName);
  const lost = build === undefined ? [] : joinsNothing(build, missing, fileName);
  const left = acts.map(({ reason, count: n, places }): MissingLine => ({
    kind: reason,
    count: n,
    sentence: leftOutSentences[reason](counted(n, 'action'), n),
    scopes: [],
    places: places.map(({ file, ...place }) => ({ file: fileName(file), ...place })),
  }));
  return {
    headline: headlineOf(
      missing,
      left.reduce((sum, { count: n }) => sum + n, 0),
      little.length > 0,
      lost.length > 0,
    ),
    lines: [...linesOf(missing), ...lost, ...left, ...little],
  };
}

/** Where a missing record is or should be, in words. */
export const missingPlace = ({ file, line, id }: MissingPlace): string =>
  `${file}${line === null ? '' : `, line ${count(line)}`}${id === null ? '' : `: ${id}`}`;
