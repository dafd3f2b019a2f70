/** The end of a share axis that holds every value: a round number with three to five ticks up to it. */
export function shareAxis(values: readonly number[]): { readonly until: number; readonly ticks: number[] } {
  const highest = Math.max(0.001, ...values);
  const steps = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25];
  const step = steps.find((each) => each * 4 >= highest) ?? 0.25;
  const until = Math.min(1, Math.ceil(highest / step - 1e-9) * step);
  const ticks = Array.from({ length: Math.round(until / step) + 1 }, (_, at) => at * step);
  return { until, ticks };
}

/** A tick of a share axis: "20%" on the last, "10" elsewhere. */
export function tickWords(tick: number, isLast: boolean): string {
  const text = String(Number((tick * 100).toFixed(2)));
  return isLast ? `${text}%` : text;
}

/** A place on the page as a percentage, two decimals. */
export const across = (share: number): string => `${(share * 100).toFixed(2)}%`;
export const px = (value: number): number => Number(value.toFixed(1));
