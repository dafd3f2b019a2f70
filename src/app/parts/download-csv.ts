/**
 * One CSV field. A leading =, +, -, @ or control character would be run as a formula by spreadsheet
 * programs (OWASP, CSV injection), so such a field gets an apostrophe in front.
 */
export function csvField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands the rows to the browser as a file; they go nowhere else. */
export function downloadCsv(
  name: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const text = [head, ...rows].map((row) => row.map(csvField).join(',')).join('\r\n');
  const address = URL.createObjectURL(new Blob([`${text}\r\n`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
