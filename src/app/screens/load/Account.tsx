import { lazy, Suspense } from 'react';
import { Section } from '../../parts/Section';
import { count, counted } from '../../../words/format';
import { utcDateTime } from '../../../words/format';
import type { LoadAccount } from '../../../intake/loading/account';
import { type Counts, totalOf } from '../../../intake/loading/account-totals';
import { goTo } from '../../../session/view';
import { ChainsSection } from './integrity/ChainsSection';
import { FilesTable } from './FilesTable';
import { mapColumns, unmapped } from './unmapped';
import { KeepLogs } from './KeepLogs';
import { KindsTable } from './KindsTable';
import { Openers } from './Openers';
import { ReadInZone } from './ReadInZone';
import { RejectedLines } from './RejectedLines';
import { Troubles } from './Troubles';
import { UnknownWords } from './UnknownWords';

// It names every format.
const ImportedSources = lazy(() => import('./ImportedSources'));

/** What became of all that was opened, in a few sentences. A file that waits for a mapping has not failed. */
function headline({ files }: LoadAccount, total: Counts): string {
  const waiting = unmapped(files).length;
  const refused = files.filter(({ problem }) => problem !== undefined).length - waiting;
  const ofFiles = [
    refused === 0 ? '' : ` ${count(refused)} of ${counted(files.length, 'file')} could not be read.`,
    waiting === 0
      ? ''
      : ` ${counted(waiting, 'file')} ${waiting === 1 ? 'needs a mapping before it' : 'need a mapping before they'} can be read.`,
  ].join('');
  if (total.read === 0) {
    if (refused === 0 && waiting > 0) return ofFiles.trim();
    return refused === 0 ? 'No record was found.' : `No record was loaded.${ofFiles}`;
  }
  const left = total.rejected + total.conflict + total.duplicate;
  if (left === 0)
    return total.read === 1
      ? `The only record loaded.${ofFiles}`
      : `All ${count(total.read)} records loaded.${ofFiles}`;
  const leftOut = `${count(left)} left out, ${left === 1 ? 'for the reason' : 'each for a reason'} below.`;
  return `${count(total.accepted)} of ${counted(total.read, 'record')} loaded. ${leftOut}${ofFiles}`;
}

/** Every line that was read, in exactly one class, and what is odd about the logs. */
export function Account({ account }: { account: LoadAccount }) {
  const total = totalOf(account.files);
  const { build } = account;
  const isEmpty = build.facts === 0;
  const waiting = unmapped(account.files);
  const isOnlyWaiting = waiting.length === account.files.length;
  return (
    <>
      <section>
        <p className="eyebrow">Account of what was read</p>
        <h1 className="verdict">{headline(account, total)}</h1>
        <p className="lede">
          {isOnlyWaiting ? (
            <>
              No format that is known fits. Say which column is what; first guesses are made, and a preview
              shows what becomes of the rows.
            </>
          ) : isEmpty ? (
            <>
              <b>No decision was found, so there is nothing to judge.</b> At least one file with records of
              the type “decision” is needed.
            </>
          ) : (
            <>
              They hold <b>{counted(build.facts, 'decision')}</b>. The latest time in the logs is{' '}
              {utcDateTime(build.asOf)}; ages are counted to it.
              {build.clock.gapDays >= 30 && (
                <>
                  {' '}
                  <b>It stands {counted(Math.round(build.clock.gapDays), 'day')} after everything else</b>:
                  one late record makes all others look older than they are.
                </>
              )}
            </>
          )}
        </p>
        {!isEmpty && <KeepLogs />}
        {(!isEmpty || waiting.length > 0) && (
          <p className="account-next">
            {!isEmpty && (
              <button type="button" className="button main" onClick={() => goTo('readiness')}>
                See readiness
              </button>
            )}
            {waiting.map(({ index, name }, at) => (
              <button
                key={index}
                type="button"
                className={isEmpty && at === 0 ? 'button main' : 'button'}
                onClick={() => void mapColumns(index)}
              >
                Map the columns of {name}
              </button>
            ))}
          </p>
        )}
      </section>
      <section>
        <FilesTable files={account.files} />
      </section>
      <UnknownWords files={account.files} />
      <Suspense>
        <ImportedSources files={account.files} />
      </Suspense>
      {!isOnlyWaiting && (
        <>
          <section>
            <KindsTable files={account.files} />
          </section>
          <section>
            <RejectedLines rejections={account.rejections} total={total.rejected} />
            <ReadInZone rejections={account.rejections} />
          </section>
          <ChainsSection account={account} />
          <Troubles account={account} />
        </>
      )}
      <Section title="Open other logs" sub="They take the place of these.">
        <Openers />
      </Section>
    </>
  );
}
