import { SectionHead } from '../../parts/Section';
import { DataTable } from '../../../charts/table/Table';
import { count, counted, percent, pValue } from '../../../words/format';
import { RowsLink } from '../../parts/RowsLink';
import type { Guarantee } from '../../../metrics/threshold/guarantee';

const rowsAt = (threshold: number, truth: string) => ({
  of: 'set' as const,
  set: 'at_threshold',
  keys: ['acts', String(threshold), String(threshold), truth],
});

/** The thresholds that were tried, in order, until the first that is not shown. */
export function GridTable({ found, isGuaranteed }: { found: Guarantee; isGuaranteed: boolean }) {
  const { steps, ask } = found;
  const lastAccepted = steps.reduce((last, { isAccepted }, at) => (isAccepted ? at : last), -1);
  const refused = steps.findIndex(({ p, isAccepted }, at) => at > lastAccepted && p !== null && !isAccepted);
  const until = refused < 0 ? steps.length : refused + 1;
  const shown = steps
    .slice(0, until)
    .filter(
      (step, at) =>
        step.n > 0 &&
        (at === 0 || steps[at - 1]!.n !== step.n || steps[at - 1]!.isAccepted !== step.isAccepted),
    );
  return (
    <>
      <SectionHead
        title="How the threshold was found"
        sub={
          <>
            {counted(steps.length, 'threshold')} fixed beforehand, strictest first; the walk ends at the first
            whose p is above {percent(ask.delta)}. Thresholds with the same actions as the one before are left
            out of the list, and so is what comes after the end.
          </>
        }
      />
      <div className="wide-rows">
        <DataTable
          caption="Thresholds tried"
          columns={[
            { label: 'Confidence from' },
            { label: 'Actions', numeric: true },
            { label: 'Wrong or unlabelled', numeric: true },
            { label: 'Incidents', numeric: true },
            { label: found.unit === 'incidents' ? 'Mean loss an incident' : 'Share wrong', numeric: true },
            { label: 'p', numeric: true },
            { label: 'Says' },
          ]}
          rows={shown.map((step) => ({
            key: String(step.threshold),
            cells: [
              String(step.threshold),
              <RowsLink key="n" rows={rowsAt(step.threshold, 'all')}>
                {count(step.n)}
              </RowsLink>,
              step.errors === 0 ? (
                <span key="none" className="q">
                  none
                </span>
              ) : (
                <RowsLink key="errors" rows={rowsAt(step.threshold, 'not_right')}>
                  {count(step.errors)}
                </RowsLink>
              ),
              count(step.incidents),
              step.loss === null ? '–' : percent(step.loss),
              pValue(step.p),
              step.p === null
                ? `too few: at least ${count(found.needed)} ${found.unit}`
                : step.isAccepted
                  ? isGuaranteed
                    ? 'guaranteed'
                    : 'passed on this log'
                  : 'not shown',
            ],
          }))}
        />
      </div>
    </>
  );
}
