import { describe, expect, it, vi } from 'vitest';
import { readLink, writeLink } from '../../src/session/link';
import { jsonOf } from './saved';

interface SavedLink {
  readonly title: string;
  readonly address: string;
  readonly view: Readonly<Record<string, unknown>>;
  readonly selection: unknown;
  readonly tried?: Readonly<Record<string, unknown>>;
  /** Fields of the address that could not be followed; a sentence where no single one is to blame. */
  readonly left_out: readonly string[];
}
const links = jsonOf('links/links.json') as readonly SavedLink[];
const kept = jsonOf('storage/storage.json') as Readonly<Record<string, string>>;
vi.stubGlobal('localStorage', { getItem: (key: string) => kept[key] ?? null, setItem: () => undefined });

const link = (title: string) => readLink(links.find((each) => each.title === title)!.address);

describe('links of before', () => {
  it.each(links)('$title: the same settings', ({ address, view, selection, tried, left_out: leftOut }) => {
    const now = readLink(address);
    expect(now.view).toMatchObject(view);
    expect(now.selection).toEqual(selection);
    if (tried !== undefined) expect(now.tried).toEqual(tried);
    expect(now.problems).toHaveLength(leftOut.length);
    for (const [place, name] of leftOut.entries()) {
      if (/^\w+$/.test(name)) expect(now.problems[place]).toMatch(new RegExp(`\\b${name}\\b`));
    }
  });

  it.each(links)('$title: written by this build, it says the same', ({ address }) => {
    const { problems, ...now } = readLink(address);
    void problems;
    // But for what was searched for, which may be a name: no link says it any more.
    const view = { ...now.view, find: '' };
    expect(readLink(writeLink(now.view, now.selection, now.tried))).toEqual({ ...now, view, problems: [] });
  });

  it('say every filter, as it was chosen', () => {
    const { selection } = link('every filter at once');
    expect(selection).toMatchObject({
      from: Date.UTC(2026, 2, 2),
      to: Date.UTC(2026, 5, 1, 9, 30, 0, 250),
      environment: 'all',
      maturityLagDays: 21.5,
      minLabelRank: 3,
    });
    expect(Object.keys(selection.only)).toHaveLength(23);
    expect(selection.only).toMatchObject({
      workflow: ['mail-quarantine', ''],
      // A backslash that somebody's action has in its name.
      action: ['block_indicator', '\\e'],
      reviewer_group: ['soc-day', 'équipe & co=1'],
      person: ['(none)', '0123456789ab'],
      reason_code: ['100% sure?', 'a+b c'],
      hour: ['00', '23'],
      queue_depth: ['32+', '0'],
    });
  });

  it('say rows, scopes and bundles, dots and colons in names and all', () => {
    const [candidate, baseline] = [
      'sha256:b914b3b096c4f8b01f4b51c399c250babf0d3767a696180153bf097609bcc418',
      'sha256:948226f31d0072a0c4f90877b40f43d3fe8f2f152cdb74be892ff8418875f443',
    ];
    expect(link('two bundles').view.pair).toEqual({ baseline, candidate, kpi: 'override_rate', margin: 3.5 });
    expect(link('a candidate alone').view.pair).toMatchObject({
      baseline: null,
      candidate: 'release.2026-05',
    });
    expect(link('a scope of the readiness matrix').view.scope).toEqual({
      agent: 'agent.warden',
      workflow: 'mail-quarantine',
      riskClass: 'low',
    });
    expect(link('rows of a set in one workflow').view.rows).toEqual({
      of: 'set',
      set: 'ending',
      keys: ['approved'],
      grouping: 'workflow',
      key: 'mail.quarantine/2',
    });
    expect(link('rows of a gate, two bundles').view.rows).toMatchObject({
      of: 'gate',
      part: 'errors',
      openedUntil: 1_786_000_000_000,
      releases: [candidate, baseline],
    });
  });

  it('bring rules and breakers along, the longest ones out of this browser', () => {
    expect(link('what if: own rules').tried.policy).toEqual(jsonOf('proposals/own-policy.json'));
    expect(link('what if: a breaker').tried.breaker).toEqual(jsonOf('proposals/night-breaker.json'));
    const { policy } = link('what if: rules kept in this browser').tried;
    expect([policy.name, policy.rules.length]).toEqual(['Long policy – Hafen “Süd”', 40]);
    expect(link('what if: a threshold').tried).toMatchObject({
      threshold: 0.875,
      ask: { risk: 0.08, delta: 0.1, method: 'e_process' },
      costs: { minutesPerReview: 7.5, wrongLow: 0, wrongHigh: 900, rightHeld: 15 },
    });
  });

  it('keep their good part where another is damaged', () => {
    const { selection, view } = link('damaged: values that are none');
    expect([view.screen, selection.only]).toEqual(['outcomes', { workflow: ['mail-quarantine'] }]);
    expect(link('damaged: ends before it starts').selection.only).toEqual({ agent: ['agent-warden'] });
    expect(link('damaged: rows, scope, order, pair, numbers').view).toMatchObject({
      screen: 'decisions',
      decision: 'ed7',
      rows: null,
    });
    expect(link('damaged: what if settings').tried.lowBelow).toBe(0.7);
    expect(link('damaged: a broken percent sign and a stray field').selection).toMatchObject({
      from: Date.UTC(2026, 2, 2),
      only: { reviewer_group: ['soc-day'] },
    });
  });
});
