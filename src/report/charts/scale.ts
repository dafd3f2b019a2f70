/** A place on the page as a percentage, two decimals. */
export const across = (share: number): string => `${(share * 100).toFixed(2)}%`;
export const px = (value: number): number => Number(value.toFixed(1));
