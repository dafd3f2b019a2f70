import { useMemo } from 'react';
import { Table } from '../../../charts/table/Table';
import { TradePlot, type TradePoint } from '../../../charts/drift/TradePlot';
import { Figure } from '../../../charts/figure/Figure';
import { count, percent, points, pValue } from '../../../words/format';
import { matchedShares, mostTrades, readTrades, sameModel, type Trade } from '../../../metrics/drift/trade';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import type { DriftPair } from '../../../session/drift-pair';
import type { Compared } from './use-drift';

const readings: Record<Trade['reading'], string> = {
  does_less: 'Withstands more because it does less',
  safer: 'Withstands more; no loss of work shown',
  less_safe: 'Withstands fewer attacks',
  less_useful: 'Does less, and withstands no more',
  no_change: 'No change shown',
  not_measurable: 'Not measurable: no attack and work both ran on the same cases',
};

/** Attacks and work side by side: a bundle that is safe because it does nothing is seen at a glance. */
export function TradeSection({
  compared,
  compareTwo,
}: {
  compared: Compared;
  compareTwo: (pair: Partial<DriftPair>) => void;
}) {
  const { selection, before, after, own, nameOf } = compared;
  const others = useMemo(
    () => [after, ...sameModel(own, before).filter(({ release }) => release !== after.release)],
    [own, before, after],
  );
  const left = others.length - mostTrades;
  const answer = useQuery(
    (query, signal) =>
      readTrades(
        query,
        selection,
        before.release,
        others.map(({ release }) => release),
        signal,
      ),
    [before.release, others, selection],
    before.decisions > before.production && after.decisions > after.production,
  );
  if (before.decisions === before.production || after.decisions === after.production) return null;
  return (
    <section id="drift-trade">
      <Answered answer={answer} height={480} what="Attacks and work">
        {(trades) => {
          const shown = trades.filter(({ reading }) => reading !== 'not_measurable');
          const work = shown.some(({ rightAttacked }) => rightAttacked.cases > 0)
            ? 'rightAttacked'
            : 'rightPlain';
          return shown.length === 0 ? (
            <Figure
              title="Attacks withstood, and work still done"
              summary="Not measurable: the two bundles ran no attack, or no task with a known result, in common."
            >
              {null}
            </Figure>
          ) : (
            <Figure
              title="Attacks withstood, and work still done"
              summary={summaryOf(shown[0], nameOf)}
              sql={shown[0]?.statements ?? []}
              note={`Same cases in both bundles; ${work === 'rightAttacked' ? 'work under attack' : 'work without an attack'} is drawn. McNemar, Holm over ${count(shown.length * 3)} tests. ${left > 0 ? `${count(left)} more bundles with this model are not drawn. ` : ''}Attack success alone would promote a bundle that does nothing.`}
            >
              <TradePlot
                points={pointsOf(shown, work, nameOf, after.release)}
                xName="attacks that succeeded"
                yName="right results"
              />
              <TradeTable trades={shown} nameOf={nameOf} baseline={before.release} compareTwo={compareTwo} />
            </Figure>
          );
        }}
      </Answered>
    </section>
  );
}

function summaryOf(trade: Trade | undefined, nameOf: (id: string) => string): string {
  const [safe, work] = [trade && matchedShares(trade.withstood), trade && matchedShares(trade.rightAttacked)];
  if (!trade || !safe || !work) return '';
  return `${nameOf(trade.after)}: attacks succeed in ${percent(1 - safe.after)} instead of ${percent(1 - safe.before)}, and ${percent(work.after)} of the attacked runs come out right instead of ${percent(work.before)}. ${readings[trade.reading]}.`;
}

function pointsOf(
  trades: readonly Trade[],
  work: 'rightAttacked' | 'rightPlain',
  nameOf: (id: string) => string,
  candidate: string,
): TradePoint[] {
  const found = trades.flatMap((trade) => {
    const [safe, useful] = [matchedShares(trade.withstood), matchedShares(trade[work])];
    return safe && useful ? [{ trade, safe, useful }] : [];
  });
  const [first] = found;
  if (!first) return [];
  return [
    {
      key: first.trade.before,
      label: nameOf(first.trade.before),
      attack: 1 - first.safe.before,
      right: first.useful.before,
      role: 'baseline',
    },
    ...found.map(({ trade, safe, useful }): TradePoint => ({
      key: trade.after,
      label: nameOf(trade.after),
      attack: 1 - safe.after,
      right: useful.after,
      role: trade.after === candidate ? 'candidate' : 'other',
    })),
  ];
}

interface TradeTableProps {
  readonly trades: readonly Trade[];
  readonly nameOf: (id: string) => string;
  readonly baseline: string;
  readonly compareTwo: (pair: Partial<DriftPair>) => void;
}

function TradeTable({ trades, nameOf, baseline, compareTwo }: TradeTableProps) {
  const cell = (matched: Trade['withstood'], isAttack: boolean, p: number | null) => {
    const shares = matchedShares(matched);
    if (!shares) return <span className="q">not measurable</span>;
    const [from, to] = isAttack ? [1 - shares.before, 1 - shares.after] : [shares.before, shares.after];
    const difference = (matched.difference ?? 0) * (isAttack ? -1 : 1);
    return (
      <>
        {percent(from)} → {percent(to)}
        <span className="q small detail">
          {points(difference)}, {count(matched.cases)} cases, p {pValue(matched.test?.p)}, Holm {pValue(p)}
        </span>
      </>
    );
  };
  return (
    <Table
      caption={`Attacks and work against ${nameOf(baseline)}`}
      className="trade-table"
      rows={trades}
      rowKey={({ after }) => after}
      columns={[
        {
          head: 'Bundle',
          cell: ({ after }) => (
            <button type="button" className="link" onClick={() => compareTwo({ candidate: after, baseline })}>
              {nameOf(after)}
            </button>
          ),
        },
        {
          head: 'Attacks that succeed',
          number: true,
          cell: ({ withstood, adjusted }) => cell(withstood, true, adjusted.withstood),
        },
        {
          head: 'Right while attacked',
          number: true,
          cell: ({ rightAttacked, adjusted }) => cell(rightAttacked, false, adjusted.rightAttacked),
        },
        {
          head: 'Right without an attack',
          number: true,
          cell: ({ rightPlain, adjusted }) => cell(rightPlain, false, adjusted.rightPlain),
        },
        { head: 'Reading', cell: ({ reading }) => <b>{readings[reading]}</b> },
      ]}
    />
  );
}
