/**
 * A stable short name for a person, so that screens and screenshots do not name staff. FNV-1a over the
 * UTF-16 units; no secret: whoever holds the log can tell who it is.
 */
export function pseudonym(uid: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < uid.length; at += 1) hash = Math.imul(hash ^ uid.charCodeAt(at), 0x01000193);
  return `R-${(hash >>> 0).toString(36).toUpperCase().padStart(4, '0').slice(-4)}`;
}
