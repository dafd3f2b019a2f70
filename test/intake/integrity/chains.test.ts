import { describe, expect, it } from 'vitest';
import { fingerprintOf, MerkleTree } from '../../../sample-data/chain';
import { checkChains } from '../../../src/intake/integrity/check-chains';
import type { ChainCheck } from '../../../src/intake/integrity/check-chains';
import { verifyInclusion } from '../../../src/intake/integrity/inclusion';
import { proofFor } from '../../../src/intake/integrity/scan';
import type { FiledPart } from '../../../src/intake/integrity/chain-records';
import { readSource } from '../../../src/intake/reading/read-source';
import type { LogRecord } from '../../../src/records/record';
import { bytesOf, inPieces } from '../reading';

const length = 24;
const time = (index: number) => `2026-03-02T10:${String(index).padStart(2, '0')}:00Z`;

/** Sealed with the sample generator's canonical form, hashes and tree, which share no code with src/. */
function chainOf(numbered: boolean, head = 0) {
  const tree = new MerkleTree();
  const roots: string[] = [];
  let previous: string | null = null;
  const lines = Array.from({ length }, (_, index) => {
    const open: LogRecord = {
      schema_version: '1.0',
      event_type: 'control',
      event_id: `c${index}`,
      time: time(index),
      kind: index % 2 === 0 ? 'kill_switch_on' : 'kill_switch_off',
      reason: `reason ${index} “é”`,
      unmapped: { z: [1.5, 1e21, -0], a: { '€': true } },
      ...(numbered ? { sequence: index + head } : {}),
      attestation: { chain_uid: 'ledger', fingerprint: '', prev_event: previous },
    };
    const fingerprint = fingerprintOf(open);
    previous = fingerprint;
    tree.append(Buffer.from(fingerprint, 'hex'));
    roots.push(tree.root());
    return JSON.stringify({ ...open, attestation: { ...open.attestation, fingerprint } });
  });
  return { lines, checkpoint: (size: number) => checkpoint(size, roots[size - 1]!) };
}

const checkpoint = (size: number, root: string) =>
  JSON.stringify({
    schema_version: '1.0',
    event_type: 'checkpoint',
    event_id: `k${size}`,
    time: time(59),
    chain_uid: 'ledger',
    tree_size: size,
    root_hash: root,
  });

async function checked(...files: readonly (readonly string[])[]): Promise<ChainCheck> {
  const parts: FiledPart[] = [];
  for (const [file, lines] of files.entries()) {
    const bytes = inPieces(bytesOf(lines.join('\n')), [777]);
    for await (const batch of readSource(bytes, { file: `${file}` })) {
      if (batch.ledger !== null) parts.push({ file, part: batch.ledger });
    }
  }
  const integrity = checkChains(parts);
  expect(integrity?.chainCount).toBe(1);
  return integrity!.chains[0]!;
}

const replaced = (lines: readonly string[], at: number, line: string) => lines.with(at, line);
const kindsAt = ({ breaks }: ChainCheck) => breaks.map(({ kind, line }) => `${kind} ${line}`);

describe.each([true, false])('a chain of records (numbered: %s)', (numbered) => {
  const { lines, checkpoint: of } = chainOf(numbered);

  it('is whole as written, in two files and in either order of files', async () => {
    const whole = {
      records: length,
      valid: length,
      open: 0,
      overlapping: 0,
      hasNoHead: false,
      breaks: [],
      breakCount: 0,
    };
    expect(await checked(lines, [of(length), of(9)])).toMatchObject({
      ...whole,
      checkpoints: [
        { treeSize: 9, state: 'rebuilt', file: 1, line: 2 },
        { treeSize: length, state: 'rebuilt', file: 1, line: 1 },
      ],
    });
    expect(await checked(lines.slice(10), lines.slice(0, 10))).toMatchObject(whole);
    expect(await checked(lines.toReversed())).toMatchObject(whole);
    expect(await checked(lines, lines.slice(5, 9))).toMatchObject({ ...whole, overlapping: 4 });
  });

  it('finds a changed character at its line, and the checkpoint that covers it', async () => {
    for (const at of [0, 1, 11, length - 1]) {
      const broken = replaced(lines, at, lines[at]!.replace('reason', 'Reason'));
      const found = await checked(broken, [of(at === 0 ? 1 : at), of(length)]);
      expect(kindsAt(found)).toEqual([`content ${at + 1}`]);
      expect(found.valid).toBe(length - 1);
      expect(found.checkpoints.at(-1)?.state).toBe('recorded_only');
      expect(found.checkpoints[0]?.state).toBe(at === 0 ? 'recorded_only' : 'rebuilt');
    }
  });

  it('finds every single flipped digit of a fingerprint and of a link', async () => {
    for (const at of [3, 17]) {
      const parsed = JSON.parse(lines[at]!) as { attestation: Record<'fingerprint' | 'prev_event', string> };
      for (const field of ['fingerprint', 'prev_event'] as const) {
        const old = parsed.attestation[field];
        const other = `${old.slice(0, 40)}${old[40] === '0' ? '1' : '0'}${old.slice(41)}`;
        const found = await checked(replaced(lines, at, lines[at]!.replace(old, other)));
        expect(found.breaks.map(({ line }) => line)).toContain(at + 1);
        expect(found.breaks.find(({ line }) => line === at + 1)?.kind).toBe('content');
      }
    }
  });

  it('finds a deleted record at the line that follows it', async () => {
    const found = await checked(lines.toSpliced(12, 1), [of(length), of(12)]);
    expect(kindsAt(found)).toEqual([numbered ? 'gap 13' : 'link 13']);
    expect(found.breaks[0]?.missing).toBe(numbered ? 1 : null);
    expect(found.checkpoints.map(({ state }) => state)).toEqual(['rebuilt', 'missing']);
  });

  it('finds two swapped records', async () => {
    const swapped = lines.with(7, lines[15]!).with(15, lines[7]!);
    const found = await checked(swapped);
    expect(found.breaks.map(({ kind }) => kind)).toEqual(['order', 'order']);
    expect(found.breaks.map(({ line }) => line).sort((a, b) => a - b)).toEqual([8, 16]);
  });

  it('finds a repeated record at the second of its lines', async () => {
    const found = await checked(lines.toSpliced(9, 0, lines[4]!), [of(length)]);
    expect(kindsAt(found)).toEqual(['repeated 10']);
    expect(found.checkpoints[0]?.state).toBe('rebuilt');
  });

  it('sees a cut tail only by the checkpoint, and says that a cut head is not here', async () => {
    const short = lines.slice(0, 20);
    expect((await checked(short)).breakCount).toBe(0);
    expect((await checked(short, [of(length)])).checkpoints).toMatchObject([
      { state: 'missing', present: 20 },
    ]);
    const later = await checked(lines.slice(3), [of(length)]);
    expect(later).toMatchObject({ hasNoHead: true, breakCount: 0 });
    expect(later.checkpoints[0]?.state).toBe('missing');
  });

  it('counts what later numbers and checkpoints say must be here, and no head that another file may hold', async () => {
    const absent = async (...files: (readonly string[])[]) => (await checked(...files)).absent;
    expect(await absent(lines, [of(length)])).toBeNull();
    expect(await absent(lines.slice(0, 20))).toBeNull();
    expect(await absent(lines.slice(0, 20), [of(12), of(length)])).toEqual({ count: 4, file: 1, line: 2 });
    expect(await absent([of(length)])).toEqual({ count: length, file: 0, line: 1 });
    if (!numbered) return;
    // A file that was cut after its tenth record, and the next one.
    expect(await absent(lines.slice(0, 10), lines.slice(15))).toEqual({ count: 5, file: 1, line: 1 });
    expect(await absent(lines.slice(0, 10), lines.slice(15, 20), [of(length)])).toMatchObject({ count: 9 });
    expect(await absent(lines.slice(3), [of(length)])).toBeNull();
    // A change beside the gap does not hide it.
    const changed = lines[15]!.replace('reason 15', 'reason 51');
    expect(await absent(lines.slice(0, 10), [changed, ...lines.slice(16)])).toMatchObject({ count: 5 });
  });

  it('finds a chain that was rebuilt after a change, by the checkpoint alone', async () => {
    const other = '0'.repeat(64);
    const found = await checked(lines, [checkpoint(length, other)]);
    expect(found).toMatchObject({ breakCount: 0, checkpoints: [{ state: 'differs' }] });
  });
});

describe('attestations', () => {
  it('count for rejected and unknown records too, whatever this version makes of them', async () => {
    const { lines } = chainOf(true);
    const seal = (line: string, change: Record<string, unknown>) => {
      const open = { ...(JSON.parse(line) as LogRecord), ...change } as LogRecord;
      const fingerprint = fingerprintOf(open);
      return JSON.stringify({ ...open, attestation: { ...open.attestation, fingerprint } });
    };
    const last = lines.at(-1)!;
    for (const change of [{ event_type: 'heartbeat' }, { time: 'yesterday' }]) {
      const found = await checked(lines.with(-1, seal(last, change)));
      expect(found).toMatchObject({ records: length, valid: length });
    }
  });

  it('leaves signatures out of the fingerprint, and nothing else', async () => {
    const { lines } = chainOf(true);
    const put = (field: string) =>
      lines.with(3, lines[3]!.replace('"attestation":{', `"attestation":{"${field}":[{"key":"a"}],`));
    expect((await checked(put('signatures'))).breakCount).toBe(0);
    expect(kindsAt(await checked(put('signatories')))).toEqual(['content 4']);
  });

  it('takes no notice of records without one', async () => {
    const { lines } = chainOf(true);
    const bare = lines.map((line) => {
      const { attestation: _, ...rest } = JSON.parse(line) as Record<string, unknown>;
      return JSON.stringify(rest);
    });
    for await (const batch of readSource(inPieces(bytesOf(bare.join('\n'))), { file: 'x' })) {
      expect(batch.ledger).toBeNull();
      expect(batch.kinds.control?.accepted).toBe(length);
    }
    expect(checkChains([])).toBeNull();
  });

  it('calls a number beyond a double changed content, not the null that JSON would write', async () => {
    const { lines } = chainOf(true);
    const nulled = JSON.parse(lines[5]!) as LogRecord;
    const open = { ...nulled, unmapped: { limit: null } } as LogRecord;
    const fingerprint = fingerprintOf(open);
    const line = JSON.stringify({ ...open, attestation: { ...open.attestation, fingerprint } });
    const found = await checked(lines.slice(0, 5).concat(line.replace('"limit":null', '"limit":1e999')));
    expect(kindsAt(found)).toEqual(['content 6']);
  });

  it('a chain that numbers its records from 1 is whole, and its checkpoints are rebuilt', async () => {
    const { lines, checkpoint: at } = chainOf(true, 1);
    const whole = await checked([...lines, at(length)]);
    expect(whole).toMatchObject({ valid: length, hasNoHead: false, checkpoints: [{ state: 'rebuilt' }] });
    // Without its first record it is as headless as any other.
    const cut = await checked([...lines.slice(1), at(length)]);
    expect(cut).toMatchObject({ hasNoHead: true, checkpoints: [{ state: 'missing' }] });
    const files = [{ name: 'x', blob: new Blob([lines.join('\n')]) }];
    const found = await proofFor(files, 'ledger', length, length);
    const root = (JSON.parse(at(length)) as { root_hash: string }).root_hash;
    expect('proof' in found && verifyInclusion(found.leaf, found.proof, root)).toBe(true);
  });

  it('keeps two records that claim one place apart', async () => {
    const { lines } = chainOf(true);
    const open = { ...(JSON.parse(lines[6]!) as LogRecord), event_id: 'other' } as LogRecord;
    const fingerprint = fingerprintOf(open);
    const second = JSON.stringify({ ...open, attestation: { ...open.attestation, fingerprint } });
    expect(kindsAt(await checked(lines.concat(second)))).toEqual(['second 25']);
  });
});
