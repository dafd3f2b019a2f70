import { binomialCdf, binomialPmf, chisquareSurvival } from './distributions';

export interface McNemar {
  readonly method: 'exact' | 'mid-p' | 'chi-square';
  /** min(b, c) for the exact forms, chi-square otherwise. */
  readonly statistic: number;
  readonly p: number;
}

export interface McNemarOptions {
  readonly method?: McNemar['method'];
  /** Edwards's continuity correction, chi-square form only. */
  readonly correction?: boolean;
}

/**
 * McNemar's test on the discordant pairs b and c of matched cases. Without a method it is exact
 * below 25 discordant pairs and chi-square with correction above.
 * Throws RangeError unless b and c are whole and 0 or more.
 * Source: McNemar (1947), Psychometrika 12, 153–157; mid-p: Fagerland, Lydersen, Laake (2013),
 * BMC Medical Research Methodology 13:91.
 */
export function mcnemar(b: number, c: number, options: McNemarOptions = {}): McNemar {
  if (![b, c].every((count) => Number.isInteger(count) && count >= 0)) {
    throw new RangeError('discordant pairs must be whole and 0 or more');
  }
  const n = b + c;
  const method = options.method ?? (n < 25 ? 'exact' : 'chi-square');
  if (method === 'chi-square') {
    const distance = Math.max(0, Math.abs(b - c) - ((options.correction ?? true) ? 1 : 0));
    const statistic = n === 0 ? 0 : distance ** 2 / n;
    return { method, statistic, p: chisquareSurvival(statistic, 1) };
  }
  const fewer = Math.min(b, c);
  if (n === 0) return { method, statistic: 0, p: 1 };
  const exact = 2 * binomialCdf(fewer, n, 0.5);
  const p = method === 'exact' ? exact : exact - binomialPmf(fewer, n, 0.5);
  return { method, statistic: fewer, p: Math.min(1, p) };
}
