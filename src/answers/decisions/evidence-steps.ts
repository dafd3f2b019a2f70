import { duration, exactNumber } from '../../words/format';
import type { Decision } from '../../records/decision';
import { at, type PathStep } from './path-step';
import { agentName } from '../../words/logged-words';

const listed = 12;

/** "db-audit, authoritative, 4 min old": trust and recency of one piece of evidence. */
function evidenceWords(item: NonNullable<Decision['evidence']>[number], decided: number): string {
  const seen = item.observed_time ? decided - at(item.observed_time) : undefined;
  const age =
    seen === undefined ? 'age unknown' : seen < 0 ? 'observed after the decision' : `${duration(seen)} old`;
  const parts = [
    item.name ?? item.uid,
    item.trust ?? 'trust not logged',
    age,
    ...(item.verdict ? [item.verdict] : []),
  ];
  return parts.join(', ');
}

function cut(lines: string[]): string[] {
  return lines.length <= listed
    ? lines
    : [...lines.slice(0, listed), `and ${lines.length - listed} more in the raw record`];
}

/** What the agent looked at before it proposed: evidence, documents, tools. */
export function evidenceSteps(decision: Decision): PathStep[] {
  const decided = at(decision.time);
  const name = agentName(decision);
  const steps: PathStep[] = [];
  const evidence = decision.evidence ?? [];
  const retrieved = evidence.map((item) => item.retrieved_time).filter((time) => time !== undefined);
  const gathered = retrieved.length > 0 ? Math.min(decided, ...retrieved.map(at)) : decided;
  if (evidence.length > 0) {
    const by = (trust: string) => evidence.filter((item) => item.trust === trust).length;
    const counts = (['authoritative', 'supporting', 'untrusted'] as const)
      .map((trust) => [by(trust), trust] as const)
      .filter(([number]) => number > 0)
      .map(([number, trust]) => `${number} ${trust}`);
    steps.push({
      time: gathered,
      mark: 'agent',
      title: `${name} gathered ${evidence.length} ${evidence.length === 1 ? 'piece' : 'pieces'} of evidence`,
      details: [
        counts.join(', ') || 'trust not logged',
        ...cut(evidence.map((item) => evidenceWords(item, decided))),
      ],
    });
  } else {
    steps.push({ time: decided, mark: 'unresolved', title: 'No evidence was logged', details: [] });
  }
  const documents = decision.retrieved ?? [];
  if (documents.length > 0) {
    steps.push({
      time: decided,
      mark: 'agent',
      title: `Retrieved ${documents.length} ${documents.length === 1 ? 'document' : 'documents'}`,
      details: cut(
        documents.map(({ id, score }) => (score === undefined ? id : `${id}, score ${exactNumber(score)}`)),
      ),
    });
  }
  const calls = decision.tool_calls ?? [];
  if (calls.length > 0) {
    steps.push({
      time: decided,
      mark: 'agent',
      title: `Called ${calls.length} ${calls.length === 1 ? 'tool' : 'tools'}`,
      details: cut(calls.map(({ name: tool, status }) => `${tool}, ${status ?? 'status not logged'}`)),
    });
  }
  return steps;
}
