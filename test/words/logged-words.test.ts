import { describe, expect, it } from 'vitest';
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
