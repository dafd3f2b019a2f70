import { describe, expect, it } from 'vitest';
import { headline } from '../../src/app/screens/approval/ApprovalHead';
import { biasHeadline } from '../../src/app/screens/bias/BiasHead';
import { confusionLag } from '../../src/answers/outcomes/confusion-words';
import { valueWords } from '../../src/answers/measures/kpi-words';
import { outcomesHeadline } from '../../src/app/screens/outcomes/OutcomesHead';
import { labelLineWords, labelSentence } from '../../src/answers/outcomes/overdue-words';
import type { ApprovalTime } from '../../src/metrics/approval-time/approval-time';
import { falsePositiveShare } from '../../src/metrics/shares/false-positive-share';
import type { LabelDelay } from '../../src/metrics/label-delay/label-delay';
import { everyKpi } from '../../src/metrics/every-kpi/every-kpi';
import { noSums, rateOf, type Sums } from '../../src/metrics/rate/rate';

const statement = { sql: 'SELECT 1', values: [] };
const wrong = (sums: Partial<Sums>) =>
  rateOf(falsePositiveShare, { key: 'all', ...noSums, ...sums }, statement);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the lag in words', () => {
  it('is what stands in the way of a headline, not a missing label', () => {
    expect(outcomesHeadline(wrong({ young: 50 }), undefined)).toMatch(
      /No action here is older than the lag, so none is judged yet\.$/,
    );
    expect(outcomesHeadline(wrong({ unresolved: 9, young: 3 }), undefined)).toMatch(
      /No action here that could be judged has a label\.$/,
    );
    expect(biasHeadline(wrong({ young: 9 }))).toMatch(/^No proposal here is older than the lag/);
    expect(plain(biasHeadline(wrong({ n: 2, hits: 1, incidents: 2, young: 9 })))).toMatch(
      /approved 1 of 2: too few for a percentage/,
    );
  });

  it('tells the grid from the account above it, unless no lag is set', () => {
    expect(plain(confusionLag(14))).toMatch(
      /^Right and wrong are counted only of decisions older than the lag of 14 days;/,
    );
    expect(plain(confusionLag(1))).toContain('1 day;');
    expect(confusionLag(0)).toBe('');
  });

  it('calls no label late where no lag is set', () => {
    const all = { matured: 50, late: 31, missing: 19, flipped: 0 };
    const labels = (lagDays: number): LabelDelay => ({
      all,
      outside: [],
      scopes: [],
      lagDays,
      isOneTime: false,
      statement,
    });
    expect(plain(labelSentence(labels(0), String))).toBe(
      'No lag is set, so no label can be late: of 50 actions, 31 have a label and 19 have none; 0 verdicts changed after the first.',
    );
    expect(plain(labelSentence(labels(14), String))).toMatch(
      /^Of 50 actions older than the lag of 14 days, 31 labels came later/,
    );
    expect(Object.values(labelLineWords(0)).join()).not.toMatch(/lag|in time/);
    expect(labelLineWords(14).late).toBe('Label later than the lag');
  });
});

it('only what needs the truth, or time to be undone, can be too young', () => {
  const reads = (id: string) => {
    const kpi = everyKpi.find((each) => each.id === id);
    return kpi?.kind === 'share' ? kpi.definition.readsLag : undefined;
  };
  for (const id of ['false_positive_share', 'rollback_rate', 'override_justified', 'logged_label'])
    expect([id, reads(id)]).toEqual([id, true]);
  for (const id of ['override_rate', 'within_policy', 'agreement', 'agent_error_rate', 'logged_reason'])
    expect([id, reads(id)]).toEqual([id, false]);
});

it('a quantile that is not reached before the logs end is not called never', () => {
  const answer = {
    n: 45,
    hits: null,
    incidents: 45,
    unresolved: 0,
    value: null,
    interval: null,
    bounds: null,
  };
  expect(valueWords('seconds', { ...answer, state: 'measured', reason: null, statement })).toBe(
    'not reached',
  );
});

it('an approval that the logs do not show is not said to have been refused for ever', () => {
  const found: ApprovalTime = {
    counts: { approved: 34, rejected: 11, expired: 0, withdrawn: 0, never_approved: 0, pending: 0 },
    unusable: 0,
    approved: [],
    competing: { rejected: [], expired: [], withdrawn: [], never_approved: [] },
    p50: 8280,
    p90: null,
    intervals: { p50: null, p90: null },
    clustered: null,
    withinSla: null,
    state: 'measured',
    reason: null,
    statement,
  };
  expect(plain(headline(found))).toBe(
    'Half of the proposals were approved within 2 h 18 min; fewer than nine in ten were approved before the logs end.',
  );
  expect(plain(headline({ ...found, p50: null }))).toBe(
    'Less than half of all proposals shown for approval were approved before the logs end.',
  );
});
