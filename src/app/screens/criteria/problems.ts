/** Problems of `readCriteria` by their place: "gates.0.limit" → "limit must be below 1". */
export function byPlace(problems: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    problems.map((problem) => {
      const colon = problem.indexOf(': ');
      return colon < 0 ? ['', problem] : [problem.slice(0, colon), problem.slice(colon + 2)];
    }),
  );
}
