/** Hands a text or a blob to the browser as a file; it goes nowhere else. */
export function download(name: string, content: string | Blob, type = 'text/plain'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A file name from a title and a time: letters, digits and dashes only. */
export function reportFileName(title: string, exportedAt: string): string {
  const safe = `${title}-${exportedAt.slice(0, 10)}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return safe.replace(/^-+|-+$/g, '').slice(0, 80) || 'report';
}
