import type { AuditField } from './fields';

/** What one file can hold: fields of the log format as `decision.confidence`; null = all of them. */
export interface Carrier {
  readonly file: number;
  readonly fills: readonly string[] | null;
}

const fillsOne = ({ fills }: Carrier, need: string) =>
  fills === null || fills.some((each) => each === need || each.startsWith(`${need}.`));

/**
 * Whether decisions of a file cannot carry a field, whatever was logged. A field of the decision must be filled
 * by the decision's own file; one of a review, execution, verdict or release may stand in any file of the load.
 */
export function cannotCarryField(
  { needs }: Pick<AuditField, 'needs'>,
  file: number,
  carriers: readonly Carrier[],
): boolean {
  return !needs.some((need) =>
    carriers.some(
      (carrier) => (!need.startsWith('decision.') || carrier.file === file) && fillsOne(carrier, need),
    ),
  );
}
