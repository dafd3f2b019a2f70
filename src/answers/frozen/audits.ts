import type { Evaluation } from '../../readiness/judge';
import type { ReportBlock } from '../../records/report/blocks';
import { leastCell } from '../../records/report/report';
import { casesBlock, probabilitiesBlock, recipeBlock, strataBlock } from '../audit/draw-blocks';
import { plannedBlock, traceNote } from '../audit/plan-blocks';
import { auditLines } from '../readiness/audit-lines';
import { scopeName } from '../readiness/verdict-words';
import type { Freezing } from './context';

/** What was drawn and read, without an id of the log, and what it takes to draw the same sample again. */
export function auditBlocks({ audits }: Freezing, { scopes }: Evaluation): ReportBlock[] {
  const notes = scopes.flatMap((scope) => {
    const { audit } = scope;
    if (audit == null) return [];
    const agreement = audit.agreement === null ? null : { ...audit.agreement, disputed: [] };
    return [
      { strong: true, text: `${scope.agent}, ${scopeName(scope)}` },
      ...auditLines({ ...scope, audit: { ...audit, agreement } }).map((text) => ({ strong: false, text })),
    ];
  });
  if (notes.length === 0) return [];
  const judged = new Set(scopes.flatMap(({ audit }) => audit?.draws.map(({ digest }) => digest) ?? []));
  const lead = `A verdict on an audit rests on these draws and on nothing that somebody picked. ${traceNote}`;
  return [
    { kind: 'notes', id: 'audits', title: 'What was drawn and read', lead, notes },
    ...audits
      .filter(({ digest }) => judged.has(digest))
      .flatMap((draw) => [
        ...plannedBlock(draw),
        strataBlock(draw, leastCell),
        recipeBlock(draw),
        probabilitiesBlock(draw),
        casesBlock(draw),
      ]),
  ];
}
