type Row = Readonly<Record<string, unknown>>;

/** The same rows as people and collectors hand them over: name, text, and whether a row of another log is among them. */
export const asOddExports = (
  rows: readonly Row[],
  list: string,
): readonly (readonly [name: string, text: string, isOdd: boolean])[] => [
  [
    'newest first',
    rows
      .toReversed()
      .map((row) => JSON.stringify(row))
      .join('\n'),
    false,
  ],
  [
    'with one odd row',
    [{ level: 'info', msg: 'started' }, ...rows].map((row) => JSON.stringify(row)).join('\n'),
    true,
  ],
  [`in a list named ${list}`, JSON.stringify({ [list]: rows }, null, 2), false],
];
