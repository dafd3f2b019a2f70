import { Figure } from '../../../charts/figure/Figure';
import { capital, count, counted } from '../../../words/format';
import type { Statement } from '../../../database/engine/query';
import { type TestRuns, testEndings } from '../../../metrics/tests/tests';
import { plainWord } from '../../../words/filter-words';
import { RowsLink } from '../../parts/RowsLink';

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
      <div className="scroll" role="region" aria-label="Endings of test runs" tabIndex={0}>
        <table className="endings-table">
          <caption className="vh">Test runs by expected and real ending</caption>
          <thead>
            <tr>
              <th scope="col">Test</th>
              <th scope="col">Expected</th>
              {endings.map((ending) => (
                <th key={ending} scope="col" className="num">
                  {capital(ending)}
                </th>
              ))}
              <th scope="col" className="num">
                Runs
              </th>
              <th scope="col" className="num">
                Not as expected
              </th>
              <th scope="col" className="num">
                No outcome
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={JSON.stringify([line.kind, line.category, line.expected])}>
                <th scope="row">
                  {plainWord(line.kind)}
                  {line.category === '(none)' ? '' : `, ${plainWord(line.category)}`}
                </th>
                <td>{plainWord(line.expected)}</td>
                {endings.map((ending) => (
                  <td key={ending} className="num">
                    {line.endings.has(ending) ? (
                      <RowsLink
                        rows={{
                          of: 'set',
                          set: 'scenario_ending',
                          keys: [line.kind, line.category, line.expected, ending],
                        }}
                      >
                        {count(line.endings.get(ending) ?? 0)}
                      </RowsLink>
                    ) : (
                      <span className="q">none</span>
                    )}
                  </td>
                ))}
                <td className="num">
                  <RowsLink
                    rows={{
                      of: 'set',
                      set: 'scenario_runs',
                      keys: [line.kind, line.category, line.expected],
                    }}
                  >
                    {count(line.runs)}
                  </RowsLink>
                </td>
                <Linked line={line} n={line.notMet} ending="not as expected" />
                <Linked line={line} n={line.open} ending="no outcome" />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Figure>
  );
}

function Linked({ line, n, ending }: { line: Line; n: number; ending: string }) {
  return (
    <td className="num">
      {n === 0 ? (
        <span className="q">none</span>
      ) : (
        <RowsLink rows={{ of: 'set', set: 'scenario', keys: [line.kind, line.category, ending] }}>
          {count(n)}
        </RowsLink>
      )}
    </td>
  );
}
