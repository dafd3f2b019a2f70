import { lazy, Suspense } from 'react';
import { shownPart } from '../../../session/screens';
import { useSession } from '../../../session/session';
import { useView } from '../../../session/view';
import { Account } from './Account';
import { OpenLogs } from './OpenLogs';
import { Reading } from './Reading';
import './load.css';
import './imported.css';

const MapperScreen = lazy(() => import('./mapper/MapperScreen'));
const KeptScreen = lazy(() => import('./kept/KeptScreen'));
const IntegrityScreen = lazy(() => import('./integrity/IntegrityScreen'));

/** Opens logs, shows how reading goes, and afterwards accounts for every line. */
export function LoadScreen() {
  const { phase, account, failure } = useSession();
  const part = useView((view) => (view.screen === 'load' ? shownPart('load', view.part)?.id : undefined));
  if (phase === 'opening' || phase === 'reading') return <Reading />;
  const isReady = phase === 'ready' && account !== null;
  return (
    <>
      {part === 'mapper' ? (
        <Suspense fallback={<div className="state" />}>
          <MapperScreen />
        </Suspense>
      ) : part === 'integrity' && isReady ? (
        <Suspense fallback={<div className="state" />}>
          <IntegrityScreen account={account} />
        </Suspense>
      ) : part === 'kept' ? (
        <Suspense fallback={<div className="state" />}>
          <KeptScreen />
        </Suspense>
      ) : isReady ? (
        <Account account={account} />
      ) : (
        <OpenLogs failure={phase === 'failed' ? failure : null} />
      )}
    </>
  );
}
