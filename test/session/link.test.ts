import { afterEach, describe, expect, it } from 'vitest';
import { defaultCriteria } from '../../src/readiness/criteria/criteria';
import { judgeBy } from '../../src/session/criteria';
import { readLink, writeLink } from '../../src/session/link';
import { startView, type ViewFields } from '../../src/session/view';
import { emptySelection } from '../../src/slice/selection/selection';

const written = (view: Partial<ViewFields>) => writeLink({ ...startView, ...view }, emptySelection);

/** Notices are said on the page and never travel. */
const shownOf = ({ notices: _, ...shown }: ViewFields) => shown;

describe('a link made under changed criteria', () => {
  afterEach(() => judgeBy(defaultCriteria, 2));
  const stricter = defaultCriteria.map((each) => ({
    ...each,
    gates: each.gates.map((gate) => ({ ...gate, limit: gate.limit / 2 })),
  }));

  it('names them, and says where others judge that it was made under others', () => {
    judgeBy(stricter, 1);
    const link = written({ screen: 'readiness' });
    expect(link).toMatch(/criteria=[0-9a-f]{8}\.[0-9a-f]{8}/);
    expect(readLink(link).problems).toEqual([]);
    judgeBy(defaultCriteria, 2);
    expect(written({ screen: 'readiness' })).not.toContain('criteria');
    expect(readLink(link).problems).toEqual([
      expect.stringMatching(/^The link was made under other criteria/),
    ]);
    expect(readLink(link).view.screen).toBe('readiness');
    expect(readLink('?criteria=%3Cb%3E').problems).toEqual([expect.not.stringContaining('<b>')]);
  });
});

describe('a link', () => {
  it('leaves out whatever stands at its start', () => {
    expect(written({})).toBe('');
    expect(readLink('').view).toEqual(shownOf(startView));
    expect(readLink('').problems).toEqual([]);
  });

  it('carries everything that is looked at, and reads it back', () => {
    const view: Partial<ViewFields> = {
      screen: 'decisions',
      load: 'logs/manifest.json',
      scope: { agent: 'a.b & c', workflow: 'iam=lockdown', riskClass: 'high' },
      rows: { of: 'class', matchClass: 'agent_only', wrong: true },
      decision: "d'; DROP TABLE facts; --",
      order: { column: 'wait', descending: false },
      weekly: 'rollback_rate',
      kpi: 'override_discrimination',
      per: 'criticality',
      slaMinutes: 60,
      floorSeconds: 5,
    };
    const back = readLink(written(view));
    expect(back.view).toEqual(shownOf({ ...startView, ...view }));
    expect(back.problems).toEqual([]);
  });

  it('keeps the good part of a bad one and says what was wrong', () => {
    const { view, problems } = readLink('?screen=outcomes&rows=nonsense&sort=1;drop&scope=a.b.purple&d=ed1');
    expect(view.screen).toBe('outcomes');
    expect(view.decision).toBe('ed1');
    expect([view.rows, view.scope, view.order]).toEqual([null, null, startView.order]);
    expect(problems.map((problem) => /“(\w+)=/.exec(problem)?.[1])).toEqual(['scope', 'rows', 'sort']);
  });

  it('takes a service level and a floor of whole minutes and seconds only', () => {
    expect(written({ slaMinutes: 240, floorSeconds: 30 })).toBe('?sla=240&floor=30');
    for (const wrong of ['0', '-5', '1.5', '99999', 'soon']) {
      const { view, problems } = readLink(`?sla=${wrong}&floor=${wrong}`);
      expect([view.slaMinutes, view.floorSeconds, problems.length]).toEqual([15, 10, 2]);
    }
  });

  it('survives an escape that is none', () => {
    const { view, problems } = readLink('?screen=readiness&scope=%25E0%25A4%25A.x.low');
    expect(view.screen).toBe('readiness');
    expect(problems).toHaveLength(1);
  });

  it('shows at most 60 letters of a wrong value', () => {
    const [problem] = readLink(`?screen=${'x'.repeat(5000)}`).problems;
    expect(problem?.length).toBeLessThan(130);
  });
});
