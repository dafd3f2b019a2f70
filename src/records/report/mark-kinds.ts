/** Every meaning that has a colour and a shape of its own. */
export const markKinds = [
  'agent',
  'human',
  'truth',
  'wrong',
  'override',
  'rollback',
  'within',
  'unresolved',
  'eligible',
  'notyet',
  'stepdown',
  'nm',
  'baseline',
  'candidate',
  'ink',
  'flag',
] as const;
export type MarkKind = (typeof markKinds)[number];

/** The class that sets `--c` (colour) and `--w` (wash) for a meaning. */
export function markClass(kind: MarkKind): string {
  return kind === 'flag' ? 'm-ink' : `m-${kind}`;
}
