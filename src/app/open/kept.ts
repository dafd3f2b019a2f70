import { forgetStored } from '../../session/create-store';
import { takeSalt } from '../../session/names';
import { newSalt } from '../../records/person-names';
import { setTheme } from '../../session/preferences';
import { forgetKeptLogs } from './kept-logs';

const ownCaches = async (): Promise<string[]> => {
  const prefix = `shadowproof ${new URL('.', document.baseURI).href}`;
  if (!('caches' in globalThis)) return [];
  // A browser that refuses the storage keeps nothing in it.
  const names = await caches.keys().catch((): string[] => []);
  return names.filter((name) => name.startsWith(prefix));
};

/** How many files of the app itself this browser keeps for this address. */
export async function appKept(): Promise<number> {
  const counts = await Promise.all(
    (await ownCaches()).map(async (name) => (await (await caches.open(name)).keys()).length),
  );
  return counts.reduce((sum, each) => sum + each, 0);
}

/** Takes away all that this browser keeps for the app; what is open on the page stays. */
export async function forgetEverything(): Promise<void> {
  forgetStored(() => {
    setTheme('system');
    // People on the page get new names; the new salt is not kept before somebody is shown in another visit.
    takeSalt(newSalt());
  });
  await forgetKeptLogs();
  for (const name of await ownCaches()) await caches.delete(name);
  const own = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
  await own?.unregister();
}
