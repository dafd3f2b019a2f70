import type { ReportScope } from '../../records/report/blocks';
import type { Report } from '../../records/report/report';

const nameOf = ({ agent, workflow, risk_class }: ReportScope) =>
  `${agent} / ${workflow} / ${risk_class} risk`;

/**
 * An in-toto statement with a test-result predicate about the report file: a scope passed when it is eligible,
 * warns when it is not shown yet or not measurable, and fails when it has to step down. Unsigned: sign it with
 * the team's own tool. Source: in-toto attestation, predicate test-result v0.1.
 */
export function inToto(report: Report, file: { readonly name: string; readonly sha256: string }): unknown {
  const scopes = report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'scopes' ? block.scopes : [])),
  );
  const named = (states: readonly ReportScope['state'][]) =>
    scopes.filter(({ state }) => states.includes(state)).map(nameOf);
  const failed = named(['step_down']);
  const warned = named(['not_shown_yet', 'not_measurable']);
  const isPassed = scopes.length > 0 && failed.length === 0 && warned.length === 0;
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: file.name, digest: { sha256: file.sha256 } }],
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: failed.length > 0 ? 'FAILED' : isPassed ? 'PASSED' : 'WARNED',
      configuration: [
        ...report.sources.flatMap(({ name, sha256 }) =>
          sha256 === null ? [] : [{ name, digest: { sha256 } }],
        ),
        ...report.criteria.map(({ hash, criteria }) => ({
          name: `criteria ${criteria.name}, version ${criteria.version} (RFC 8785)`,
          digest: { sha256: hash },
        })),
      ],
      passedTests: named(['eligible']),
      warnedTests: warned,
      failedTests: failed,
    },
  };
}

export const writeInToto = (
  report: Report,
  file: { readonly name: string; readonly sha256: string },
): string => `${JSON.stringify(inToto(report, file), null, 2)}\n`;
