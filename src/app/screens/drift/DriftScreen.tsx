import { StateBlock } from '../../../charts/states/StateBlock';
import { useReleaseNames } from '../../ask/use-release-names';
import { useSelection } from '../../../session/slice-store';
import type { DriftPair } from '../../../session/drift-pair';
import { useView } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { NothingInSlice } from '../../parts/NothingInSlice';
import { BundlesSection } from './BundlesSection';
import { ControlSection } from './ControlSection';
import { DriftHead } from './DriftHead';
import { FoldedPart, OnThisPage } from './FoldedPart';
import { InsideSection } from './InsideSection';
import { LeaksSection } from './LeaksSection';
import { MatchedSection } from './MatchedSection';
import { MixSection } from './MixSection';
import { MovedSection } from './MovedSection';
import { OverviewSection } from './OverviewSection';
import { PartsSection } from './PartsSection';
import { TradeSection } from './TradeSection';
import { compare, useChoose, useDrift, type Compared } from './use-drift';
import { useInside, useMatched, useSplit } from './use-parts';
import { useVerdict } from './use-verdict';
import { VerdictSection } from './VerdictSection';
import './drift.css';

/** What changed between bundles, whether it matters, and which part did it: read from top to bottom. */
export default function DriftScreen() {
  const drift = useDrift();
  const selection = useSelection();
  const nameOf = useReleaseNames();
  const asked = useView((view) => view.pair);
  if (drift.state === 'reading')
    return (
      <section>
        <Answered<unknown> answer={drift.answer} height={480} what="The bundles">
          {() => <StateBlock kind="loading" title="Reading: the bundles" height={480} />}
        </Answered>
      </section>
    );
  if (drift.state === 'alone') {
    if (drift.read.bundles.length === 0)
      return (
        <NothingInSlice
          title="No bundle decided in this slice."
          detail={
            drift.read.unbundled > 0
              ? `${drift.read.unbundled} decisions name no bundle (no release_id): they can be counted, but never compared.`
              : 'A filter above leaves nothing.'
          }
        />
      );
    return (
      <>
        <section>
          <p className="eyebrow">Drift across bundles</p>
          <h1 className="verdict">Nothing to compare yet.</h1>
          <p className="lede">{drift.why}</p>
        </section>
        <BundlesSection
          read={drift.read}
          baseline={asked.baseline}
          candidate={asked.candidate}
          eachBefore={asked.baseline === null}
          nameOf={nameOf}
          compareTwo={compare}
        />
        <LeaksSection selection={selection} nameOf={nameOf} />
      </>
    );
  }
  return <Compare compared={drift.compared} baseline={asked.baseline} />;
}

interface CompareProps {
  readonly compared: Compared;
  readonly baseline: string | null;
}

const contents = [
  ['drift-overview', 'Every measure, every bundle'],
  ['drift-verdict', 'This pair, measure by measure'],
  ['drift-bundles', 'Choose two bundles'],
  ['drift-why', 'Why it changed'],
  ['drift-chance', 'What else moved, and by chance?'],
  ['drift-same', 'The same cases, and attacks'],
  ['drift-leaks', 'Environment leaks'],
] as const;

function Compare({ compared, baseline }: CompareProps) {
  const verdict = useVerdict(compared);
  const split = useSplit(compared);
  const inside = useInside(compared);
  const matched = useMatched(compared);
  const choose = useChoose(verdict.state === 'ready' || verdict.state === 'error');
  const { before, after, selection, nameOf, read } = compared;
  const compareTwo = (change: Partial<DriftPair>) => choose(change, 'drift-head');
  return (
    <>
      <section id="drift-head">
        <DriftHead
          compared={compared}
          verdict={verdict}
          split={split.value}
          inside={inside.value}
          matched={matched.value}
        />
        <OnThisPage parts={contents} />
      </section>
      <OverviewSection compared={compared} baseline={baseline} choose={choose} />
      <VerdictSection compared={compared} verdict={verdict} choose={choose} />
      <BundlesSection
        read={read}
        baseline={before.release}
        candidate={after.release}
        eachBefore={baseline === null}
        nameOf={nameOf}
        compareTwo={compareTwo}
      />
      <div className="drift-parts">
        <FoldedPart
          id="drift-why"
          title="Why it changed"
          sub="Other cases or a changed agent, which part of the bundle, and changes that no release records."
        >
          <MixSection compared={compared} answer={split} />
          <PartsSection compared={compared} />
          <InsideSection compared={compared} answer={inside} />
        </FoldedPart>
        <FoldedPart
          id="drift-chance"
          title="What else moved, and by chance?"
          sub="Decisions, policy outcomes, tools, confidence and latency, tested incident by incident and week by week."
        >
          <MovedSection compared={compared} />
          <ControlSection compared={compared} />
        </FoldedPart>
        <FoldedPart
          id="drift-same"
          title="The same cases, and attacks"
          sub="What both bundles were given alike, and what withstanding attacks cost."
        >
          <MatchedSection compared={compared} answer={matched} />
          <TradeSection compared={compared} compareTwo={compareTwo} />
        </FoldedPart>
      </div>
      <LeaksSection selection={selection} nameOf={nameOf} />
    </>
  );
}
