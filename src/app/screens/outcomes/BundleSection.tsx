import { Section, type SectionProps } from '../../parts/Section';
import type { ReactNode } from 'react';
import { Figure } from '../../../charts/figure/Figure';
import { Legend } from '../../../charts/figure/Legend';
import { count, unresolvedWords } from '../../../words/format';
import { SmallMultiples } from '../../../charts/figure/SmallMultiples';
import { RateByBundle } from '../../../charts/rates/RateByBundle';
import { rateBrief, rateTable } from '../../../charts/rates/rate-point';
import { bundleSteps } from '../../../metrics/bundle-changes/bundle-changes';
import { catalogue, type MetricDefinition } from '../../../metrics/catalogue';
import { measureAll } from '../../../metrics/rate/measure-all';
import { isAllYoung, type Rate } from '../../../metrics/rate/rate';
import { useReleaseNames } from '../../ask/use-release-names';
import { useQuery } from '../../ask/use-query';
import { openRows } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { type AgentPoint, bundlePoints } from '../../../answers/outcomes/bundle-points';
import { readBundles } from '../../../metrics/in-view/bundles';

/** One line an agent: bundles of two agents are never compared with each other. */
function summaryOf(points: readonly AgentPoint[]): ReactNode {
  const agents = [...new Set(points.map(({ agent }) => agent))];
  return agents.map((agent) => (
    <span key={agent} className="brief">
      {rateBrief(points.filter((point) => point.agent === agent))}.{' '}
    </span>
  ));
}

/** Each measure bundle by bundle, with its interval drawn. */
export function BundleSection({ selection }: SectionProps) {
  const nameOf = useReleaseNames();
  const answer = useQuery(
    async (query, signal) => {
      const rates = await measureAll(query, catalogue, selection, 'release', signal);
      const bundles = await readBundles(query, signal);
      return { rates, bundles, steps: await bundleSteps(query, signal) };
    },
    [selection],
  );
  return (
    <Section
      title={`${catalogue.length === 6 ? 'Six' : catalogue.length} measures by bundle`}
      sub={
        <Legend
          items={[
            { mark: 'candidate', words: 'latest bundle of an agent' },
            { mark: 'baseline', words: 'the one it replaced: its recorded parent, else the one before' },
            { sample: 'whisker', words: 'ordinary 95%' },
            { sample: 'hatch', words: 'if the unresolved are wrong' },
          ]}
        />
      }
    >
      <Answered answer={answer} height={560} what="The measures by bundle">
        {({ rates, bundles, steps }) => (
          <SmallMultiples>
            {catalogue.map((definition) => (
              <BundleFigure
                key={definition.id}
                definition={definition}
                rates={rates[definition.id]}
                points={bundlePoints(rates[definition.id], bundles, steps, nameOf)}
              />
            ))}
          </SmallMultiples>
        )}
      </Answered>
    </Section>
  );
}

interface BundleFigureProps {
  definition: MetricDefinition;
  rates: readonly Rate[];
  points: readonly AgentPoint[];
}

function BundleFigure({ definition, rates, points }: BundleFigureProps) {
  const sum = (of: (rate: Rate) => number) => rates.reduce((total, rate) => total + of(rate), 0);
  const [unresolved, young] = [sum((rate) => rate.unresolved), sum((rate) => rate.young)];
  const isYoung = isAllYoung({ n: sum(({ n }) => n), unresolved, young });
  const statement = rates[0]?.statement;
  const rows = (key?: string) =>
    openRows({
      of: 'metric',
      metric: definition.id,
      part: 'counted',
      ...(key === undefined ? {} : { grouping: 'release', key }),
    });
  return (
    <Figure
      size="small"
      title={definition.title}
      mark={definition.mark}
      summary={summaryOf(points)}
      table={rateTable(points, `${definition.title} by bundle`, 'Bundle')}
      sql={statement ? [statement] : []}
      onRows={() => rows()}
      note={`${definition.better === 'lower' ? 'Lower' : 'Higher'} is better; ${isYoung ? `all ${count(young)} are younger than the lag` : unresolvedWords(unresolved, null)}.`}
    >
      <RateByBundle points={points} mark={definition.mark} better={definition.better} onRows={rows} />
    </Figure>
  );
}
