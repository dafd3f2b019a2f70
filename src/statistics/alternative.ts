import { normalCdf, normalSurvival, normalTwoSided } from './distributions';

/** Which departures from the null count as evidence: `greater` = the first above the second (or above p0). */
export type Alternative = 'two-sided' | 'less' | 'greater';

/** p value of a standard normal statistic. */
export function normalP(z: number, alternative: Alternative): number {
  if (alternative === 'less') return normalCdf(z);
  return alternative === 'greater' ? normalSurvival(z) : normalTwoSided(z);
}
