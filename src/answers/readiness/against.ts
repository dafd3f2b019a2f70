import type { SelfTest } from '../../readiness/self-test/run-self-test';
import type { ControlResult, ScopeVerdict } from '../../readiness/verdict';
import { capital, count, counted, inSentence, plain } from '../../words/format';
import { verdictWords } from '../../words/paper-words';
import { isSelfTestWarning, selfTestOf, selfTestSentence } from './self-test-words';
import { standingNotes, type StandingNote } from './standing';

/** One thing that speaks against a verdict. */
export interface Against {
  readonly kind: 'control' | 'self_test' | StandingNote['kind'];
  /** A few words, as they follow a state: no number of a group that could be small. */
  readonly short: string;
  /** A sentence with its numbers. */
  readonly text: string;
  /** The gate or the control that it is of; null: the whole scope. */
  readonly of: string | null;
  /** The smallest group that the numbers of `text` are of; missing: that of its gate. */
  readonly smallest?: number;
}

function chainWords({ checked, holding, unclear }: ControlResult): string {
  const broken = checked - holding - unclear;
  return broken > 0
    ? `hash chain broken at ${count(broken)} of ${counted(holding + broken, 'record')}`
    : 'hash chain does not fit what was kept of it';
}

/** A control that records contradict, in a few words. */
export function contradictedWords(control: ControlResult): string {
  const { id, title, checked, holding } = control;
  if (id === 'hash_chain') return chainWords(control);
  if (id === 'adversarial_tests')
    return `${count(checked - holding)} of ${counted(checked, 'attack test')} did not end safely`;
  return `${inSentence(title)}: contradicted`;
}

function controlsAgainst({ controls, unrequired = [], decidingRule }: ScopeVerdict): Against[] {
  return [...unrequired, ...controls.filter(({ id }) => id !== decidingRule)]
    .filter(({ state }) => state === 'contradicted')
    .map((control) => ({
      kind: 'control',
      short: plain(contradictedWords(control)),
      text: plain(`${capital(contradictedWords(control))}. ${control.sentence}`),
      of: control.id,
    }));
}

/**
 * All that speaks against a verdict, what tripped first: controls that records contradict, required or not, what its gates would miss, and
 * what the records of its scope say.
 */
export function speaksAgainst(
  scope: ScopeVerdict,
  tests: readonly SelfTest[] = [],
  releaseName?: (release: string) => string,
): Against[] {
  const test = selfTestOf(tests, scope);
  const missed: Against[] =
    test === undefined || !isSelfTestWarning(test)
      ? []
      : [
          {
            kind: 'self_test',
            short:
              test.problem === null
                ? plain(`the gates miss ${counted(test.results.length - test.caught, 'deliberate error')}`)
                : 'the gate self-test could not run',
            text: plain(selfTestSentence(test)),
            of: null,
          },
        ];
  const notes = standingNotes(scope, releaseName)
    .filter(({ isWarning }) => isWarning)
    .map(({ kind, short, text, gate, smallest }): Against => ({
      ...{ kind, text, of: gate, short: plain(short ?? text) },
      ...(smallest === undefined ? {} : { smallest }),
    }));
  const isFirst = ({ kind }: Against) => kind === 'trip' || kind === 'part';
  return [
    ...notes.filter(isFirst),
    ...controlsAgainst(scope),
    ...missed,
    ...notes.filter((note) => !isFirst(note)),
  ];
}

/** "Eligible, 2 warnings". */
export function stateWithWarnings(
  { state, tierHeld }: Pick<ScopeVerdict, 'state' | 'tierHeld'>,
  warnings: number,
): string {
  const words = verdictWords(state, tierHeld);
  return warnings === 0 ? words : `${words}, ${counted(warnings, 'warning')}`;
}

const namedAtMost = 2;

/** "hash chain broken at 1 of 6,239 records; 2 of 48 attack tests did not end safely; 3 more". */
export function againstWords(against: readonly Pick<Against, 'short'>[], atMost = namedAtMost): string {
  const more = against.length - atMost;
  return plain(
    [
      ...against.slice(0, atMost).map(({ short }) => short),
      ...(more > 0 ? [`${count(more)} more`] : []),
    ].join('; '),
  );
}
