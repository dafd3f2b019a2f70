const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that stands in HTML, in an element or an attribute, as that text and nothing else. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => named[character] ?? character);

/**
 * JSON that can stand inside a `<script type="application/json">`: no text of it can end the element or
 * open a comment. Still the same JSON value.
 */
export const jsonInHtml = (json: string): string =>
  json.replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
