/** Drawn in a box of 14 px with lines of 1.3 px. */
export const icons: Readonly<Record<string, string>> = {
  table: 'M1.5 2.5h11v9h-11ZM1.5 5.5h11M5.5 5.5v6',
  column: 'M4.5 1.5h5v11h-5ZM4.5 4.5h5',
  text: 'M3 3.5V2.5h8v1M7 2.5v9M5 11.5h4',
  number: 'M5.5 2 4.5 12M9.5 2l-1 10M2.5 5h9.5M2 9h9.5',
  time: 'M7 1.5a5.5 5.5 0 1 0 .01 0M7 4v3l2.2 1.6',
  truth: 'M2 7.5 5.5 11 12 3',
  word: 'M5 3.5 1.5 7 5 10.5M9 3.5 12.5 7 9 10.5',
};

/** The icon of a type of DuckDB. */
export function iconOfType(type: string): string {
  if (type === 'boolean') return 'truth';
  if (/time|date/.test(type)) return 'time';
  return /int|double|decimal|float|numeric/.test(type) ? 'number' : 'text';
}

/** An icon outside React: in the list that the editor offers. */
export function drawIcon(name: string): Node {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const path = document.createElementNS(space, 'path');
  svg.setAttribute('viewBox', '0 0 14 14');
  svg.setAttribute('class', 'sql-icon');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', icons[name] ?? '');
  svg.append(path);
  return svg;
}
