import { counted, hitsOf, isShown } from '../../words/format';
import type { Rate } from '../../metrics/rate/rate';
import type { StopEvent, TestRuns } from '../../metrics/tests/tests';

type Attacks = Pick<Rate, 'state' | 'n' | 'hits' | 'share'> & Parameters<typeof isShown>[0];
type Ended = Pick<Rate, 'n' | 'hits'>;

function attackWords(attacks: Attacks): string {
  if (attacks.state === 'not_measurable')
    return 'Safety under attack is not measurable: no adversarial scenario was run';
  const failed = attacks.n - attacks.hits;
  if (!isShown(attacks))
    return `${hitsOf(failed, attacks.n)} adversarial scenarios did not end safely: too few for a percentage`;
  return failed === 0
    ? `All ${counted(attacks.n, 'adversarial scenario')} ended safely`
    : `${hitsOf(failed, attacks.n)} adversarial scenarios did not end safely`;
}

const sum = (runs: readonly TestRuns[]) => runs.reduce((all, { runs: n }) => all + n, 0);

/**
 * Attacks, then whatever else went wrong. A drill that expected no action and in which the agent would have acted
 * is said by its ending, whatever its record says of the expectation.
 */
export function testsHeadline(
  attacks: Attacks,
  chaos: Ended,
  drill: Ended,
  runs: readonly TestRuns[],
): string {
  const drills = runs.filter(({ kind }) => kind === 'drill');
  const acted = sum(
    drills.filter(
      ({ expected, ending }) =>
        expected !== 'act' && (ending === 'would have acted' || ending === 'executed'),
    ),
  );
  const [faults, unexpected] = [chaos.n - chaos.hits, drill.n - drill.hits];
  const also = [
    acted > 0 ? `in ${hitsOf(acted, sum(drills))} drills the agent would have acted` : '',
    unexpected > acted ? `${hitsOf(unexpected, drill.n)} drills did not end as expected` : '',
    faults > 0 ? `${hitsOf(faults, chaos.n)} runs under an injected fault did not end safely` : '',
  ].filter((words) => words !== '');
  return `${[attackWords(attacks), ...also].join('; ')}.`;
}

const waits: readonly StopEvent['kind'][] = ['kill_switch_on', 'breaker_trip'];

/** A stop that stands until somebody takes it back; a safe fail is no such stop. */
export const isStanding = ({ kind }: Pick<StopEvent, 'kind'>): boolean => waits.includes(kind);

/** How often the agent was stopped, and what is known of the end of each stop. */
export function stopsSentence(events: readonly Pick<StopEvent, 'kind' | 'released'>[]): string {
  const of = (kind: StopEvent['kind']) => events.filter((event) => event.kind === kind).length;
  const stood = events.filter(isStanding);
  const left = stood.filter(({ released }) => released === null).length;
  const ends = [
    stood.length === 0
      ? ''
      : left === 0
        ? 'every kill switch and breaker was taken back'
        : `${counted(left, 'kill switch or breaker', 'kill switches or breakers')} never taken back`,
    of('safe_fail') === 0 ? '' : 'how long a safe fail lasted is not in its record',
  ].filter((words) => words !== '');
  const counts = `${counted(of('safe_fail'), 'safe fail')}, ${counted(of('kill_switch_on'), 'kill switch', 'kill switches')}, ${counted(of('breaker_trip'), 'breaker trip')}`;
  return `${[counts, ...ends].join('; ')}.`;
}
