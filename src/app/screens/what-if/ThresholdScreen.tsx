import { Section } from '../../parts/Section';
import { useDeferredValue, useMemo } from 'react';
import { thresholdCases, thresholdStatement } from '../../../metrics/threshold/cases';
import { guaranteeOf } from '../../../metrics/threshold/guarantee';
import { riskCurve, thresholdAt } from '../../../metrics/threshold/threshold';
import type { ActionCases } from '../../../metrics/threshold/cases';
import { useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { useWhatIf } from '../../../session/what-if';
import { Answered } from '../../parts/Answered';
import { GridTable } from './GridTable';
import { ProposeSection } from './ProposeSection';
import { RiskCoverage } from './RiskCoverage';
import { ThresholdForm, askProblems } from './ThresholdForm';
import { ThresholdHead } from './ThresholdHead';
import { ThresholdNumbers } from './ThresholdNumbers';
import { useShiftCheck } from './use-shift-check';
import './what-if.css';

/** From which confidence on may an agent act, and what does that cost? */
export default function ThresholdScreen() {
  const selection = useSelection();
  const answer = useQuery((query, signal) => thresholdCases(query, selection, signal), [selection]);
  return (
    <Answered answer={answer} height={600} what="Thresholds">
      {(cases) => <Thresholds cases={cases} />}
    </Answered>
  );
}

function Thresholds({ cases }: { cases: readonly ActionCases[] }) {
  const selection = useSelection();
  const { ask, costs, threshold } = useWhatIf();
  const isSound = askProblems(ask, costs).size === 0;
  const found = useMemo(() => (isSound ? guaranteeOf(cases, ask) : null), [cases, ask, isSound]);
  const curve = useMemo(() => riskCurve(cases), [cases]);
  const chosen = threshold ?? found?.found?.threshold ?? 0.9;
  const settled = useDeferredValue(chosen);
  const point = useMemo(() => thresholdAt(cases, settled, costs), [cases, settled, costs]);
  const check = useShiftCheck();
  return (
    <>
      <section>
        <ThresholdHead found={found} curve={curve} check={check} cases={cases} />
      </section>
      <Section title="What is asked, and what it costs" sub="Your own figures: the log knows none of them.">
        <ThresholdForm />
      </Section>
      <section>
        <ThresholdNumbers
          point={point}
          chosen={chosen}
          found={threshold === null ? null : (found?.found?.threshold ?? null)}
        />
      </section>
      <section>
        <RiskCoverage
          curve={curve}
          point={point}
          limit={ask.risk}
          minutesPerReview={costs.minutesPerReview}
          statement={thresholdStatement(selection)}
        />
      </section>
      {found && (
        <section>
          <GridTable found={found} isGuaranteed={check.state === 'none'} />
        </section>
      )}
      {isSound && (
        <ProposeSection
          change={{
            format: 'shadowproof-threshold/1',
            name: threshold === null ? 'Lowest threshold that qualifies' : `Threshold ${threshold}`,
            version: '1',
            threshold,
            ...ask,
            costs,
          }}
          what={
            threshold === null
              ? 'the lowest threshold that qualifies, found anew on the earlier half'
              : `a threshold of ${threshold}`
          }
        />
      )}
    </>
  );
}
