/** A count with thousands apart: 12,345. */
export const wholeNumber = (n: number): string => n.toLocaleString('en-US');
