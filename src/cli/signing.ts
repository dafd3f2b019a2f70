import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { errorText } from '../records/unknown';
import { type Signer, signerOf } from '../report/signing/signing-key';
import { CannotEvaluate } from './criteria';

/** Where the passphrase of an encrypted key is taken from: an argument would stand in the list of processes. */
const passphraseVariable = 'SHADOWPROOF_KEY_PASSPHRASE';

const magic = 'openssh-key-v1\0';

/**
 * The private key of a file that `ssh-keygen` wrote, not encrypted. Throws an Error for people.
 * Source: PROTOCOL.key of OpenSSH; RFC 8709 (Ed25519), RFC 5656 (ECDSA).
 */
function sshKey(text: string): KeyObject {
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([\s\S]+?)-----END/.exec(text)?.[1] ?? '';
  let rest: Buffer = Buffer.from(body, 'base64');
  const take = (length: number): Buffer => {
    if (length > rest.length) throw new Error('This OpenSSH key is damaged: it ends too early.');
    const taken = rest.subarray(0, length);
    rest = rest.subarray(length);
    return taken;
  };
  const field = () => take(take(4).readUInt32BE());
  if (take(magic.length).toString('latin1') !== magic) throw new Error('This OpenSSH key is damaged.');
  const cipher = field().toString();
  if (cipher !== 'none')
    throw new Error(
      'This OpenSSH key is encrypted. Take its passphrase off a copy first: ssh-keygen -p -N ""',
    );
  field();
  field();
  if (take(4).readUInt32BE() !== 1) throw new Error('An OpenSSH file with one key is read.');
  field();
  rest = field();
  if (!take(4).equals(take(4))) throw new Error('This OpenSSH key is damaged.');
  const kind = field().toString();
  const url = (bytes: Buffer) => bytes.toString('base64url');
  if (kind === 'ssh-ed25519') {
    const x = url(field());
    const d = url(field().subarray(0, 32));
    return createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x, d } });
  }
  if (kind !== 'ecdsa-sha2-nistp256')
    throw new Error(`Keys of Ed25519 and of ECDSA P-256 can sign, not ${kind}.`);
  field();
  const point = field();
  const number = field();
  const d = Buffer.concat([Buffer.alloc(32), number]).subarray(-32);
  const [x, y] = [url(point.subarray(1, 33)), url(point.subarray(33, 65))];
  return createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y, d: url(d) } });
}

function pemKey(text: string): KeyObject {
  const passphrase = process.env[passphraseVariable];
  if (text.includes('ENCRYPTED') && passphrase === undefined)
    throw new Error(`This key is encrypted. Put its passphrase into the variable ${passphraseVariable}.`);
  try {
    return createPrivateKey({ key: text, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch (cause) {
    throw new Error(
      'This is no private key that can be read: PEM (PKCS #8, SEC 1) and OpenSSH files are. The passphrase may be wrong.',
      { cause },
    );
  }
}

/** The key of a file: PEM or OpenSSH. Rejects with `CannotEvaluate`. */
export async function signerOfFile(file: string): Promise<Signer> {
  try {
    const text = await readFile(file, 'utf8');
    const key = text.includes('BEGIN OPENSSH PRIVATE KEY') ? sshKey(text) : pemKey(text);
    if (!['ed25519', 'ec'].includes(key.asymmetricKeyType ?? ''))
      throw new Error(
        `Keys of Ed25519 and of ECDSA P-256 can sign, not ${key.asymmetricKeyType ?? 'this one'}.`,
      );
    return await signerOf(key.export({ type: 'pkcs8', format: 'der' }));
  } catch (error) {
    throw new CannotEvaluate(`${file}: ${errorText(error)}`);
  }
}
