import { describe, expect, it } from 'vitest';
import { integrityHeadline } from '../../src/answers/integrity-of-logs/integrity-headline';
import type { ChainBreak, ChainCheck } from '../../src/intake/integrity/check-chains';

const at = (kind: ChainBreak['kind'], line: number, missing: number | null = null): ChainBreak => ({
  kind,
  file: 1,
  line,
  sequence: line - 1,
  missing,
});

/** 100 chained records of 250 that were read, checkpoints among them; every break is of another record. */
function said(breaks: readonly ChainBreak[], states: ChainCheck['checkpoints'][number]['state'][] = []) {
  const chain = {
    chain: 'ledger',
    records: 100,
    valid: 100 - breaks.length,
    open: 0,
    overlapping: 0,
    hasNoHead: false,
    breaks,
    breakCount: breaks.length,
    absent: null,
    checkpoints: states.map((state) => ({ state }) as ChainCheck['checkpoints'][number]),
  };
  const totals = { records: 100, valid: chain.valid, open: 0, overlapping: 0, checkpoints: states.length };
  const nameOf = (file: number) => ['decisions.jsonl', 'audit.jsonl'][file]!;
  return integrityHeadline({ chains: [chain], chainCount: 1, totals }, 250, nameOf).replaceAll('\u00a0', ' ');
}

describe('what the integrity screen says first', () => {
  it('is what is wrong, with its line, where a record was altered', () => {
    expect(said([at('content', 1263)])).toBe(
      '1 record was altered: line 1,263 of audit.jsonl does not fit its fingerprint. 99 of 100 chained records are as they were chained. 150 more carry no attestation.',
    );
    expect(said([at('content', 7), at('content', 9)])).toMatch(
      /^2 records were altered, the first at line 7 of audit\.jsonl: they do not fit their fingerprints\. 98 of 100 /,
    );
  });

  it('calls only a changed content altered', () => {
    expect(said([at('gap', 7, 1)])).toMatch(
      /^1 record does not fit its chain: line 7 of audit\.jsonl, 1 record before it is missing\. 99 of 100 /,
    );
    expect(said([at('content', 7), at('order', 9)])).toMatch(
      /^2 records do not fit their chain, the first at line 7 of audit\.jsonl: its content does not fit its fingerprint\. /,
    );
  });

  it('is the checkpoint, where every record fits and a root that was kept does not', () => {
    expect(said([], ['rebuilt', 'missing'])).toMatch(
      /^1 checkpoint does not fit these records\. 100 of 100 chained records are as they were chained\. /,
    );
  });

  it('is what holds, where nothing is wrong', () => {
    expect(said([], ['rebuilt'])).toBe(
      '100 of 100 chained records are as they were chained. 149 more carry no attestation.',
    );
  });
});
