import { Table } from '../../../charts/table/Table';
import { useMemo } from 'react';
import { QuantileShiftPlot, shiftTable } from '../../../charts/drift/QuantileShiftPlot';
import { Figure } from '../../../charts/figure/Figure';
import { count, decimal, pValue } from '../../../words/format';
import { StateBlock } from '../../../charts/states/StateBlock';
import { batteryOf } from '../../../metrics/drift/battery';
import {
  permutations,
  permutationSeed,
  permutedTests,
  type PermutedTest,
} from '../../../metrics/drift/permute';
import { exploredOf, isMoved, movedOf, type Explored, type MovedValues } from '../../../metrics/drift/moved';
import { pairSample, type PairSample } from '../../../metrics/drift/sample';
import { useQuery } from '../../ask/use-query';
import { useJob, type RunOf } from '../../../jobs/use-job';
import { Answered } from '../../parts/Answered';
import { kpiName } from '../../../answers/drift/drift-words';
import { MixTable } from './MixTable';
import { compareRows, sampleWords, testWords } from '../../../answers/drift/moved-words';
import { valueKey } from '../../ask/value-key';
import type { Compared } from './use-drift';

/** Decision mix, confidence, evidence, tools, policy, abstentions, latency: what moved, with p by incident. */
export function MovedSection({ compared }: { compared: Compared }) {
  const { selection, releases, kpi } = compared;
  const answer = useQuery(
    (query, signal) => pairSample(query, kpi, selection, releases, signal),
    [kpi, releases, selection],
  );
  return (
    <section id="drift-moved">
      <Answered answer={answer} height={720} what="What moved">
        {(sample) =>
          new Set(sample.decisions.map(({ side }) => side)).size < 2 ? (
            <StateBlock
              kind="empty"
              title="Nothing to compare."
              detail="One of the two bundles has no matured decision in this slice."
              height={180}
            />
          ) : (
            <Moved
              key={valueKey([kpi.id, releases, selection, sample.decisions.length])}
              sample={sample}
              compared={compared}
            />
          )
        }
      </Answered>
    </section>
  );
}

interface MovedProps {
  readonly sample: PairSample;
  readonly compared: Compared;
}

function Moved({ sample, compared }: MovedProps) {
  const battery = useMemo(() => batteryOf(sample.decisions), [sample]);
  const moved = useMemo(() => movedOf(battery), [battery]);
  const { run: permutation, start, stop } = useJob('permute', battery);
  const explored = permutation.state === 'ready' ? exploredOf(permutation.answer) : null;
  const incidents = permutation.state === 'ready' ? permutation.answer.incidents : null;
  return (
    <>
      <Figure
        title="What moved"
        summary={`${sampleWords(sample, incidents)} p by exchanging whole incidents ${count(permutations)} times, seed ${permutationSeed}; one family of ${explored === null ? 'tests' : `${explored.tests} tests`}, Benjamini–Hochberg.`}
        sql={[sample.statement]}
        note="A p of 0.001 is the smallest that 999 permutations can show. Jensen–Shannon (base 2), total variation and Cramér’s V describe a size and are no tests; PSI stands beside the value it exceeds in 5% of cases when nothing moved."
      >
        <Progress permutation={permutation} start={() => start(battery)} stop={stop} />
        <TestTable explored={explored?.explored ?? null} moved={moved} kpi={kpiName(compared.kpi)} />
      </Figure>
      <div className="part-pair drift-mixes">
        {moved.mixes
          .filter(({ labels }) => labels.length > 1)
          .map((mix) => (
            <MixTable key={mix.test} mix={mix} compared={compared} />
          ))}
      </div>
      <div className="part-pair drift-mixes">
        {moved.values
          .filter(({ shift }) => shift.length > 0)
          .map((values) => (
            <Shift key={values.test} values={values} />
          ))}
      </div>
    </>
  );
}

function Progress({
  permutation,
  start,
  stop,
}: {
  permutation: RunOf<'permute'>;
  start: () => void;
  stop: () => void;
}) {
  switch (permutation.state) {
    case 'idle':
    case 'running': {
      const done = (permutation.state === 'running' && permutation.progress) || 0;
      return (
        <p className="drift-progress" role="status">
          <progress max={permutations} value={done} aria-label="Permutations done" />
          {count(done)} of {count(permutations)} permutations{' '}
          {permutation.state === 'running' && (
            <button type="button" className="button quiet" onClick={stop}>
              Cancel
            </button>
          )}
        </p>
      );
    }
    case 'stopped':
    case 'failed':
      return (
        <p className="drift-progress" role="status">
          {permutation.state === 'stopped'
            ? 'Cancelled: no p value is known.'
            : `The permutations failed: ${permutation.error.message}`}{' '}
          <button type="button" className="button quiet" onClick={start}>
            Run the permutations
          </button>
        </p>
      );
    case 'ready':
      return null;
  }
}

interface TestTableProps {
  readonly explored: readonly Explored[] | null;
  readonly moved: ReturnType<typeof movedOf>;
  readonly kpi: string;
}

function TestTable({ explored, moved, kpi }: TestTableProps) {
  const adjusted = (own: Explored | undefined) => {
    if (explored === null) return '…';
    if (own === undefined) return null;
    if (own.adjustedP === null) return '–';
    return isMoved(own) ? <b>{pValue(own.adjustedP)}</b> : pValue(own.adjustedP);
  };
  const of = (test: PermutedTest) => explored?.find((each) => each.test === test);
  return (
    <Table
      caption="What moved, with raw and adjusted p"
      asCards
      className="drift-wide"
      rows={permutedTests}
      rowKey={(test) => test}
      columns={[
        {
          head: 'What',
          cell: (test) => (test === 'behaviour' ? `${kpi}, on the same kinds of case` : testWords[test].what),
        },
        { head: 'Test', cell: (test) => testWords[test].how },
        { head: 'Size', cell: (test) => compareRows(test, moved).size },
        { head: 'n', number: true, cell: (test) => compareRows(test, moved).n },
        { head: 'p', number: true, cell: (test) => (explored === null ? '…' : pValue(of(test)?.p)) },
        { head: 'Adjusted p', number: true, cell: (test) => adjusted(of(test)) },
      ]}
    />
  );
}

const sayings: Record<MovedValues['test'], (value: number) => string> = {
  confidence: (value) => decimal(value, 3),
  latency: (value) => `${count(value)} ms`,
};

function Shift({ values }: { values: MovedValues }) {
  const { test, shift, psi, ks, wasserstein, jensenShannon } = values;
  const title = test === 'confidence' ? 'Where confidence moved' : 'Where latency moved';
  const say = sayings[test];
  return (
    <Figure
      size="small"
      title={title}
      summary={`Candidate less baseline, percentile by percentile. Wasserstein ${say(wasserstein ?? 0)}, KS ${decimal(ks ?? 0, 3)}.`}
      table={shiftTable(shift, title, say)}
      note={
        psi === null
          ? 'All values share one bin: no PSI.'
          : `PSI ${decimal(psi.value, 3)} over ${psi.bins} bins of both bundles; ${decimal(psi.critical, 3)} is exceeded in 5% of cases when nothing moved and decisions are independent (Yurdakul 2018). Jensen–Shannon ${decimal(jensenShannon ?? 0, 3)}.`
      }
    >
      <QuantileShiftPlot points={shift} say={say} />
    </Figure>
  );
}
