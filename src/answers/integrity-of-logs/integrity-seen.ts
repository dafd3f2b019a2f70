import { coverageOf } from '../../intake/integrity/coverage';
import type { IntegritySeen } from '../../readiness/controls/judge-chain';
import type { LoadAccount } from '../../intake/loading/account';
import { rowsRead } from '../../intake/loading/account-totals';

/** What a load shows of its own integrity, as the readiness control judges it; null when nothing is chained. */
export function integritySeen(
  account: Pick<LoadAccount, 'integrity' | 'signatures' | 'files'> | null,
): IntegritySeen | null {
  if (account === null || account.integrity === null) return null;
  const { integrity, signatures = null, files } = account;
  return { chains: integrity.chains, coverage: coverageOf(integrity, rowsRead(files)), signatures };
}
