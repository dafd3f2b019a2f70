import { count, counted, decimal, hitsOf, percent, rateLong } from '../../../charts/format';
import type { BreakerAccount } from '../../../metrics/breaker-replay/account';
import { breakerWords } from '../../../metrics/what-if/words';
import type { Breaker } from '../../../records/breaker';

export function BreakerHead({ account, breaker }: { account: BreakerAccount; breaker: Breaker }) {
  const { wrongStopped: wrong, rightStopped: right } = account;
  const floors = breaker.trips.some(({ kind }) => kind === 'confidence_floor');
  return (
    <>
      <p className="eyebrow">
        “{breaker.name}”, per{' '}
        {breaker.scope === 'all'
          ? 'everything'
          : breaker.scope.replace('agent_workflow', 'agent and workflow')}
        , replayed in event order; a label acts when it arrived
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
          {rateLong({ ...wrong, reason: 'no wrong action is known' })}, {counted(wrong.incidents, 'incident')}
        </dd>
        <dt>Right actions stopped</dt>
        <dd>
          {rateLong({ ...right, reason: 'no right action is known' })}, {counted(right.incidents, 'incident')}
        </dd>
        <dt>Unresolved actions stopped</dt>
        <dd>{hitsOf(account.openStopped, account.open)}</dd>
        <dt>Exposure: wrong actions that act all the same</dt>
        <dd>{count(account.exposure)}</dd>
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
