/** Drawn anew for every visit and kept in memory only. */
const salt = crypto.getRandomValues(new Uint32Array(2));

/**
 * A short name for a person, so that screens and screenshots do not name staff. The same within a visit,
 * another one in the next, so that names of two pictures cannot be put together. FNV-1a over the salt and
 * the UTF-16 units; no secret: whoever holds the log can tell who it is.
 */
export function pseudonym(uid: string): string {
  let hash = salt.reduce((sum, word) => Math.imul(sum ^ word, 0x01000193), 0x811c9dc5);
  for (let at = 0; at < uid.length; at += 1) hash = Math.imul(hash ^ uid.charCodeAt(at), 0x01000193);
  // The lowest bits of FNV-1a hardly depend on the salt: mix before they are cut off.
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash ^= hash >>> 13;
  return `R-${(hash >>> 0).toString(36).toUpperCase().padStart(4, '0').slice(-4)}`;
}
