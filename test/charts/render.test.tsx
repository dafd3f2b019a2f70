import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DataTable } from '../../src/charts/table/Table';
import { Figure } from '../../src/charts/figure/Figure';
import { statementForCopy } from '../../src/charts/figure/shown-statement';
import { SqlBlock } from '../../src/charts/figure/SqlBlock';
import { plain } from '../../src/words/format';
import { GatePlot } from '../../src/charts/gates/GatePlot';
import { GateTable } from '../../src/charts/gates/GateTable';
import { VerdictChip } from '../../src/charts/marks/Chip';
import { markKinds } from '../../src/records/report/mark-kinds';
import { Mark } from '../../src/charts/marks/Mark';
import { AccountTable } from '../../src/charts/outcomes/AccountTable';
import { ConfusionGrid, confusionSummary } from '../../src/charts/outcomes/ConfusionGrid';
import { splitOf } from '../../src/answers/outcomes/split';
import { splitSummary } from '../../src/charts/outcomes/SplitBar';
import { DecisionPath } from '../../src/charts/path/DecisionPath';
import { pathSteps } from '../../src/charts/path/gaps';
import { RateByBundle } from '../../src/charts/rates/RateByBundle';
import { drawnPoints, pointWords, rateSummary, rateTable } from '../../src/charts/rates/rate-point';
import type { RatePoint } from '../../src/answers/outcomes/rate-point';
import { weekSummary } from '../../src/charts/rates/week-point';
import { weekLength } from '../../src/answers/outcomes/weeks';
import type { WeekPoint } from '../../src/answers/outcomes/weeks';

const html = (element: ReactElement) => plain(renderToStaticMarkup(element));
const hostile = '<img src=x onerror=alert(1)>';

const point = (key: string, hits: number, n: number, over: Partial<RatePoint> = {}): RatePoint => ({
  key,
  hits,
  n,
  incidents: n,
  unresolved: 0,
  share: n === 0 ? null : hits / n,
  interval: { lower: 0.1, upper: 0.3 },
  state: 'measured',
  ...over,
});
const unmeasured = point('2025.06', 0, 0, {
  state: 'not_measurable',
  share: null,
  interval: null,
  reason: 'nobody was shown a proposal',
});

describe('marks', () => {
  it('give every meaning a shape of its own', () => {
    const shapes = markKinds.map((kind) => html(<Mark kind={kind} />).replace(/class="[^"]*"/, ''));
    expect(new Set(shapes).size).toBe(markKinds.length);
  });
  it('are hidden from readers unless they stand alone', () => {
    expect(html(<Mark kind="wrong" />)).toContain('aria-hidden="true"');
    expect(html(<Mark kind="wrong" label="wrong" />)).toContain('role="img" aria-label="wrong"');
  });
  it('say the four verdicts in the one wording', () => {
    expect(html(<VerdictChip state="not_shown_yet" tierHeld="advisory_responder" />)).toContain(
      'Not proven yet',
    );
    expect(html(<VerdictChip state="step_down" tierHeld="advisory_responder" />)).toContain('Step down');
    // Below it there is none to step down to.
    expect(html(<VerdictChip state="step_down" tierHeld="read_only_analyst" />)).toContain(
      'Worse than the limit',
    );
    expect(html(<VerdictChip state="not_measurable" number={2} />)).toContain('2 cannot be judged');
  });
});

describe('figure', () => {
  const figure = (
    <Figure
      title={hostile}
      summary="A sentence."
      sql={[{ sql: 'SELECT 1', values: [] }]}
      table={{ caption: 'c', columns: [{ label: 'Bundle' }], rows: [] }}
    >
      <p>drawing</p>
    </Figure>
  );
  it('is named by its title, told by its summary, with its toggles closed', () => {
    const text = html(figure);
    expect(text).toMatch(/<figure[^>]*aria-labelledby="([^"]+)"[\s\S]*<h2 id="\1"/);
    expect(text.match(/aria-expanded="false"/g)).toHaveLength(2);
  });
  it('shows text of a log as text', () => {
    expect(html(figure)).not.toContain('<img');
    const events = [{ key: '1', at: 0, kind: 'agent' as const, title: hostile, detail: hostile }];
    expect(html(<DecisionPath label="path" events={events} />)).not.toContain('<img');
    const rows = [{ key: hostile, cells: [hostile, hostile] }];
    const columns = [{ label: 'a' }, { label: 'b' }];
    expect(html(<DataTable caption={hostile} columns={columns} rows={rows} />)).not.toContain('<img');
    const points = [point(hostile, 3, 30)];
    expect(html(<RateByBundle points={points} mark="wrong" better="lower" />)).not.toContain('<img');
  });
  it('keeps bound values on one line as what they are when copied', () => {
    const values = ["x\n'); DROP TABLE facts; --\\", 3, null, true];
    expect(statementForCopy({ sql: 'SELECT ?', values }).split('\n')).toEqual([
      'PREPARE shown AS',
      'SELECT ?;',
      "EXECUTE shown(E'x\\n''); DROP TABLE facts; --\\\\', 3, NULL, true);",
      '',
    ]);
    expect(statementForCopy({ sql: 'SELECT 1\n', values: [] })).toBe('SELECT 1;\n');
    expect(html(<SqlBlock sql="SELECT ?" values={[hostile]} />)).not.toContain('<img');
  });
  it('opens a table of 10,000 rows 200 at a time', () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => ({ key: String(at), cells: [String(at)] }));
    const text = html(<DataTable caption="c" columns={[{ label: 'a' }]} rows={rows} />);
    expect(text.match(/<th scope="row">/g)).toHaveLength(200);
    expect(text).toContain('Show 200 more');
  });
});

describe('rates', () => {
  it('give every mark that opens rows a button that says what it shows', () => {
    const points = [unmeasured, point('2025.27', 6, 30)];
    const text = html(
      createElement(RateByBundle, { points, mark: 'wrong', better: 'lower', onRows: () => undefined }),
    );
    expect(text.match(/<button/g)).toHaveLength(2);
    expect(text).toContain(
      'aria-label="2025.27: 20.0% (6 of 30), 95% interval 10.0–30.0%; 30 incidents; none unresolved. Open rows"',
    );
    expect(text).toContain('Not measurable: nobody was shown a proposal');
  });
  it('never put nought in a table for what cannot be measured, nor a percentage on too few', () => {
    const few = point('b', 2, 8, { interval: { lower: 0.0715, upper: 0.591 } });
    const { rows } = rateTable([unmeasured, few], 'c', 'Bundle');
    expect(rows[0]?.cells.slice(1)).toEqual(['not measurable', '–', '–', '–', '–', '–', '–']);
    expect(rows[1]?.cells[1]).toBe('too few');
    expect(plain(pointWords(few))).toContain('2 of 8, 7–59%, too few for a percentage');
  });
  it('draw 48 of 10,000 bundles: those compared, the latest and the largest, in their order', () => {
    const points = Array.from({ length: 10_000 }, (_, at) =>
      point(`b${at}`, 1, at === 500 ? 9_999 : 50, at === 7 ? { role: 'baseline' } : {}),
    );
    const drawn = drawnPoints(points);
    expect(drawn).toHaveLength(48);
    const keys = drawn.map((one) => one.key);
    for (const key of ['b7', 'b500', 'b9999']) expect(keys).toContain(key);
    expect(keys).toEqual([...keys].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))));
  });
  it('are summed up in one sentence', () => {
    const said = rateSummary([
      point('a', 3, 30, { role: 'baseline' }),
      point('b', 6, 30, { role: 'candidate' }),
    ]);
    expect(plain(said)).toBe(
      'b: 20.0% (6 of 30), 95% interval 10.0–30.0%; baseline a: 10.0% (3 of 30), 95% interval 10.0–30.0%.',
    );
    expect(plain(rateSummary([unmeasured, { ...unmeasured, key: 'x' }]))).toBe(
      'No bundles of 2 can be given as a percentage.',
    );
  });
  it('sum up weeks without those that have not matured', () => {
    const week = (at: number, hits: number, immature: boolean): WeekPoint => ({
      ...point(`w${at}`, hits, 100),
      start: Date.UTC(2025, 2, 10) + at * weekLength,
      immature,
    });
    expect(plain(weekSummary([week(0, 9, false), week(1, 12, false), week(2, 90, true)]))).toBe(
      'From 9.0% in the week from 10 Mar to 12.0% in the week from 17 Mar, 200 resolved in 2 weeks; the last week has not matured.',
    );
  });
});

describe('gates', () => {
  const gate = {
    share: 0,
    limit: 0.01,
    side: 'at_most' as const,
    ordinary: null,
    timeUniform: { lower: 0, upper: 0.0095 },
  };
  it('say the state in words and draw a hatch, not a dot, for what cannot be measured', () => {
    const plot = html(<GatePlot {...gate} share={null} timeUniform={null} measurable={false} />);
    expect(plot).toContain('fill="url(#');
    expect(plot).not.toContain('<circle');
    const row = {
      ...gate,
      id: 'g',
      title: 'Missed',
      state: 'not_measurable' as const,
      observed: 'not measurable',
      missing: 'a sample',
    };
    expect(html(<GateTable caption="c" gates={[row]} />)).toContain(': Cannot be judged');
  });
  it('end a met band left of the limit', () => {
    expect(html(<GatePlot {...gate} measurable />)).toContain('class="band" x="0.00%" width="47.50%"');
  });
});

describe('accounting', () => {
  const counts = {
    agree: 2231,
    agreeWithoutTarget: 0,
    differ: 287,
    agentOnly: 118,
    unresolved: 71,
    unadjudicableProposals: 24,
    humanOnly: 341,
    unadjudicableActions: 53,
  };
  it('adds up to the totals: 2,731 proposals and 2,912 actions', () => {
    const split = splitOf(counts);
    expect([split.proposals, split.actions]).toEqual([2731, 2912]);
    expect(split.segments.at(-1)?.until).toBeCloseTo(1, 12);
    expect(plain(splitSummary(counts))).toBe(
      '2,731 agent proposals and 2,912 human actions; 2,518 of each are matched, 2,231 of them agree.',
    );
  });
  it('is empty without dividing by nought', () => {
    const none = splitOf({
      agree: 0,
      agreeWithoutTarget: 0,
      differ: 0,
      agentOnly: 0,
      unresolved: 0,
      unadjudicableProposals: 0,
      humanOnly: 0,
      unadjudicableActions: 0,
    });
    expect(none).toEqual({ proposals: 0, actions: 0, segments: [], agentUntil: 0, humanFrom: 0 });
  });
  it('says so when classes do not add up, and only then', () => {
    const rows = [
      { id: 'a', label: 'Agent only', marks: ['agent' as const], proposals: 7, actions: null, wrong: 0 },
    ];
    const table = (proposals: number) =>
      html(<AccountTable caption="c" rows={rows} totals={{ proposals, actions: 0 }} />);
    expect(table(7)).not.toContain('do not add up');
    expect(table(8)).toContain('The classes do not add up: 7 proposals in classes, 8 in all.');
    expect(table(7)).toMatch(/>7<\/td><td class="num q">–<\/td><td class="num q">none</);
  });
  it('never counts a case without a label as right', () => {
    const rows = [
      {
        id: 'n',
        label: 'do nothing',
        wrongWord: 'missed' as const,
        cells: [{ right: 296, wrong: 4, open: 11_642 }],
      },
      { id: 'a', label: 'act', wrongWord: 'wrong' as const, cells: [{ right: 20, wrong: 7, open: 1 }] },
    ];
    expect(plain(confusionSummary(rows))).toBe(
      '11,970 decisions: 316 right, 7 wrong, 4 missed, 11,643 without a label that counts yet, never taken for right.',
    );
    const grid = html(
      <ConfusionGrid caption="c" columns={[{ id: 'n', label: 'did nothing' }]} rows={rows} />,
    );
    expect(grid).toContain('4 missed');
    expect(grid).toContain('11,642 open');
  });
});

describe('decision path', () => {
  const at = Date.UTC(2025, 9, 14, 2, 7, 30);
  it('gives waiting time, new days and clocks that ran backwards in words', () => {
    const steps = pathSteps([
      { at },
      { at: at + 694_000 },
      { at: null },
      { at: at + 690_000 },
      { at: at + 9 * 86_400_000 },
    ]);
    expect(steps.map((step) => step.wait && plain(step.wait))).toEqual([
      null,
      '11 min 34 s',
      null,
      'logged 4 s before the event above',
      '8 days 23 h',
    ]);
    expect(steps.map((step) => step.day && plain(step.day))).toEqual([
      '14 Oct 2025',
      null,
      null,
      null,
      '23 Oct 2025',
    ]);
  });
});
