import type { ReportGate, ReportScope } from '../../records/report/blocks';
import type { Report } from '../../records/report/report';

export interface GatePoint {
  /** RFC 3339, latest time in the logs of that report. */
  readonly asOf: string;
  readonly release: string;
  readonly gate: ReportGate;
}

/** One gate of one scope through the reports, in the order of their time. */
export interface GateTrend {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: ReportScope['risk_class'];
  readonly title: string;
  readonly points: readonly GatePoint[];
}

const scopesOf = ({ sections }: Report): ReportScope[] =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'scopes' ? block.scopes : [])));

/** Reports by the time their logs end, then by when they were made. */
export const inOrder = (reports: readonly Report[]): Report[] =>
  [...reports].sort(
    (a, b) =>
      Date.parse(a.as_of) - Date.parse(b.as_of) || Date.parse(a.exported_at) - Date.parse(b.exported_at),
  );

/** How many scopes of a report stand where. */
export function statesOf(report: Report): Record<ReportScope['state'], number> {
  const counts = { eligible: 0, not_shown_yet: 0, step_down: 0, not_measurable: 0 };
  for (const { state } of scopesOf(report)) counts[state] += 1;
  return counts;
}

/** Every gate of every scope through the reports; a gate that a report does not have has no point there. */
export function gateTrends(reports: readonly Report[]): GateTrend[] {
  const trends = new Map<string, GateTrend & { points: GatePoint[] }>();
  for (const report of inOrder(reports)) {
    for (const scope of scopesOf(report)) {
      for (const gate of scope.gates) {
        const key = JSON.stringify([scope.agent, scope.workflow, scope.risk_class, gate.id]);
        const point = { asOf: report.as_of, release: scope.release_name, gate };
        const known = trends.get(key);
        if (known) known.points.push(point);
        else {
          const { agent, workflow, risk_class: riskClass } = scope;
          trends.set(key, { agent, workflow, riskClass, title: gate.title, points: [point] });
        }
      }
    }
  }
  return [...trends.values()];
}
