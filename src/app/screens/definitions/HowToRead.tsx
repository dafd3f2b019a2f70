import { useShownSql } from '../../../charts/figure/SqlBlock';
import { sliceOf } from '../../../metrics/rate/slice';
import type { Selection } from '../../../slice/selection/selection';

/** What all measures share: the slice, the lag, unresolved, too few. */
export function HowToRead({ selection }: { selection: Selection }) {
  const { button, blocks } = useShownSql(
    { ...sliceOf(selection), label: 'The slice' },
    { words: 'SQL of the slice' },
  );
  return (
    <>
      <p className="lede">
        Every measure reads <span className="mono">slice</span>: the decisions that the filters above leave,
        with the truth as labels of the asked strength have it. “Wrong” is against the truth, “differs”
        against a human. Only decisions older than {selection.maturityLagDays} days are judged against the
        truth. What has no label stays unresolved: it is shown, with the two bounds that it could make true,
        and never dropped. Below 10 resolved or 5 incidents there are counts and an interval, and no
        percentage. {button}
      </p>
      {blocks}
    </>
  );
}
