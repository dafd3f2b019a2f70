import type { Report } from '../../records/report/report';
import type { TestResultStatement } from '../../records/test-result';
import { testResultOf } from './test-result';

/**
 * The verdicts of a report as an in-toto test result, the same that `evaluate --attest` gives for the same
 * logs. Unsigned. Throws `CannotAttest`.
 */
export function statementOfReport(report: Report): TestResultStatement {
  const blocks = report.sections.flatMap((section) => section.blocks);
  const verdicts = blocks.filter((block) => block.kind === 'scopes');
  const together = verdicts.find((block) => block.together !== null)?.together ?? null;
  return testResultOf(
    {
      criteria: report.criteria.map(({ hash, criteria: { name, version } }) => ({ name, version, hash })),
      scopes: verdicts
        .flatMap(({ scopes }) => scopes)
        .map((scope) => ({
          agent: scope.agent,
          workflow: scope.workflow,
          riskClass: scope.risk_class,
          release: scope.release,
          state: scope.state,
          sentence: scope.sentence,
          tierHeldFrom: scope.tier_held_from,
          controls: scope.controls,
          bundleEvidence: scope.bundle_evidence,
        })),
      together: {
        sentence: together?.sentence ?? null,
        scopes: (together?.scopes ?? []).map(({ agent, workflow, risk_class: riskClass, holds }) => ({
          agent,
          workflow,
          riskClass,
          holds,
        })),
      },
    },
    report.sources,
    report.missing?.[0] ?? null,
  );
}
