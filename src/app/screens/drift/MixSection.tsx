import { PairDots } from '../../../charts/drift/PairDots';
import { Waterfall } from '../../../charts/drift/Waterfall';
import { Figure } from '../../../charts/figure/Figure';
import {
  count,
  counted,
  hitsOf,
  percent,
  points,
  pValue,
  sentence,
  shortPoints,
} from '../../../words/format';
import { StateBlock } from '../../../charts/states/StateBlock';
import { differenceOf, type Difference } from '../../../metrics/drift/difference';
import type { MixOrBehaviour, StratumPart } from '../../../metrics/drift/mix';
import { readSides } from '../../../metrics/drift/sides';
import { benjaminiHochberg } from '../../../statistics/multiple-testing';
import { useQuery, type Answer } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { Toggles } from '../../parts/Toggles';
import { kpiName, mixSentence, riskWords } from '../../../answers/drift/drift-words';
import { compare, type Compared } from './use-drift';
import { SideCell } from './VerdictSection';
import { productionKpis, testKpis } from '../../../metrics/drift/kpis';

const fewest = 10;
const mostStrata = 12;

/** Did the cases change, or the agent? */
export function MixSection({ compared, answer }: { compared: Compared; answer: Answer<MixOrBehaviour> }) {
  const { kpi, after } = compared;
  const choices = after.production > 0 ? productionKpis : testKpis;
  return (
    <section id="drift-mix">
      <div className="drift-pick">
        <Toggles
          label="Measure taken apart"
          choices={choices.map((each) => ({ value: each.id, words: kpiName(each) }))}
          chosen={kpi.id}
          onChange={(id) => compare({ kpi: id })}
        />
      </div>
      <Answered answer={answer} height={560} what="Mix or behaviour">
        {(split) => <Split split={split} compared={compared} />}
      </Answered>
      <WhereSection compared={compared} />
    </section>
  );
}

function Split({ split, compared }: { split: MixOrBehaviour; compared: Compared }) {
  const { kpi, parts, r0, r1, n0, n1, strata, cmh, homogeneity, against, difference } = split;
  const { before, after, nameOf } = compared;
  const enough = n0 >= fewest && n1 >= fewest && r0 !== null && r1 !== null;
  return (
    <Figure
      title="Other cases, or a changed agent?"
      summary={`${kpiName(kpi)}, both risk classes, split over workflow, severity, asset class and source (Kitagawa). ${mixSentence(split)}`}
      sql={[split.statement]}
      table={strataTable(strata)}
      note={
        <>
          Over the {counted(sharedOf(strata), 'kind')} of case that both bundles had: Cochran–Mantel–Haenszel
          p {pValue(cmh.p)}
          {difference && `, standardised difference ${points(difference.difference, difference)}`};
          Breslow–Day (is the change alike everywhere?) p {pValue(homogeneity?.p)}. Both take decisions as
          independent; the permutation below does not. Exact parts add up; shown rounded.
        </>
      }
    >
      {split.untold !== null ? (
        <StateBlock
          kind="empty"
          title="Not measurable."
          detail={`${sentence(split.untold)} Nothing can be split into mix and behaviour.`}
          height={180}
        />
      ) : enough ? (
        <div className="part-pair">
          <Waterfall
            mark={kpi.definition.mark}
            before={{ label: nameOf(before.release), share: r0, n: n0 }}
            after={{ label: nameOf(after.release), share: r1, n: n1 }}
            {...parts}
          />
          <div>
            <PairDots
              caption="Kinds of case, largest part of the change first"
              head="Kind of case"
              columns={['n', 'Part']}
              rows={strata.slice(0, mostStrata).map((stratum) => ({
                key: stratumName(stratum),
                label: stratumName(stratum),
                before: stratum.n0 >= fewest ? stratum.r0 : null,
                after: stratum.n1 >= fewest ? stratum.r1 : null,
                cells: [
                  `${count(stratum.n0)} → ${count(stratum.n1)}`,
                  shortPoints(stratum.mix + stratum.behaviour + stratum.unmatched),
                ],
              }))}
            />
            <p className="fignote">
              {strata.length > mostStrata && `${mostStrata} of ${count(strata.length)} kinds of case. `}
              {against.length > 0
                ? `${counted(against.length, 'kind')} of case moved against the rest; shown, not pooled: ${against.slice(0, 4).map(stratumName).join('; ')}.`
                : 'No kind of case with ten decisions on both sides moved against the rest.'}
            </p>
          </div>
        </div>
      ) : (
        <StateBlock
          kind="empty"
          title="Too few counted decisions to split."
          detail={`${hitsOf(n0, before.decisions)} decisions of the baseline and ${hitsOf(n1, after.decisions)} of the candidate enter ${kpiName(kpi).toLowerCase()}; ten on each side are needed.`}
          height={180}
        />
      )}
    </Figure>
  );
}

const sharedOf = (strata: readonly StratumPart[]) => strata.filter(({ n0, n1 }) => n0 > 0 && n1 > 0).length;

const stratumName = ({ workflow, severity, asset, source }: StratumPart): string =>
  [workflow, severity, asset, source].filter((word) => word !== '(none)').join(', ') || 'nothing recorded';

function strataTable(strata: readonly StratumPart[]) {
  const rate = (share: number | null, hits: number, n: number) =>
    share === null ? 'none' : `${n < fewest ? '' : `${percent(share)}, `}${hitsOf(hits, n)}`;
  return {
    caption: 'The change by kind of case',
    columns: [
      { label: 'Kind of case' },
      { label: 'Baseline', numeric: true },
      { label: 'Incidents', numeric: true },
      { label: 'Candidate', numeric: true },
      { label: 'Incidents (candidate)', numeric: true },
      { label: 'Mix', numeric: true },
      { label: 'Behaviour', numeric: true },
      { label: 'One bundle only', numeric: true },
    ],
    rows: strata.map((stratum) => ({
      key: stratumName(stratum),
      cells: [
        stratumName(stratum),
        rate(stratum.r0, stratum.hits0, stratum.n0),
        count(stratum.incidents0),
        rate(stratum.r1, stratum.hits1, stratum.n1),
        count(stratum.incidents1),
        points(stratum.mix),
        points(stratum.behaviour),
        points(stratum.unmatched),
      ],
    })),
  };
}

/** The measure workflow by workflow: where it moved. */
function WhereSection({ compared }: { compared: Compared }) {
  const { selection, releases, kpi } = compared;
  const answer = useQuery(
    async (query, signal) => {
      const { rows, statement } = await readSides(
        query,
        kpi,
        selection,
        'release_risk_workflow',
        releases,
        signal,
      );
      const places = [
        ...new Set(rows.map(({ workflow, riskClass }) => JSON.stringify([workflow, riskClass]))),
      ];
      const differences = places.flatMap((place): Difference[] => {
        const of = (release: string) =>
          rows.find(
            (row) => row.release === release && JSON.stringify([row.workflow, row.riskClass]) === place,
          );
        const [before, after] = [of(releases[0]), of(releases[1])];
        if (!before || !after || before.side.n + after.side.n === 0) return [];
        return [differenceOf(kpi, before.side, after.side, before.riskClass, before.workflow)];
      });
      const tested = differences.filter(({ p }) => p !== null);
      const adjusted = benjaminiHochberg(tested.map(({ p }) => p ?? 1));
      return { differences, tested, adjusted, statement };
    },
    [kpi, releases, selection],
  );
  return (
    <Answered answer={answer} height={260} what="Workflow by workflow">
      {({ differences, tested, adjusted, statement }) => (
        <Figure
          size="small"
          title={`Where ${kpiName(kpi).toLowerCase()} moved`}
          summary={`Workflow by workflow, risk classes apart; ${counted(tested.length, 'difference')} tested, Benjamini–Hochberg.`}
          sql={[statement]}
        >
          <PairDots
            caption="Differences by workflow and risk class"
            head="Workflow"
            columns={['Baseline', 'Candidate', 'Difference', 'p', 'Adjusted p']}
            rows={[...differences]
              .sort((a, b) => (a.p ?? 2) - (b.p ?? 2))
              .map((each) => ({
                key: `${each.workflow} ${each.riskClass}`,
                label: (
                  <>
                    {each.workflow === '(none)' ? 'no workflow' : each.workflow}
                    <span className="q small detail">{riskWords(each.riskClass)}</span>
                  </>
                ),
                before: each.before.state === 'measured' ? each.before.share : null,
                after: each.after.state === 'measured' ? each.after.share : null,
                cells: [
                  <SideCell key="before" each={each} side={each.before} release={releases[0]} />,
                  <SideCell key="after" each={each} side={each.after} release={releases[1]} />,
                  each.difference === null ? 'too few' : points(each.difference, each.interval),
                  pValue(each.p),
                  tested.includes(each) ? pValue(adjusted[tested.indexOf(each)]) : '–',
                ],
              }))}
          />
        </Figure>
      )}
    </Answered>
  );
}
