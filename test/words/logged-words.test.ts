import { describe, expect, it, vi } from 'vitest';
import { pseudonym } from '../../src/session/names';
import { agreeLabel } from '../../src/answers/outcomes/account-classes';
import { actionWords, classWords, riskClassWords, sentences } from '../../src/words/logged-words';
import { decision } from '../fixtures/records';

describe('words of a decision', () => {
  it('end every remark with one full stop', () => {
    expect(sentences(['Reason: business impact', 'The owner watches it.', 'Chose no action'])).toBe(
      'Reason: business impact. The owner watches it. Chose no action',
    );
  });
  it('name a target as the lists do, beside its own name', () => {
    const on = (resource: { uid: string; name?: string }) =>
      actionWords(decision({ action: { name: 'disable_key', category: 'evict' }, resource }));
    expect(on({ uid: 'iam_key-1688', name: 'AKIA-1688' })).toBe('disable key on AKIA-1688 (iam_key-1688)');
    expect(on({ uid: 'host-7' })).toBe('disable key on host-7');
    expect(on({ uid: 'host-7', name: 'host-7' })).toBe('disable key on host-7');
  });
  // `matched_weaker` is set where the human's action is the weaker one (src/database/tables/macros.sql).
  it('say who did less', () => {
    expect(classWords['matched_weaker']).toBe('Human did less');
    expect(classWords['matched_stronger']).toBe('Human did more');
  });
  it('claim the same target only where one is logged', () => {
    expect(agreeLabel(34, 0)).toBe('Same action, same target');
    expect(agreeLabel(34, 34)).toBe('Same action; no target logged');
    expect(agreeLabel(34, 1)).toBe('Same action, same target where one is logged');
  });
  it('say of an assumed risk class that none is logged', () => {
    const none = { risk_class: 'high', risk_level: '(none)', criticality: '(none)' };
    expect(riskClassWords(none)).toBe('high, none logged');
    expect(riskClassWords({ ...none, risk_level: 'critical' })).toBe('high');
    expect(riskClassWords({ ...none, risk_class: 'low', criticality: 'low' })).toBe('low');
  });
});

describe('names for people', () => {
  it('stay the same within a visit and tell people apart', () => {
    expect(pseudonym('anna')).toBe(pseudonym('anna'));
    const names = Array.from({ length: 200 }, (_, at) => pseudonym(`analyst-${at}`));
    expect(new Set(names).size).toBeGreaterThan(195);
  });
  it('are others in the next visit, so that two pictures cannot be put together', async () => {
    const people = Array.from({ length: 20 }, (_, at) => `analyst-${at}`);
    const before = people.map(pseudonym);
    vi.resetModules();
    const next = await import('../../src/session/names');
    const after = people.map(next.pseudonym);
    expect(after.filter((name, at) => name === before[at]).length).toBeLessThan(3);
  });
});
