import { Figure } from '../../../charts/figure/Figure';
import { distance, exactNumber, percent, points, pointsAlone } from '../../../words/format';
import { CumulativeChart } from '../../../charts/what-if/CumulativeChart';
import type { CalibrationWhole } from '../../../metrics/calibration/by-group';
import { judgedStatement } from '../../../metrics/calibration/by-group';
import { useSelection } from '../../../session/slice-store';

export function CumulativeSection({ found }: { found: CalibrationWhole }) {
  const selection = useSelection();
  const { cumulative } = found;
  if (cumulative === null) return null;
  const last = cumulative.points.at(-1)?.difference ?? 0;
  return (
    <Figure
      title="Calibration without bins"
      summary={`From the least to the most confident proposal, observed minus stated adds up to ${points(last)}; the curve spans ${distance(cumulative.kuiper)}, where one standard deviation under perfect calibration is ${pointsAlone(cumulative.sigma)}.`}
      sql={[judgedStatement(selection, 'all')]}
      table={{
        caption: 'Cumulative differences',
        columns: [
          { label: 'Confidence up to', numeric: true },
          { label: 'Proposals', numeric: true },
          { label: 'Observed minus stated so far, points', numeric: true },
        ],
        rows: cumulative.points.map(({ share, confidence, difference }) => ({
          key: String(confidence),
          cells: [exactNumber(confidence), percent(share), pointsAlone(difference, 2)],
        })),
      }}
      note="A falling stretch is over-confident, a rising one is right more often than it says; its slope is by how much. Pale: two standard deviations of the end if every confidence held and decisions were independent, which decisions of one incident are not."
    >
      <CumulativeChart points={cumulative.points} sigma={cumulative.sigma} />
    </Figure>
  );
}
