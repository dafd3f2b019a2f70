// Keeps this build in the browser's own cache and answers from it, so that every screen opens with the network cut.
// The build puts its version and its files in the place of the two texts below. What is no file of the build (logs and
// reports that are hosted beside the app) is asked from the host as ever.
const version = 'VERSION';
const files = ['FILES'];

const { scope } = self.registration;
const prefix = `shadowproof ${scope} `;
const name = `${prefix}${version}`;
const addresses = new Set(files.map((file) => new URL(file, scope).href));

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) =>
  event.waitUntil(forgetOthers().then(() => self.clients.claim())),
);
self.addEventListener('fetch', (event) => {
  const address = addressOf(event.request);
  if (address !== null) event.respondWith(answer(event.request, address));
});

/** One file after another, so that what the page asks for comes first; a start that was cut off goes on. */
async function keepAll() {
  const cache = await caches.open(name);
  for (const address of addresses) {
    if (await cache.match(address)) continue;
    const response = await fetch(address, { cache: address.includes('/assets/') ? 'default' : 'no-cache' });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    await cache.put(address, response.redirected ? await withoutRedirect(response) : response);
  }
}

/** A page may not be opened with an answer that says it was redirected. */
async function withoutRedirect(response) {
  const { headers, status, statusText } = response;
  return new Response(await response.blob(), { headers, status, statusText });
}

/** Other builds of this deployment; another one of the same host has a scope of its own. */
async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((each) => each.startsWith(prefix) && each !== name).map((each) => caches.delete(each)),
  );
}

/** The file of this build that is asked for, or null. */
function addressOf({ method, url }) {
  if (method !== 'GET') return null;
  const asked = new URL(url);
  asked.search = '';
  asked.hash = '';
  const address = asked.href === new URL('index.html', scope).href ? scope : asked.href;
  return addresses.has(address) ? address : null;
}

async function answer(request, address) {
  const cache = await caches.open(name);
  return (await cache.match(address)) ?? fetch(request);
}
