import { beginEngine } from './database/engine/start-engine';
import { beginReaders } from './jobs/reading/parse-pool';

// What takes longest starts first, beside the rest of the page.
beginEngine();
if (new URLSearchParams(location.search).has('load')) beginReaders();
void import('./app/start');
