import './app/zod-without-eval';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { OpenSql } from './charts/figure/open-sql';
import './app/app.css';
import { App } from './app/shell/App';
import { openInConsole } from './session/console';
import { followLinks } from './session/link';
import { askBeforeLeaving } from './app/open/ask-before-leaving';
import { keepOffline } from './app/offline/keep-offline';
import { startFromLink } from './app/open/start-from-link';
import { applyPreferences } from './session/preferences';

applyPreferences();
followLinks();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <OpenSql value={openInConsole}>
        <App />
      </OpenSql>
    </StrictMode>,
  );
}
startFromLink();
askBeforeLeaving();
keepOffline();
