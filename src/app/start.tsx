import '../records/zod-without-eval';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Tools } from '../charts/figure/figure-tools';
import { OpenSql } from '../charts/figure/open-sql';
import './app.css';
import { App } from './shell/App';
import { openInConsole } from '../session/console';
import { followLinks } from '../session/link';
import { figureTools } from './parts/figure-tools';
import { askBeforeLeaving } from './open/ask-before-leaving';
import { keepOffline } from './offline/keep-offline';
import { startFromLink } from './open/start-from-link';
import { letElementsBeEmptied } from '../records/trusted';
import { applyPreferences } from '../session/preferences';

letElementsBeEmptied();
applyPreferences();
followLinks();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <OpenSql value={openInConsole}>
        <Tools value={figureTools}>
          <App />
        </Tools>
      </OpenSql>
    </StrictMode>,
  );
}
startFromLink();
askBeforeLeaving();
keepOffline();
