/** A place on the page as a percentage, two decimals. */
export const across = (share: number): string => `${(share * 100).toFixed(2)}%`;
export const px = (value: number): number => Number(value.toFixed(1));

/** A name beside its marks: one over `longest` characters is cut in its middle, where names differ least; the table has all of it. */
export function drawnName(name: string, longest = 36): string {
  if (name.length <= longest) return name;
  const tail = Math.floor(longest / 3);
  return `${name.slice(0, longest - tail - 1)}…${name.slice(-tail)}`;
}
