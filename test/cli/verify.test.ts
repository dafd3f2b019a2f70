import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { p256 } from '@noble/curves/nist.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { signerOfFile } from '../../src/cli/signing';
import { main as verify } from '../../src/cli/verify';
import { log, release } from './log';
import { evaluate } from './shared-engine';
import { captureWritten } from './written';

const written = captureWritten();
const bundle = `sha256:${'a'.repeat(64)}`;
const key = (name: string) => path.resolve('test/fixtures/keys', name);
const envelopeShape = z.strictObject({
  payloadType: z.literal('application/vnd.in-toto+json'),
  payload: z.string(),
  signatures: z
    .array(z.strictObject({ keyid: z.string().regex(/^[0-9a-f]{64}$/), sig: z.string() }))
    .length(1),
});
const decoded = (text: string) => Buffer.from(text, 'base64');

/** The last bytes of a SubjectPublicKeyInfo are the point of its curve. */
async function pointOf(file: string, length: number): Promise<Uint8Array> {
  const body = (await readFile(key(file), 'utf8')).replace(/-----.*-----|\s/g, '');
  return new Uint8Array(decoded(body).subarray(-length));
}

const files = { good: '', wrong: '', envelope: '', failed: '' };
async function signed(name: string, file: string): Promise<string> {
  written.out = '';
  await evaluate([file, '--attest', '--sign', key('ed25519.pem')]);
  return written.file(name, written.out);
}

/** Made once, whichever test runs first; before that, what is written would reach the terminal. */
async function prepare() {
  if (files.envelope !== '') return;
  const named = (text: string) => text.replaceAll(release, bundle);
  files.good = await written.file('good.jsonl', named(log(150, () => false)));
  files.wrong = await written.file('wrong.jsonl', named(log(150, (index) => index % 2 === 0)));
  files.envelope = await signed('good.dsse.json', files.good);
  files.failed = await signed('wrong.dsse.json', files.wrong);
  written.out = written.err = '';
}

beforeEach(prepare);

const check = async (...args: string[]) => {
  written.out = written.err = '';
  return verify(args);
};

describe('the bytes that are signed', () => {
  // protocol.md of secure-systems-lab/dsse, "Test Vectors": signed by another implementation.
  it('are those of the specification: its own signature fits them', async () => {
    const { preAuthEncoding } = await import('../../src/report/signing/dsse');
    const message = preAuthEncoding('http://example.com/HelloWorld', new TextEncoder().encode('hello world'));
    expect(Buffer.from(message).toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
    const hex = (number: bigint) => number.toString(16).padStart(64, '0');
    const x = 46950820868899156662930047687818585632848591499744589407958293238635476079160n;
    const y = 5640078356564379163099075877009565129882514886557779369047442380624545832820n;
    const point = Buffer.from(`04${hex(x)}${hex(y)}`, 'hex');
    const sig = decoded(
      'A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==',
    );
    expect(p256.verify(sig, message, point, { lowS: false })).toBe(true);
  });

  it('count bytes, not characters', async () => {
    const { preAuthEncoding } = await import('../../src/report/signing/dsse');
    expect(Buffer.from(preAuthEncoding('ü', Uint8Array.of(0xff))).toString('latin1')).toBe(
      Buffer.concat([Buffer.from('DSSEv1 2 ü 1 '), Buffer.of(0xff)]).toString('latin1'),
    );
  });
});

describe('keys that sign', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['ed25519.pem', 'ed25519.pub.pem'],
    ['ssh-ed25519', 'ssh-ed25519.pub.pem'],
  ])('%s makes a signature that another implementation takes', async (file, open) => {
    const message = new TextEncoder().encode('who signed this?');
    const signature = await (await signerOfFile(key(file))).sign(message);
    expect(ed25519.verify(signature, message, await pointOf(open, 32))).toBe(true);
    expect(ed25519.verify(signature, new Uint8Array([1]), await pointOf(open, 32))).toBe(false);
  });

  it.each([
    ['ecdsa-sec1.pem', 'ecdsa.pub.pem'],
    ['ssh-ecdsa', 'ssh-ecdsa.pub.pem'],
  ])('%s makes a signature that another implementation takes', async (file, open) => {
    const message = new TextEncoder().encode('who signed this?');
    const signature = await (await signerOfFile(key(file))).sign(message);
    expect(p256.verify(signature, message, await pointOf(open, 65), { lowS: false })).toBe(true);
  });

  it('may be encrypted when the passphrase is in the environment', async () => {
    await expect(signerOfFile(key('ed25519-encrypted.pem'))).rejects.toThrow(/SHADOWPROOF_KEY_PASSPHRASE/);
    vi.stubEnv('SHADOWPROOF_KEY_PASSPHRASE', 'wrong');
    await expect(signerOfFile(key('ed25519-encrypted.pem'))).rejects.toThrow(/passphrase may be wrong/);
    vi.stubEnv('SHADOWPROOF_KEY_PASSPHRASE', 'secret');
    await expect(signerOfFile(key('ed25519-encrypted.pem'))).resolves.toHaveProperty('keyid');
  });

  it.each([
    ['ssh-encrypted', /encrypted.*ssh-keygen -p/],
    ['ssh-rsa', /not ssh-rsa/],
    ['ed25519.pub.pem', /no private key/],
    ['missing.pem', /ENOENT/],
  ])('%s is refused with the reason and the path', async (file, why) => {
    await expect(signerOfFile(key(file))).rejects.toThrow(why);
    await expect(signerOfFile(key(file))).rejects.toThrow(file);
  });
});

describe('a signed statement', () => {
  it('is the plain statement in an envelope, the same bytes twice', async () => {
    const envelope = envelopeShape.parse(JSON.parse(await readFile(files.envelope, 'utf8')));
    written.out = '';
    expect(await evaluate([files.good, '--attest'])).toBe(0);
    expect(`${decoded(envelope.payload).toString()}\n`).toBe(written.out);
    expect(await readFile(await signed('again.dsse.json', files.good), 'utf8')).toBe(
      await readFile(files.envelope, 'utf8'),
    );
    const message = Buffer.from(
      `DSSEv1 28 application/vnd.in-toto+json ${decoded(envelope.payload).length} ${decoded(envelope.payload).toString()}`,
    );
    const signature = decoded(envelope.signatures[0]!.sig);
    expect(ed25519.verify(signature, message, await pointOf('ed25519.pub.pem', 32))).toBe(true);
  });

  it('is confirmed with its files, its scopes and what was not given', async () => {
    expect(await check(files.envelope, files.good, '--keys', key('ed25519.pub.pem'))).toBe(0);
    expect(written.out).toContain(bundle);
    expect(written.out).toContain('same: good.jsonl');
    expect(await check(files.envelope, '--keys', key('ed25519.pub.pem'))).toBe(0);
    expect(written.out).toContain('not given, not checked: good.jsonl');
  });

  it('ends with 2 where a test failed, however well it is signed', async () => {
    expect(await check(files.failed, files.wrong, '--keys', key('ed25519.pub.pem'))).toBe(2);
    expect(written.out).toContain('FAILED');
  });

  const changed = async (change: (envelope: z.infer<typeof envelopeShape>) => unknown) => {
    const envelope = envelopeShape.parse(JSON.parse(await readFile(files.failed, 'utf8')));
    return written.file('changed.dsse.json', JSON.stringify(change(envelope)));
  };
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  it.each<[string, (envelope: z.infer<typeof envelopeShape>) => unknown, RegExp]>([
    [
      'a result that was turned',
      ({ payload, ...rest }) => ({
        ...rest,
        payload: base64(decoded(payload).toString().replace('FAILED', 'PASSED')),
      }),
      /none of these keys signed it/,
    ],
    [
      'a type that was changed',
      (envelope) => ({ ...envelope, payloadType: 'text/plain' }),
      /none of these keys/,
    ],
    [
      'a signature of nothing',
      (envelope) => ({ ...envelope, signatures: [{ sig: '' }] }),
      /none of these keys/,
    ],
    ['no signature', (envelope) => ({ ...envelope, signatures: [] }), /signatures/],
    [
      'a statement without an envelope',
      ({ payload }) => JSON.parse(decoded(payload).toString()),
      /DSSE envelope/,
    ],
  ])('%s is refused', async (_, change, why) => {
    const file = await changed(change);
    expect(await check(file, '--keys', key('ed25519.pub.pem'))).toBe(1);
    expect(written.err).toMatch(why);
    expect(written.out).toBe('');
  });

  it('is refused for the key of somebody else, also when the keyid is theirs', async () => {
    expect(await check(files.envelope, '--keys', key('ssh-ed25519.pub.pem'))).toBe(1);
    const { keyid } = await signerOfFile(key('ssh-ed25519'));
    const file = await changed(({ signatures: [first], ...rest }) => ({
      ...rest,
      signatures: [{ ...first, keyid }],
    }));
    expect(await check(file, '--keys', key('ssh-ed25519.pub.pem'))).toBe(1);
  });

  it('is refused for a log that was changed since, or is another', async () => {
    expect(await check(files.envelope, files.wrong, '--keys', key('ed25519.pub.pem'))).toBe(1);
    expect(written.err).toMatch(/not made from this file/);
    await writeFile(files.good, `${await readFile(files.good, 'utf8')}\n`);
    expect(await check(files.envelope, files.good, '--keys', key('ed25519.pub.pem'))).toBe(1);
    expect(written.err).toMatch(/changed since/);
    await writeFile(files.good, (await readFile(files.good, 'utf8')).slice(0, -1));
  });

  it('with a contradiction of its own is none, though signed', async () => {
    const statement = decoded(
      envelopeShape.parse(JSON.parse(await readFile(files.failed, 'utf8'))).payload,
    ).toString();
    const { signStatement } = await import('../../src/report/signing/dsse');
    const lie = await signStatement(
      statement.replace('"FAILED"', '"PASSED"'),
      await signerOfFile(key('ed25519.pem')),
    );
    const file = await written.file('lie.dsse.json', JSON.stringify(lie));
    expect(await check(file, '--keys', key('ed25519.pub.pem'))).toBe(1);
    expect(written.err).toMatch(/not that of its tests/);
  });
});

describe('a verification summary', () => {
  const summary = z.strictObject({
    _type: z.literal('https://in-toto.io/Statement/v1'),
    subject: z
      .array(z.strictObject({ name: z.string(), digest: z.record(z.string(), z.string()) }))
      .length(1),
    predicateType: z.literal('https://slsa.dev/verification_summary/v1'),
    predicate: z.strictObject({
      verifier: z.strictObject({ id: z.url() }),
      timeVerified: z.iso.datetime(),
      resourceUri: z.string().min(1),
      policy: z.strictObject({ name: z.string(), digest: z.record(z.string(), z.string()) }),
      inputAttestations: z.array(z.strictObject({ digest: z.record(z.string(), z.string()) })),
      verificationResult: z.enum(['PASSED', 'FAILED']),
      verifiedLevels: z.array(z.string()).min(1),
    }),
  });
  const asked = ['--verifier', 'https://example.com/audit', '--verified-at', '2026-03-01T09:30:00Z'];

  it('says what was checked, of which statement, and fails where the statement does', async () => {
    for (const [file, own, result] of [
      [files.envelope, files.good, null],
      [files.failed, files.wrong, 'FAILED'],
    ] as const) {
      const out = path.join(written.folder, `${path.basename(own)}.vsa.json`);
      await check(file, own, '--keys', key('ed25519.pub.pem'), '--summary', out, ...asked);
      const made = summary.parse(JSON.parse(await readFile(out, 'utf8')));
      const sha256 = createHash('sha256')
        .update(await readFile(file))
        .digest('hex');
      expect(made.predicate.inputAttestations).toEqual([{ digest: { sha256 } }]);
      expect(made.subject[0]!.name).toBe(bundle);
      const criteria = (
        configuration: readonly { mediaType?: string | undefined; digest: { sha256: string } }[],
      ) =>
        configuration.filter(({ mediaType }) => mediaType !== undefined).map(({ digest }) => digest.sha256);
      const { predicate } = z
        .object({
          predicate: z.object({
            result: z.string(),
            configuration: z.array(
              z.object({ mediaType: z.string().optional(), digest: z.object({ sha256: z.string() }) }),
            ),
          }),
        })
        .parse(
          JSON.parse(
            decoded(envelopeShape.parse(JSON.parse(await readFile(file, 'utf8'))).payload).toString(),
          ),
        );
      const lines = criteria(predicate.configuration)
        .sort()
        .map((each) => `${each}\n`);
      expect(lines.length).toBeGreaterThan(1);
      expect(made.predicate.policy.digest).toEqual({
        sha256: createHash('sha256').update(lines.join('')).digest('hex'),
      });
      expect(made.predicate.verificationResult).toBe(predicate.result === 'PASSED' ? 'PASSED' : 'FAILED');
      if (result !== null) expect(made.predicate.verificationResult).toBe(result);
    }
  });

  it('is refused while a file of the statement was not looked at, and never over what is read', async () => {
    const out = path.join(written.folder, 'no.vsa.json');
    expect(await check(files.envelope, '--keys', key('ed25519.pub.pem'), '--summary', out, ...asked)).toBe(1);
    expect(written.err).toContain('Not given: good.jsonl');
    const over = await check(
      ...[
        files.envelope,
        files.good,
        '--keys',
        key('ed25519.pub.pem'),
        '--summary',
        files.envelope,
        ...asked,
      ],
    );
    expect(over).toBe(1);
    expect(envelopeShape.safeParse(JSON.parse(await readFile(files.envelope, 'utf8'))).success).toBe(true);
  });
});

describe('arguments', () => {
  it.each([
    [[]],
    [['STATEMENT']],
    [['STATEMENT', '--keys', 'K', '--sign', 'X']],
    [['STATEMENT', '--keys', 'K', '--summary', 'X']],
    [['STATEMENT', '--keys', 'K', '--fast']],
  ])('%j ends with 1 and the usage', async (args) => {
    expect(await verify(args)).toBe(1);
    expect(written.err).toContain('usage: npm run verify');
  });

  it('signs nothing that is not asked to be a statement', async () => {
    expect(await evaluate(['x.jsonl', '--sign', key('ed25519.pem')])).toBe(1);
    expect(written.err).toContain('--sign signs the statement of --attest');
  });
});
