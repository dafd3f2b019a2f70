import { count, counted, decimal, hitsOf, percent, rateLong } from '../../../words/format';
import type { runBreaker } from '../../../metrics/breaker-replay/account';
import type { BreakerLog } from '../../../metrics/breaker-replay/events';
import { breakerScopeWords, breakerWords } from '../../../words/what-if-words';
import type { Breaker } from '../../../records/breaker';
import { Opens, type OnOpen } from './Opens';

interface BreakerHeadProps {
  log: BreakerLog;
  ran: ReturnType<typeof runBreaker>;
  breaker: Breaker;
  onOpen: OnOpen;
}

export function BreakerHead({ log, ran, breaker, onOpen }: BreakerHeadProps) {
  const { account, replay } = ran;
  const places = (truth: boolean | null, isStopped: boolean) =>
    log.actions.flatMap((action, place) =>
      action.truth === truth && (replay.stoppedBy[place] ?? -1) >= 0 === isStopped ? [place] : [],
    );
  const opens = (title: string, truth: boolean | null, isStopped: boolean, words: string) => (
    <Opens title={title} places={places(truth, isStopped)} onOpen={onOpen} words={words} />
  );
  const { wrongStopped: wrong, rightStopped: right } = account;
  const floors = breaker.trips.some(({ kind }) => kind === 'confidence_floor');
  return (
    <>
      <p className="eyebrow">
        “{breaker.name}”, per {breakerScopeWords[breaker.scope]}, replayed in event order; a label acts when
        it arrived
      </p>
      <h1 className="verdict">
        {account.actions === 0
          ? 'No action to replay in this slice.'
          : account.trips === 0
            ? `It would never have tripped on ${counted(account.actions, 'action')}.`
            : `It would have tripped ${account.trips === 1 ? 'once' : `${count(account.trips)} times`} and stopped ${hitsOf(wrong.hits, wrong.n)} wrong actions, and ${hitsOf(right.hits, right.n)} right ones.`}
      </h1>
      <p className="lede">It trips on {breakerWords(breaker)}.</p>
      <dl className="facts wide-facts">
        <dt>Wrong actions stopped</dt>
        <dd>
          {opens('Wrong actions that were stopped', false, true, rateLong(wrong, 'no wrong action is known'))}
          , {counted(wrong.incidents, 'incident')}
        </dd>
        <dt>Right actions stopped</dt>
        <dd>
          {opens('Right actions that were stopped', true, true, rateLong(right, 'no right action is known'))},{' '}
          {counted(right.incidents, 'incident')}
        </dd>
        <dt>Unresolved actions stopped</dt>
        <dd>
          {opens(
            'Unresolved actions that were stopped',
            null,
            true,
            hitsOf(account.openStopped, account.open),
          )}
        </dd>
        <dt>Exposure: wrong actions that act all the same</dt>
        <dd>{opens('Wrong actions that act all the same', false, false, count(account.exposure))}</dd>
        <dt>Largest burst before a trip</dt>
        <dd>{account.largestBurst === null ? 'no trip' : counted(account.largestBurst, 'wrong action')}</dd>
        <dt>In advisory-only mode</dt>
        <dd>
          {decimal(account.advisoryHours / 24, 1)} days of {decimal(account.hours / 24, 0)}, over{' '}
          {counted(account.scopes, 'scope')}
          {account.hours > 0 ? ` (${percent(account.advisoryHours / account.hours)})` : ''}
        </dd>
        {floors && account.withoutConfidence > 0 && (
          <>
            <dt>Without a confidence</dt>
            <dd>{counted(account.withoutConfidence, 'action')}: the floor counts them as below it</dd>
          </>
        )}
      </dl>
    </>
  );
}
