export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Forty weeks, Monday to Monday. What had not happened by the end is not in the logs. */
export const start = Date.UTC(2026, 1, 9);
export const end = Date.UTC(2026, 10, 16);
export const lag = 14 * day;

export const iso = (epoch: number) => `${new Date(epoch).toISOString().slice(0, 19)}Z`;

const dayEdges = [0.165, 0.33, 0.495, 0.66, 0.82, 0.91, 1];
const hourWeights = [2, 2, 2, 2, 2, 2, 3, 4, 7, 9, 9, 8, 7, 8, 9, 8, 7, 6, 5, 4, 3, 3, 2, 2];
const hourEdges = hourWeights.map(
  (_, index) => hourWeights.slice(0, index + 1).reduce((a, b) => a + b) / 116,
);

/** The time of a case that lies `progress` (0 to 1) through the period: office hours and weekdays are busier. */
export function caseTime(progress: number, unit: () => number): number {
  const weeks = (Math.min(progress, 0.999999) * (end - start)) / (7 * day);
  const inWeek = weeks % 1;
  const weekday = dayEdges.findIndex((edge) => inWeek < edge);
  const at = unit();
  const hourOfDay = Math.max(
    0,
    hourEdges.findIndex((edge) => at < edge),
  );
  return (
    start +
    Math.floor(weeks) * 7 * day +
    weekday * day +
    hourOfDay * hour +
    Math.floor(unit() * 3600) * second
  );
}
