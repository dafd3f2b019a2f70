import { useSession } from '../../state/session';
import { Account } from './Account';
import { OpenLogs } from './OpenLogs';
import { Reading } from './Reading';
import './load.css';

/** Opens logs, shows how reading goes, and afterwards accounts for every line. */
export function LoadScreen() {
  const { phase, account, failure } = useSession();
  if (phase === 'opening' || phase === 'reading') return <Reading />;
  if (phase === 'ready' && account) return <Account account={account} />;
  return <OpenLogs failure={phase === 'failed' ? failure : null} />;
}
