import './app/zod-without-eval';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { OpenSql } from './charts/figure/open-sql';
import './charts/look/tokens.css';
import './charts/look/components.css';
import './app/app.css';
import { App } from './app/shell/App';
import { openInConsole } from './app/state/console';
import { followLinks } from './app/state/link';
import { startFromLink } from './app/state/start-from-link';
import { applyPreferences } from './app/state/preferences';

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
