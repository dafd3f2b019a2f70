import { answersSentence } from '../../../../answers/readiness/audit-lines';
import type { AuditDraw } from '../../../../records/audit';
import { useEvaluation } from '../../../ask/use-evaluation';
import { Section } from '../../../parts/Section';

/** What became of the answers that were opened with the logs; nothing where none were. */
export function AnswersHere({ draw: { scope } }: { draw: AuditDraw }) {
  const { whole } = useEvaluation();
  const found = whole?.scopes.find(
    ({ agent, workflow, riskClass }) =>
      agent === scope.agent && workflow === scope.workflow && riskClass === scope.risk_class,
  );
  const audit = found?.audit;
  if (audit == null) return null;
  const { counted, faults } = audit.answers;
  if (counted === 0 && Object.keys(faults).length === 0) return null;
  return (
    <Section className="reading-others" title="Answers in these logs">
      <p>{answersSentence(audit)}</p>
    </Section>
  );
}
