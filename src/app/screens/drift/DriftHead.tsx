import { Answered } from '../../parts/Answered';
import { count, joined } from '../../../words/format';
import type { Inside } from '../../../metrics/drift/inside';
import type { MatchedCases } from '../../../metrics/drift/matched';
import type { MixOrBehaviour } from '../../../metrics/drift/mix';
import { partsBetween } from '../../../metrics/drift/bundles';
import { versionMatrix } from '../../../metrics/drift/parts';
import type { Answer } from '../../ask/use-query';
import {
  attributionWords,
  differenceWords,
  kpiName,
  matchedWords,
  mixSentence,
  openedWords,
  unversionedWords,
  verdictSentence,
} from '../../../answers/drift/drift-words';
import type { Compared } from './use-drift';
import type { Verdict } from '../../../metrics/drift/verdict';

interface DriftHeadProps {
  readonly compared: Compared;
  readonly verdict: Answer<Verdict>;
  readonly split: MixOrBehaviour | undefined;
  readonly inside: readonly Inside[] | undefined;
  readonly matched: readonly MatchedCases[] | undefined;
}

/** The verdict on the pair in one sentence, what is worse and why; everything else about it is a press away. */
export function DriftHead({ compared, verdict, split, inside, matched }: DriftHeadProps) {
  const { before, after, nameOf, own, releases, openedOn } = compared;
  const isSame = partsBetween(before, after)?.length === 0;
  const pair = before.agent === after.agent ? versionMatrix(own, releases).pair : null;
  const unversioned = (direction: 'worse' | 'better') =>
    inside?.flatMap(({ release, series }) =>
      series
        .filter((each) => each.isChange && each.direction === direction)
        .map((each) => `${unversionedWords(each, nameOf(release))} `),
    );
  return (
    <Answered answer={verdict} height={170} what="The verdict line">
      {({ judged, tests }) => {
        const worse = judged.filter(({ finding }) => finding === 'worse');
        const better = judged.filter(({ finding }) => finding === 'better');
        return (
          <>
            <p className="eyebrow">
              {after.agent}, candidate {nameOf(after.release)} against baseline {nameOf(before.release)},{' '}
              {after.production > 0 ? 'matured decisions' : 'test runs'}
              {openedOn && `: ${openedWords(openedOn.of)}`}
            </p>
            <h1 className="verdict" aria-live="polite">
              {verdictSentence(judged, nameOf(before.release), nameOf(after.release))}
            </h1>
            <p className="lede">
              {worse.length > 0 && <>Worse: {joined(worse.map(differenceWords))}. </>}
              {isSame
                ? 'Both ids hold the same parts: one bundle under two ids, so what differs is not in the record. '
                : `${attributionWords(pair)} `}
              {before.agent !== after.agent &&
                `The two bundles belong to different agents (${before.agent}, ${after.agent}). `}
              {unversioned('worse')}
            </p>
            <details className="drift-more">
              <summary>What else was found, and how</summary>
              <p>
                {better.length > 0 && <>Better: {joined(better.map(differenceWords))}. </>}
                {matched && matchedWords(matched)}
                {split && `${kpiName(split.kpi)}, both risk classes together: ${mixSentence(split)} `}
                {unversioned('better')}
                {count(tests)} differences were tested together (Holm, 5%); bundles follow each other in time,
                so what changed around the agent is in every difference too.
              </p>
            </details>
          </>
        );
      }}
    </Answered>
  );
}
