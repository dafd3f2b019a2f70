import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepLong, longestInLink } from '../../src/session/change-in-link';
import { readLink, writeLink } from '../../src/session/link';
import { startView } from '../../src/session/view';
import { startTried, type Tried } from '../../src/session/what-if';
import { severityOnly } from '../../src/records/what-if-settings/policy-presets';
import type { Policy } from '../../src/records/policy';
import { emptySelection } from '../../src/slice/selection/selection';

const view = { ...startView, screen: 'what-if' as const };
const written = (tried: Partial<Tried>) => writeLink(view, emptySelection, { ...startTried, ...tried });

const own: Policy = {
  format: 'shadowproof-policy/1',
  name: 'Ärger – „Nacht“ 🌙',
  version: '2',
  rules: [{ id: 'night', when: { hourUtc: { from: 22, until: 6 } }, then: 'must_not' }],
  otherwise: 'one_approval',
};
const long: Policy = {
  ...own,
  rules: Array.from({ length: 120 }, (_, at) => ({
    id: `rule_${at}`,
    when: { blastRadius: { atLeast: at } },
    then: 'one_approval' as const,
  })),
};

const store = new Map<string, string>();
beforeEach(() => {
  store.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => void store.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('what is tried out, in a link', () => {
  it('is left out where nothing was changed', () => {
    expect(written({})).toBe('?screen=what-if');
    expect(readLink('').tried).toEqual(startTried);
  });

  it('comes back whole', () => {
    const tried: Tried = {
      threshold: 0.875,
      ask: { risk: 0.08, delta: 0.1, method: 'e_process' },
      costs: { minutesPerReview: 7.5, wrongLow: 0, wrongHigh: 900, rightHeld: 15 },
      before: severityOnly,
      policy: own,
      breaker: { ...startTried.breaker, name: 'B', trips: [{ kind: 'consecutive_overrides', most: 2 }] },
      lowBelow: 0.7,
      calibrationBy: 'action',
    };
    const address = written(tried);
    expect(readLink(address)).toMatchObject({ tried, problems: [] });
    expect(address).toContain('at=0.875&risk=0.08&delta=0.1&how=e_process&cost=7.5_0_900_15&before=severity');
    // A built-in policy is the very one, so that the screen knows it.
    expect(readLink(address).tried.before).toBe(severityOnly);
  });

  it('is said on What if alone', () => {
    expect(writeLink({ ...view, screen: 'decisions' }, emptySelection, { ...startTried, threshold: 0 })).toBe(
      '?screen=decisions',
    );
  });

  it('keeps the good part and says what was wrong with each of the others', () => {
    const bad = { ...startTried.breaker, trips: [{ kind: 'containments', most: 8, hours: 0 }] };
    const { tried, problems } = readLink(
      `?screen=what-if&at=1.5&risk=0&delta=x&how=luck&cost=1_2&rules=%25%25&breaker=${btoa(JSON.stringify(bad))}&low=0.7`,
    );
    expect(tried).toEqual({ ...startTried, lowBelow: 0.7 });
    expect(problems.map((problem) => /“(\w+)=/.exec(problem)?.[1])).toEqual([
      'at',
      'risk',
      'delta',
      'how',
      'cost',
      'rules',
      'breaker',
    ]);
    expect(problems.at(-1)).toMatch(/trips\.0\.hours: a window needs more than 0 hours/);
    expect(problems.at(-2)).toMatch(/cannot be read; was left out/);
  });

  it('takes no breaker for rules, and nothing from the prototype', () => {
    const breaker = btoa(JSON.stringify(startTried.breaker));
    for (const rules of [breaker, 'toString', 'kept.__proto__'])
      expect(readLink(`?screen=what-if&rules=${rules}`)).toMatchObject({
        tried: { policy: startTried.policy },
        problems: [expect.stringContaining('“rules=')],
      });
  });

  it('keeps rules that are too long in this browser, and says so in another', () => {
    expect(keepLong(long)).toBe(true);
    const address = written({ policy: long });
    expect(address.length).toBeLessThan(longestInLink);
    expect(address).toMatch(/rules=kept\.[0-9a-f]{16}$/);
    expect(readLink(address)).toMatchObject({ tried: { policy: long }, problems: [] });
    store.clear();
    expect(readLink(address)).toMatchObject({
      tried: { policy: startTried.policy },
      problems: [expect.stringContaining('kept in the browser that made it')],
    });
  });
});
