import type { z } from 'zod';

/** What was kept under `key`, checked; `otherwise` when there is nothing, or nothing that can be read. */
export function readKept<Value>(
  key: string,
  schema: z.ZodType<Value>,
  otherwise: Value,
): { value: Value; unreadable: boolean } {
  let text: string | null = null;
  try {
    text = localStorage.getItem(key);
    if (text === null) return { value: otherwise, unreadable: false };
    return { value: schema.parse(JSON.parse(text)), unreadable: false };
  } catch {
    return { value: otherwise, unreadable: text !== null };
  }
}

/** Keeps a value on this machine; false where the browser forbids it or has no room. */
export function keep(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Tells when another tab of this browser changed what is kept under `key`, so that neither writes over the other. */
export function onKeptElsewhere(key: string, changed: () => void): void {
  if (typeof window === 'undefined') return;
  window.addEventListener('storage', (event) => {
    // Without a key all was cleared.
    if (event.key === key || event.key === null) changed();
  });
}
