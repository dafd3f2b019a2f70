import { gzipSync } from 'node:zlib';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it, vi } from 'vitest';
import { checkDigests } from '../../../src/intake/integrity/cloudtrail';
import { fingerprintOf } from '../../../src/intake/reading/fingerprint';
import { readKeys } from '../../../src/intake/integrity/keys';
import { checkSignatures } from '../../../src/intake/integrity/scan';
import { canonical } from '../../../src/records/canonical';

// Node's own signer, which shares no code with WebCrypto's checks beyond the library of the platform.
const ed = generateKeyPairSync('ed25519');
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = (key: typeof ed.publicKey, kid: string) => ({ ...key.export({ format: 'jwk' }), kid });

function record(
  at: number,
  signer?: (bytes: Uint8Array) => Record<string, unknown>,
): Record<string, unknown> {
  const own: Record<string, unknown> = {
    schema_version: '1.0',
    event_type: 'control',
    event_id: `c-${at}`,
    sequence: at,
    attestation: { chain_uid: 'ledger' },
  };
  const fingerprint = fingerprintOf(own)!;
  const signatures = signer === undefined ? {} : { signatures: [signer(fingerprint)] };
  return {
    ...own,
    attestation: { chain_uid: 'ledger', fingerprint: bytesToHex(fingerprint), ...signatures },
  };
}

const byEd = (bytes: Uint8Array) => ({
  key_uid: 'one',
  value: sign(null, bytes, ed.privateKey).toString('base64'),
});
const byEcDer = (bytes: Uint8Array) => ({
  key_uid: 'two',
  value: sign('sha256', bytes, ec.privateKey).toString('base64'),
});
const byEcPlain = (bytes: Uint8Array) => ({
  key_uid: 'two',
  value: sign('sha256', bytes, { key: ec.privateKey, dsaEncoding: 'ieee-p1363' }).toString('hex'),
});
const file = (records: readonly unknown[], name = 'log.jsonl') => ({
  name,
  blob: new Blob([records.map((each) => `${JSON.stringify(each)}\n`).join('')]),
});

describe('signatures', () => {
  it('Ed25519 and ECDSA P-256, plain or in DER, by JWK set or PEM; a wrong one is named at its line', async () => {
    const keys = await readKeys(
      JSON.stringify({ keys: [jwk(ed.publicKey, 'one'), jwk(ec.publicKey, 'two')] }),
    );
    const other = sign(null, new Uint8Array(32), ed.privateKey).toString('base64');
    const records = [
      record(0, byEd),
      record(1, byEcDer),
      record(2, byEcPlain),
      record(3),
      record(4, () => ({ key_uid: 'one', value: other })),
      record(5, () => ({ key_uid: 'three', value: other })),
      record(6, () => ({ key_uid: 'one' })),
    ];
    const [check] = await checkSignatures([file(records)], keys);
    expect(check).toEqual({
      chain: 'ledger',
      of: 'records',
      counts: { valid: 3, wrong: 1, unknown_key: 1, unreadable: 1, unsigned: 1 },
      firstWrong: { file: 'log.jsonl', line: 5 },
    });
    const pem = [ed.publicKey, ec.publicKey]
      .map((key) => key.export({ format: 'pem', type: 'spki' }))
      .join('\n');
    const [again] = await checkSignatures([file(records.slice(0, 3))], await readKeys(pem));
    expect(again?.counts.valid).toBe(3);
  });

  it('a checkpoint signs its chain, size and root', async () => {
    const claim = { chain_uid: 'ledger', root_hash: 'a'.repeat(64), tree_size: 3 };
    const value = sign(null, Buffer.from(canonical(claim)), ed.privateKey).toString('base64');
    const checkpoint = { event_type: 'checkpoint', ...claim, signatures: [{ key_uid: 'one', value }] };
    const keys = await readKeys(JSON.stringify(jwk(ed.publicKey, 'one')));
    const checks = await checkSignatures([file([checkpoint, { ...checkpoint, tree_size: 4 }])], keys);
    expect(checks[0]).toMatchObject({
      of: 'checkpoints',
      counts: { valid: 1, wrong: 1 },
      firstWrong: { line: 2 },
    });
  });

  it('says what is no key', async () => {
    await expect(readKeys('hello')).rejects.toThrow('no keys');
    // A page without HTTPS has no WebCrypto.
    vi.stubGlobal('crypto', {});
    await expect(readKeys('hello')).rejects.toThrow('open it over https');
    vi.unstubAllGlobals();
    await expect(readKeys('{"kty":"RSA"}')).rejects.toThrow('Ed25519');
    await expect(readKeys('{"keys":[]}')).rejects.toThrow('holds no keys');
    const short = { kty: 'OKP', crv: 'Ed25519', x: 'AAAA', kid: 'auditor' };
    await expect(readKeys(JSON.stringify(short))).rejects.toThrow(
      'The key “auditor” says that it is of Ed25519',
    );
    const torn = '-----BEGIN PUBLIC KEY-----\nMCowBQ\n-----END PUBLIC KEY-----';
    await expect(readKeys(torn)).rejects.toThrow('A PEM block is damaged');
  });
});

describe('CloudTrail digests', () => {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const logs = ['{"Records":[1]}', '{"Records":[2]}'];
  const digest = (at: number, before: string | null, names: readonly number[]) =>
    JSON.stringify({
      digestStartTime: `2026-03-01T0${at}:00:00Z`,
      digestEndTime: `2026-03-01T0${at + 1}:00:00Z`,
      digestS3Object: `AWSLogs/1/CloudTrail-Digest/d${at}.json.gz`,
      previousDigestS3Object: before === null ? null : `AWSLogs/1/CloudTrail-Digest/d${at - 1}.json.gz`,
      previousDigestHashValue: before === null ? null : hash(before),
      logFiles: names.map((name) => ({
        s3Object: `AWSLogs/1/CloudTrail/l${name}.json.gz`,
        hashValue: hash(logs[name]!),
        hashAlgorithm: 'SHA-256',
      })),
    });
  const first = digest(0, null, [0]);
  const second = digest(1, first, [1]);
  const box = (name: string, text: string) => ({ name, blob: new Blob([text]) });

  it('logs and digests that were not touched are valid; a file no digest names is uncovered', async () => {
    const found = await checkDigests([
      box('d1.json', second),
      box('l0.json', logs[0]!),
      box('d0.json', first),
      box('l1.json', logs[1]!),
      box('x.json', '{}'),
    ]);
    expect(found.digests.map(({ previous, logs: own }) => [previous, own[0]?.state])).toEqual([
      ['first', 'valid'],
      ['valid', 'valid'],
    ]);
    expect(found.uncovered).toEqual(['x.json']);
  });

  it('a changed log, a changed digest and a missing one are told apart', async () => {
    const changed = await checkDigests([
      box('d0.json', `${first} `),
      box('d1.json', second),
      box('l0.json', '{"Records":[9]}'),
    ]);
    expect(changed.digests.map(({ previous, logs: own }) => [previous, own[0]?.state])).toEqual([
      ['first', 'changed'],
      ['changed', 'missing'],
    ]);
    const alone = await checkDigests([box('d1.json', second)]);
    expect(alone.digests[0]?.previous).toBe('missing');
  });

  it('one packed log that is damaged or cut is named as changed, and the others are still checked', async () => {
    const packed = gzipSync(logs[0]!);
    const flipped = Uint8Array.from(packed, (byte, at) => (at === 14 ? byte ^ 1 : byte));
    for (const bytes of [flipped, packed.subarray(0, -9)]) {
      const found = await checkDigests([
        { name: 'l0.json.gz', blob: new Blob([new Uint8Array(bytes)]) },
        box('d0.json', first),
        box('d1.json', second),
        box('l1.json', logs[1]!),
      ]);
      expect(found.digests.map(({ logs: own }) => own)).toEqual([
        [{ name: 'l0.json', state: 'changed' }],
        [{ name: 'l1.json', state: 'valid' }],
      ]);
    }
  });

  it('a file that only begins as a digest is none', async () => {
    const odd = JSON.stringify({ ...(JSON.parse(first) as object), logFiles: [{}, null] });
    expect(await checkDigests([box('d0.json', odd)])).toEqual({ digests: [], uncovered: ['d0.json'] });
  });
});
