/** Hands a value to the browser as a JSON file; it goes nowhere else. */
export function downloadJson(name: string, value: unknown): void {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A file name from criteria: letters, digits and dashes only. */
export function criteriaFile(name: string, version: string): string {
  const safe = `${name}-${version}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `criteria-${safe.replace(/^-+|-+$/g, '').slice(0, 80) || 'unnamed'}.json`;
}
