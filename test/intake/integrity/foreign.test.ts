import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foreignSentence } from '../../../src/answers/integrity-of-logs/foreign-words';
import { agentGovernanceRoot, checkForeign } from '../../../src/intake/integrity/foreign';
import { readKeys } from '../../../src/intake/integrity/keys';

// By test/intake/integrity/foreign/make.py: Python’s own json and hashlib, and openssl for the signature.
const textOf = (name: string) => readFileSync(new URL(`./foreign/${name}`, import.meta.url), 'utf8');
const [tree, rekor] = [textOf('agent-governance.json'), textOf('rekor.json')];
const keys = await readKeys(textOf('rekor.pem'));
const log = '{"event_type":"decision"}\n';
const logs = [
  { name: 'other.jsonl', sha256: null },
  { name: 'log.jsonl', sha256: createHash('sha256').update(log).digest('hex') },
];

async function checked(text: string, by = keys) {
  const [found, ...more] = await checkForeign([{ name: 'x.json', blob: new Blob([text]) }], logs, by);
  expect(more).toEqual([]);
  return found === undefined ? null : [found.state, found.reason, found.entry];
}

interface Export {
  merkle_root: string;
  entry_count: number;
  entries: Record<string, unknown>[];
}
const exported = (change: (value: Export) => void): string => {
  const value = JSON.parse(tree) as Export;
  change(value);
  return JSON.stringify(value);
};

describe('an export of the Agent Governance Toolkit', () => {
  it('with all its entries fits its root, which nobody signed: consistent, and no more', async () => {
    const whole = exported(({ entries }) => void (entries[3]!.data = {}));
    expect(await checked(whole)).toEqual(['broken', 'entry_differs', 4]);
    expect(await checked(tree)).toEqual(['consistent', 'root_fits', null]);
  });

  it.each<[string, (value: Export) => void, unknown]>([
    ['an altered entry', ({ entries }) => void (entries[2]!.action = 'none'), ['broken', 'entry_differs', 3]],
    ['a deleted entry', ({ entries }) => void entries.splice(4, 1), ['broken', 'entry_differs', 5]],
    [
      'entries that changed places',
      ({ entries }) => void entries.splice(2, 2, entries[3]!, entries[2]!),
      ['broken', 'entry_differs', 3],
    ],
    ['a cut tail', ({ entries }) => void entries.splice(6), ['broken', 'root_differs', null]],
    ['a cut head', ({ entries }) => void entries.splice(0, 2), ['unchecked', 'part_only', null]],
    [
      'the root of another log',
      (value) => void (value.merkle_root = 'ab'.repeat(32)),
      ['broken', 'root_differs', null],
    ],
    ['an entry of another form', ({ entries }) => void (entries[1] = {}), ['unchecked', 'unreadable', 2]],
  ])('with %s', async (_, change, found) => {
    expect(await checked(exported(change))).toEqual(found);
  });

  it('proves one entry by the hashes beside its path, and not with another side, entry or root', async () => {
    const { entries } = JSON.parse(tree) as Export;
    const hash = (at: number) => entries[at]!.entry_hash as string;
    const join = (...parts: string[]) => createHash('sha256').update(parts.join('')).digest('hex');
    const proof = {
      entry: entries[0],
      merkle_proof: [
        [hash(1), 'right'],
        [join(hash(2), hash(3)), 'right'],
        [join(join(hash(4), hash(5)), join(hash(6), hash(7))), 'right'],
      ],
      merkle_root: (JSON.parse(tree) as Export).merkle_root,
    };
    expect(await checked(JSON.stringify(proof))).toEqual(['consistent', 'root_fits', null]);
    expect(await checked(JSON.stringify({ ...proof, entry: entries[1] }))).toEqual([
      'broken',
      'path_fails',
      null,
    ]);
    expect(await checked(JSON.stringify({ ...proof, merkle_proof: proof.merkle_proof.slice(1) }))).toEqual([
      ...['broken', 'path_fails', null],
    ]);
    const altered = { ...proof, entry: { ...entries[0], outcome: 'denied' } };
    expect(await checked(JSON.stringify(altered))).toEqual(['broken', 'entry_differs', null]);
  });

  it('fills its tree with zeroes: three leaves and none', () => {
    const join = (left: string, right: string) =>
      createHash('sha256')
        .update(left + right)
        .digest('hex');
    const [a, b, c] = ['aa', 'bb', 'cc'].map((each) => each.repeat(32)) as [string, string, string];
    expect(agentGovernanceRoot([a, b, c])).toBe(join(join(a, b), join(c, '0'.repeat(64))));
    expect(agentGovernanceRoot([])).toBeNull();
  });
});

describe('an entry of a transparency log', () => {
  const change = (from: string | RegExp, to: string) => {
    const text = rekor.replace(from, to);
    expect(text).not.toBe(rekor);
    return text;
  };
  const body = /"body": "([^"]+)"/.exec(rekor)?.[1] ?? '';
  const other = Buffer.from(Buffer.from(body, 'base64').toString().replace('hashedrekord', 'hashedrecord'));

  it('is verified by the key that signed the root, and names the log that it is of', async () => {
    const [found] = await checkForeign([{ name: 'r.json', blob: new Blob([rekor]) }], logs, keys);
    expect(found).toMatchObject({ state: 'verified', reason: 'signed', records: 7, covers: 'log.jsonl' });
    expect(foreignSentence(found!)).toBe(
      'r.json, proof in a tree of 7\u00a0entries: verified. The path leads to a root that the given key confirms. It names log.jsonl.',
    );
  });

  it('is consistent and no more without that key, or without a signed root', async () => {
    const stranger = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ]);
    const [, ...rest] = keys;
    expect(await checked(rekor, rest)).toEqual(['consistent', 'unknown_key', null]);
    expect(await checked(rekor, [{ kind: 'ECDSA-P256', uid: '', key: stranger.publicKey }])).toEqual([
      ...['consistent', 'unknown_key', null],
    ]);
    expect(await checked(change(/"checkpoint": "[^"]+",/, ''))).toEqual(['consistent', 'unsigned', null]);
  });

  it.each([
    ['another entry', change(body, other.toString('base64')), 'path_fails'],
    ['another place', change(/("hashes"[^}]*"logIndex": )4/, '$13'), 'path_fails'],
    ['a neighbour left out', change(/("hashes": \[)\s*"[0-9a-f]+",/, '$1'), 'path_fails'],
    [
      'the root of another tree',
      change(/"rootHash": "[0-9a-f]{64}"/, `"rootHash": "${'ab'.repeat(32)}"`),
      'path_fails',
    ],
    ['the head of another tree', change('log.example - 1\\n7', 'log.example - 1\\n8'), 'head_differs'],
    [
      'another text under the signature',
      change('log.example - 1\\n', 'log.example - 2\\n'),
      'wrong_signature',
    ],
  ])('is broken with %s', async (_, text, reason) => {
    expect(await checked(text)).toEqual(['broken', reason, null]);
  });

  it('is the same in a bundle of Sigstore, which writes hashes in base64 and numbers as text', async () => {
    const entry = (
      Object.values(JSON.parse(rekor) as object) as { verification: { inclusionProof: Proof } }[]
    )[0]!;
    const { hashes, rootHash, treeSize, logIndex, checkpoint } = entry.verification.inclusionProof;
    const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');
    const inclusionProof = {
      ...{ logIndex: `${logIndex}`, treeSize: `${treeSize}`, rootHash: base64(rootHash) },
      ...{ hashes: hashes.map(base64), checkpoint: { envelope: checkpoint } },
    };
    const bundle = { verificationMaterial: { tlogEntries: [{ canonicalizedBody: body, inclusionProof }] } };
    expect(await checked(JSON.stringify(bundle))).toEqual(['verified', 'signed', null]);
  });

  it('of another form cannot be checked, and a file of something else gives nothing', async () => {
    expect(await checked(change(/"treeSize": 7/, '"treeSize": "many"'))).toEqual([
      'unchecked',
      'unreadable',
      null,
    ]);
    for (const text of ['', 'x', '[]', '{"a":1,"a":2}', '{"entries":[]}', log])
      expect(await checked(text)).toBeNull();
  });
});

interface Proof {
  readonly hashes: string[];
  readonly rootHash: string;
  readonly treeSize: number;
  readonly logIndex: number;
  readonly checkpoint: string;
}
