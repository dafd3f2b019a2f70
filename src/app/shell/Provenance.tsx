import { count, counted, utcPeriod } from '../../words/format';
import type { Integrity } from '../../intake/integrity/check-chains';
import { isBroken } from '../../readiness/controls/judge-chain';
import { countsOf, totalOf } from '../../intake/loading/account-totals';
import { inForce, useCriteria } from '../../session/criteria';
import { useSession } from '../../session/session';
import { useSelection } from '../../session/slice-store';
import { goTo, useView } from '../../session/view';
import { judgedWords, verdictsJudgedWords } from './filters/judged-words';

const namedFiles = 3;

/** Which files these numbers come from, their hashes, the period, and what was not read. */
export function Provenance() {
  const { account, period } = useSession();
  const { maturityLagDays } = useSelection();
  const { criteria } = useCriteria(inForce);
  const isByCriteria = useView(({ screen }) => screen === 'readiness');
  if (!account) return null;
  const rejected = totalOf(account.files).rejected;
  // Of what waits for its mapping nothing was read, so nothing is rejected yet either.
  const isAnyRead = account.files.some(({ imported }) => imported?.format !== 'table');
  const more = account.files.length - namedFiles;
  return (
    <div className="prov" role="group" aria-label="Where the numbers come from">
      {account.files.slice(0, namedFiles).map((file) => (
        <span key={file.index}>
          <b className="mono">{file.name}</b>{' '}
          {file.problem === undefined
            ? counted(countsOf(file).accepted, 'record')
            : file.imported?.format === 'table'
              ? 'needs a mapping'
              : 'could not be read'}{' '}
          {file.sha256 && (
            <span className="mono" title={`SHA-256 ${file.sha256}`}>
              {file.sha256.slice(0, 4)}…{file.sha256.slice(-4)}
            </span>
          )}
        </span>
      ))}
      {more > 0 && (
        <span>
          and{' '}
          <a href="?" onClick={openAccount}>
            {counted(more, 'more file')}
          </a>
        </span>
      )}
      {period && (
        <span>
          {utcPeriod(period.from, period.to)} UTC,{' '}
          {isByCriteria
            ? verdictsJudgedWords(
                period,
                criteria.flatMap(({ gates }) => gates.map((gate) => gate.maturityLagDays)),
              )
            : judgedWords(period, maturityLagDays)}
        </span>
      )}
      {isAnyRead && (
        <span>
          <a href="?" onClick={openAccount}>
            {rejected === 0 ? 'no record rejected' : `${counted(rejected, 'record')} rejected`}
          </a>
        </span>
      )}
      {account.integrity && (
        <span>
          <a href="?" onClick={openIntegrity}>
            {chainsSaid(account.integrity)}
          </a>
        </span>
      )}
    </div>
  );
}

/** Whether the logs are as they were written, as far as their chains tell. */
function chainsSaid({ chains, chainCount }: Integrity): string {
  const broken = chains.filter(isBroken).length;
  if (broken === 0) return `no break in ${counted(chainCount, 'hash chain')}`;
  return `${count(broken)} of ${counted(chainCount, 'hash chain')} broken`;
}

function openIntegrity(event: { preventDefault(): void }): void {
  event.preventDefault();
  goTo('load', { part: 'integrity' });
}

function openAccount(event: { preventDefault(): void }): void {
  event.preventDefault();
  goTo('load');
}
