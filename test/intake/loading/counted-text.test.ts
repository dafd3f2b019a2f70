import { describe, expect, it } from 'vitest';
import { countedText } from '../../../src/intake/loading/counted-text';
import { decisionSchema } from '../../../src/records/decision';
import { at, decision } from '../../fixtures/records';

describe('a record as it counts', () => {
  it('is the text itself where nothing of it was changed', () => {
    const text = JSON.stringify(decision({ decision_id: 'D1' }));
    expect(countedText(text, undefined)).toBe(text);
  });

  it('leaves out a word that loading set aside, so that its case can still be read', () => {
    const evidence = [{ uid: 'e1', name: 'alert', trust: 'gospel' }];
    const record = { ...decision({ decision_id: 'D1' }), evidence };
    expect(decisionSchema.safeParse(record).success).toBe(false);
    const counted = decisionSchema.parse(JSON.parse(countedText(JSON.stringify(record), undefined)));
    expect(counted.decision_id).toBe('D1');
    expect(counted.evidence?.[0]?.trust).toBeUndefined();
  });

  it('gives times the zone of their source', () => {
    const record = { ...decision({ decision_id: 'D1' }), time: at(2).replace(/Z$|[+-]\d\d:\d\d$/, '') };
    const counted = decisionSchema.parse(JSON.parse(countedText(JSON.stringify(record), 'Etc/GMT-2')));
    expect(Date.parse(counted.time)).toBe(Date.parse(at(2)) - 2 * 3_600_000);
  });
});
