import { count, counted, utcPeriod } from '../../words/format';
import type { Integrity } from '../../intake/integrity/check-chains';
import { isBroken } from '../../readiness/controls/judge-chain';
import { countsOf, totalOf } from '../../intake/loading/account-totals';
import { inForce, useCriteria } from '../../session/criteria';
import { useSession } from '../../session/session';
import { useSelection } from '../../session/slice-store';
import { goTo, useView } from '../../session/view';
import { Drop } from '../../charts/drop/Drop';
import { judgedWords, verdictsJudgedWords } from './filters/judged-words';

const namedFiles = 3;

/** What was loaded, in a few words; opened: which files, their hashes, the period, and what was not read. */
export function Loaded() {
  const { account, period } = useSession();
  const { maturityLagDays } = useSelection();
  const { criteria } = useCriteria(inForce);
  const isByCriteria = useView(({ screen }) => screen === 'readiness');
  if (!account)
    return (
      <span className="stays">
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <path
            d="M4 6V4.5a3 3 0 0 1 6 0V6M2.8 6h8.4v6.2H2.8Z"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
          />
        </svg>
        Nothing leaves this browser
      </span>
    );
  const rejected = totalOf(account.files).rejected;
  // Of what waits for its mapping nothing was read, so nothing is rejected yet either.
  const isAnyRead = account.files.some(({ imported }) => imported?.format !== 'table');
  const more = account.files.length - namedFiles;
  const broken = account.integrity?.chains.filter(isBroken).length ?? 0;
  const bad = [
    ...(rejected > 0 && isAnyRead ? [`${count(rejected)} rejected`] : []),
    ...(broken > 0 ? [`${counted(broken, 'broken chain')}`] : []),
  ];
  const loaded = `${counted(account.files.length, 'file')}, ${counted(totalOf(account.files).accepted, 'record')}`;
  return (
    <Drop
      className="loaded"
      label={`${loaded}${bad.map((each) => `, ${each}`).join('')}`}
      summary={
        <>
          <svg className={bad.length > 0 ? 'bad' : undefined} viewBox="0 0 14 14" aria-hidden="true">
            <path
              d="M3.2 1.6h5l2.6 2.6v8.2H3.2ZM8 1.8v2.6h2.6M5 7h4M5 9.4h4"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.3"
            />
          </svg>
          <b>{counted(account.files.length, 'file')}</b>
          <span className="loaded-more"> · {counted(totalOf(account.files).accepted, 'record')}</span>
          {bad.length > 0 && <span className="bad"> · {bad.join(', ')}</span>}
        </>
      }
    >
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
        <span>Nothing leaves this browser</span>
      </div>
    </Drop>
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
