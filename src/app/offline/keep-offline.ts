import { trustedScript } from '../../records/trusted';

/** After so long the first screen stands, and the rest of the app no longer takes its place on the wire. */
const afterMs = 10_000;

/**
 * Lets the browser keep the app, so that it opens and works with the network cut. Where a page has no service worker
 * (hosts without HTTPS, some private windows) the app works as before, with the network.
 */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = () => {
    navigator.serviceWorker
      .register(trustedScript(new URL('service-worker.js', document.baseURI).href), {
        updateViaCache: 'none',
      })
      .catch(() => undefined);
  };
  setTimeout(() => {
    if ('requestIdleCallback' in window) requestIdleCallback(register, { timeout: afterMs });
    else register();
  }, afterMs);
}
