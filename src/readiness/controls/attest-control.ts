import type { Attestation } from '../../records/attestation';
import type { ControlResult } from '../verdict';

/**
 * A person's word fills in where the log holds no case; it never outweighs a case against the control,
 * and where the log shows the control it is not needed.
 */
export function attestControl(control: ControlResult, attestation: Attestation | undefined): ControlResult {
  if (attestation === undefined || control.state !== 'no_evidence') return control;
  const { by, on, text } = attestation;
  return {
    ...control,
    state: 'attested',
    sentence: `Attested by ${by} on ${on}, not shown by the log: “${text}”.`,
  };
}
