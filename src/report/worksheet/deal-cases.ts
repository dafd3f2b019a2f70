import type { AuditDraw } from '../../records/audit';

/**
 * Which cases of a draw each of some readers reads, so that all have about as many: the cases are dealt in turn, and
 * one that two people read goes to the next reader as well. With one reader nobody reads a case a second time.
 * `areSecond`: they read only the cases that two people read, which others have read before.
 */
export function dealCases(
  { cases }: Pick<AuditDraw, 'cases'>,
  readers: readonly string[],
  areSecond = false,
): Map<string, AuditDraw['cases']> {
  const dealt = new Map<string, AuditDraw['cases']>(readers.map((reader) => [reader, []]));
  const names = [...dealt.keys()];
  let next = 0;
  const give = (each: AuditDraw['cases'][number]) => {
    dealt.get(names[next % names.length] ?? '')?.push(each);
    next += 1;
  };
  for (const each of cases) {
    const isForTwo = each.readers > 1;
    if (areSecond && !isForTwo) continue;
    give(each);
    if (isForTwo && !areSecond && names.length > 1) give(each);
  }
  return dealt;
}
