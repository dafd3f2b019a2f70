import { Figure } from '../../../charts/figure/Figure';
import { count, counted, decimal, exactNumber, percent } from '../../../words/format';
import { StateBlock } from '../../../charts/states/StateBlock';
import { RiskCoverageChart } from '../../../charts/what-if/RiskCoverageChart';
import type { Statement } from '../../../database/engine/query';
import type { RiskCurve, ThresholdPoint } from '../../../metrics/threshold/threshold';

interface RiskCoverageProps {
  curve: RiskCurve;
  point: ThresholdPoint;
  limit: number;
  minutesPerReview: number;
  statement: Statement;
}

export function RiskCoverage({ curve, point, limit, minutesPerReview, statement }: RiskCoverageProps) {
  if (curve.n === 0)
    return (
      <StateBlock
        kind="not_measurable"
        title="No curve: no resolved action states a confidence as a number."
        detail="Words of confidence cannot be put in an order here; the Calibration part shows what each has been worth."
        height={140}
      />
    );
  const area = (value: number | null) => (value === null ? 'not defined' : decimal(value, 4));
  return (
    <Figure
      title="What does letting more act cost?"
      summary={`Area under the curve ${area(curve.aurc)}, against ${area(curve.oracle)} if every error were stated last and ${area(curve.random)} if confidence said nothing (${count(curve.wrong)} wrong of ${counted(curve.n, 'action')} in ${counted(curve.incidents, 'incident')}).`}
      sql={[statement]}
      table={{
        caption: 'Risk against coverage',
        columns: [
          { label: 'Confidence from', numeric: true },
          { label: 'Act', numeric: true },
          { label: 'Wrong among them', numeric: true },
          { label: 'Best possible', numeric: true },
          { label: 'Recall', numeric: true },
          { label: 'Right given up', numeric: true },
          { label: 'Hours of review', numeric: true },
        ],
        rows: curve.points.map(({ threshold, coverage, risk, oracle, recall }) => ({
          key: String(threshold),
          cells: [
            exactNumber(threshold),
            percent(coverage),
            percent(risk),
            percent(oracle),
            percent(recall),
            count(Math.round((1 - recall) * (curve.n - curve.wrong))),
            decimal(((1 - coverage) * curve.n * minutesPerReview) / 60, 1),
          ],
        })),
      }}
      note="Equal confidences enter together. Area: trapezoids over coverage k/n, k = 1 to n. The mark is where the slider stands. Resolved actions only; the numbers above hold the unresolved too."
    >
      <RiskCoverageChart
        points={curve.points}
        random={curve.random ?? 0}
        limit={limit}
        chosen={
          point.wrong.share === null ? null : { coverage: point.wrong.n / curve.n, risk: point.wrong.share }
        }
      />
    </Figure>
  );
}
