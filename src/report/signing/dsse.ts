import { base64Of } from '../../records/base64';
import type { DsseEnvelope } from '../../records/test-result';
import type { Signer } from './signing-key';

/** The media type of in-toto statements in an envelope. */
export const statementType = 'application/vnd.in-toto+json';

/**
 * The bytes that are signed: the type and the payload with their lengths, so that neither can be taken for the other.
 * Source: DSSE protocol 1.0, pre-authentication encoding.
 */
export function preAuthEncoding(type: string, payload: Uint8Array): Uint8Array {
  const encoder = new TextEncoder();
  const typeBytes = encoder.encode(type).length;
  const head = encoder.encode(`DSSEv1 ${typeBytes} ${type} ${payload.length} `);
  const whole = new Uint8Array(head.length + payload.length);
  whole.set(head);
  whole.set(payload, head.length);
  return whole;
}

/** A statement as text, signed. With Ed25519 the same statement and key give the same bytes. */
export async function signStatement(statement: string, { keyid, sign }: Signer): Promise<DsseEnvelope> {
  const payload = new TextEncoder().encode(statement);
  const sig = base64Of(await sign(preAuthEncoding(statementType, payload)));
  return { payloadType: statementType, payload: base64Of(payload), signatures: [{ keyid, sig }] };
}

/** A statement as it leaves: plain, or signed in an envelope. */
export async function statementOut(statement: object, signer: Signer | null): Promise<string> {
  const text = JSON.stringify(statement, null, 2);
  return signer === null ? text : JSON.stringify(await signStatement(text, signer), null, 2);
}
