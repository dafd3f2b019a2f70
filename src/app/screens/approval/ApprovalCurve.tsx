import { Figure } from '../../../charts/figure/Figure';
import { duration, inSentence, percent, plainWord } from '../../../words/format';
import { StateBlock } from '../../../charts/states/StateBlock';
import { IncidenceChart } from '../../../charts/waits/IncidenceChart';
import { type IncidenceCurve, incidenceTable } from '../../../charts/waits/incidence';
import type { ApprovalTime } from '../../../metrics/approval-time/approval-time';
import { incidenceInterval } from '../../../statistics/cumulative-incidence';

/** The curves of all endings, approval first. */
function curvesOf({ approved, competing, counts, clustered }: ApprovalTime): IncidenceCurve[] {
  const others = (['rejected', 'expired', 'withdrawn', 'never_approved'] as const).filter(
    (ending) => counts[ending] > 0,
  );
  return [
    {
      id: 'approved',
      label: 'approved',
      steps: approved,
      intervalAt: (seconds) => incidenceInterval(approved, seconds, clustered ?? undefined),
    },
    ...others.map((id) => ({ id, label: inSentence(plainWord(id)), steps: competing[id] })),
  ];
}

export function ApprovalCurve({ approval }: { approval: ApprovalTime }) {
  const curves = curvesOf(approval);
  const ends = curves.map(({ label, steps }) => `${percent(steps.at(-1)?.incidence ?? 0)} ${label}`);
  const { withinSla } = approval;
  return (
    <Figure
      title="How do waits end, and when?"
      summary={
        approval.state === 'measured'
          ? `In the end ${ends.join(', ')}; the rest still wait.`
          : 'Too few waits to draw.'
      }
      table={incidenceTable(curves, 'Share of all proposals that ended so within a time')}
      sql={[approval.statement]}
      note="Cumulative incidence by Aalen and Johansen: a rejection, an expiry, a withdrawal or a run without the required approval ends a wait and competes with approval, and a proposal that still waits counts for as long as it has waited. Time runs on a logarithmic axis; the pale band is the ordinary 95% interval, which takes proposals as independent."
    >
      {approval.state === 'measured' ? (
        <IncidenceChart
          curves={curves}
          {...(withinSla
            ? {
                limit: {
                  seconds: withinSla.seconds,
                  words: `${duration(withinSla.seconds * 1000)}: ${percent(withinSla.share)} approved`,
                },
              }
            : {})}
        />
      ) : (
        <StateBlock
          kind={approval.state === 'not_measurable' ? 'not_measurable' : 'empty'}
          title={
            approval.state === 'not_measurable' ? 'Time to approval is not measurable.' : 'Not enough data.'
          }
          detail={`${approval.reason ?? ''} It takes reviews with the time the proposal was shown (shown_time) and the time of the decision.`}
          height={262}
        />
      )}
    </Figure>
  );
}
