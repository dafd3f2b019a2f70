import { count } from '../../../words/format';
import type { Kpi } from '../../../metrics/every-kpi/every-kpi';
import type { RowsPart } from '../../../slice/rows-request';
import { useView } from '../../../session/view';
import { RowsLink } from '../../parts/RowsLink';
import { rowsOf } from '../../../answers/measures/kpi-rows';

interface PartNumberProps {
  kpi: Kpi;
  part: RowsPart;
  /** Null where there is no such number. */
  number: number | null;
  group?: { grouping: string; key: string };
}

/** A number of a KPI that opens its rows. */
export function PartNumber({ kpi, part, number, group }: PartNumberProps) {
  const floor = useView((view) => view.floorSeconds);
  if (number === null) return <>–</>;
  if (number === 0) return <span className="q">none</span>;
  const rows = rowsOf(kpi, part, floor, group);
  return rows ? <RowsLink rows={rows}>{count(number)}</RowsLink> : <>{count(number)}</>;
}
