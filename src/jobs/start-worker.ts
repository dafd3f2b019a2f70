/**
 * A worker from a built script of this origin, started from a `blob:` address: only then the page's
 * Content-Security-Policy binds it too, so that it cannot reach another origin.
 */
export function startWorker(scriptUrl: string, onError: (message: string) => void): Worker {
  const script = JSON.stringify(new URL(scriptUrl, location.href).href);
  const address = URL.createObjectURL(new Blob([`import ${script};`], { type: 'text/javascript' }));
  const worker = new Worker(address, { type: 'module' });
  worker.addEventListener('error', (event) => onError(event.message || 'The worker could not start.'));
  // The script is fetched by then; a longer life would keep the blob in memory for good.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return worker;
}
