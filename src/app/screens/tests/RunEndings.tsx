import { Table, type Column } from '../../../charts/table/Table';
import { Figure } from '../../../charts/figure/Figure';
import { capital, counted, plainWord } from '../../../words/format';
import type { Statement } from '../../../database/engine/query';
import { type TestRuns, testEndings } from '../../../metrics/tests/tests';
import { CountLink } from '../../parts/RowsLink';

interface Line {
  kind: string;
  category: string;
  expected: string;
  endings: ReadonlyMap<string, number>;
  runs: number;
  notMet: number;
  open: number;
}

function linesOf(runs: readonly TestRuns[]): Line[] {
  const groups = new Map<string, TestRuns[]>();
  for (const run of runs) {
    const key = JSON.stringify([run.kind, run.category, run.expected]);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].map((own) => {
    const sum = (of: (run: TestRuns) => number) => own.reduce((total, run) => total + of(run), 0);
    return {
      kind: own[0]!.kind,
      category: own[0]!.category,
      expected: own[0]!.expected,
      endings: new Map(own.map(({ ending, runs: n }) => [ending, n])),
      runs: sum((run) => run.runs),
      notMet: sum((run) => run.not_met),
      open: sum((run) => run.open),
    };
  });
}

/** What each staged run ended in, every ending in a column of its own. */
export function RunEndings({ runs, statement }: { runs: readonly TestRuns[]; statement: Statement }) {
  const lines = linesOf(runs);
  const endings = testEndings.filter((ending) => lines.some((line) => line.endings.has(ending)));
  const total = lines.reduce((sum, { runs: n }) => sum + n, 0);
  return (
    <Figure
      title="What was expected, and what happened"
      summary={`${counted(total, 'run')}, each in one ending; one expected ending never stands for another.`}
      sql={[statement]}
      note="Endings are what agent and controls did; whether that met the expectation is the scenario’s own verdict (scenario_met), which is what “not as expected” counts."
    >
      <Table
        caption="Test runs by expected and real ending"
        region="Endings of test runs"
        className="endings-table"
        rows={lines}
        rowKey={({ kind, category, expected }) => JSON.stringify([kind, category, expected])}
        columns={[
          {
            head: 'Test',
            cell: ({ kind, category }) =>
              `${plainWord(kind)}${category === '(none)' ? '' : `, ${plainWord(category)}`}`,
          },
          { head: 'Expected', cell: ({ expected }) => plainWord(expected) },
          ...endings.map((ending): Column<Line> => ({
            head: capital(ending),
            number: true,
            cell: (line) => (
              <CountLink
                n={line.endings.get(ending) ?? 0}
                rows={setOf('scenario_ending', line, line.expected, ending)}
              />
            ),
          })),
          {
            head: 'Runs',
            number: true,
            cell: (line) => <CountLink n={line.runs} rows={setOf('scenario_runs', line, line.expected)} />,
          },
          {
            head: 'Not as expected',
            number: true,
            cell: (line) => <CountLink n={line.notMet} rows={setOf('scenario', line, 'not as expected')} />,
          },
          {
            head: 'No outcome',
            number: true,
            cell: (line) => <CountLink n={line.open} rows={setOf('scenario', line, 'no outcome')} />,
          },
        ]}
      />
    </Figure>
  );
}

const setOf = (set: string, { kind, category }: Line, ...keys: string[]) => ({
  of: 'set' as const,
  set,
  keys: [kind, category, ...keys],
});
