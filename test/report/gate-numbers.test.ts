import { describe, expect, it } from 'vitest';
import { plain } from '../../src/words/format';
import type { ReportGate } from '../../src/records/report/blocks';
import { gateLimit, gateRange, gateShare, gateWorse } from '../../src/report/numbers/gate-numbers';

const gate = (better: ReportGate['better'], share: number | null, limit: number): ReportGate => ({
  id: 'g',
  title: 'Within policy',
  metric: 'within_policy',
  better,
  state: 'met',
  errors: 1,
  incidents: 100,
  hits: 1,
  n: 100,
  unresolved: 0,
  share,
  limit,
  alpha: 0.05,
  e_value: 30,
  e_needed: 20,
  worse_e: 1,
  worse_needed: 20,
  ordinary: { lower: 0.01, upper: 0.04 },
  time_uniform: null,
  more_clean_incidents: null,
  more_days: null,
  reason: null,
  statement: 1,
});
const said = (words: string | null) => (words === null ? null : plain(words));

describe('a gate reads as its title does', () => {
  it('says what is right where the measure counts what is right', () => {
    const higher = gate('higher', 0.02, 0.01);
    expect(said(gateShare(higher))).toBe('98.0%');
    expect(said(gateLimit(higher))).toBe('at least 99%');
    expect(said(gateWorse(higher))).toBe('below 99%');
    expect(said(gateRange(higher, higher.ordinary))).toBe('96.0–99.0%');
  });

  it('says what is wrong where the measure counts what is wrong', () => {
    const lower = gate('lower', 0.02, 0.01);
    expect(said(gateShare(lower))).toBe('2.0%');
    expect(said(gateLimit(lower))).toBe('1 in 100');
    expect(said(gateWorse(lower))).toBe('worse than 1 in 100');
    expect(said(gateRange(lower, lower.ordinary))).toBe('1.0–4.0%');
  });

  it('says nothing where nothing is', () => {
    expect(gateShare(gate('higher', null, 0.01))).toBeNull();
    expect(gateRange(gate('higher', 0.1, 0.01), null)).toBeNull();
  });
});
