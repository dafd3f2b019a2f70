import type { Breaker } from '../../../records/breaker';
import type { Policy } from '../../../records/policy';
import { isTooLongForLink, keepLong } from '../../../session/change-in-link';

/** Says so where rules or a breaker are too long for a link. */
export function LinkNote({ change }: { change: Policy | Breaker }) {
  if (!isTooLongForLink(change)) return null;
  return (
    <p className="part-note">
      “{change.name}” is too long for a link.{' '}
      {keepLong(change)
        ? 'It is kept in this browser, and the link opens it here alone: export it as JSON for anybody else.'
        : 'This browser keeps nothing either: export it as JSON, or it is gone when the page is closed.'}
    </p>
  );
}
