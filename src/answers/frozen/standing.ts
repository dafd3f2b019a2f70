import type { GateResult, ScopeVerdict } from '../../readiness/verdict';
import type { Evaluation } from '../../readiness/judge';
import type { BlockOf } from '../../records/report/blocks';
import {
  readingCells,
  readingColumns,
  readingRows,
  sensitivitySentence,
  weakestGate,
} from '../readiness/readings';
import { standingNotes } from '../readiness/standing';
import type { Freezing } from './context';
import { isSmall } from './hide-cells';

/** Its numbers are of so few that they are left out. */
export const isSmallGate = ({ observed }: GateResult): boolean =>
  isSmall(observed.incidents) || isSmall(observed.n);

const nameOf = ({ agent, workflow, riskClass }: ScopeVerdict) => `${agent}, ${workflow}, ${riskClass} risk`;

/** What tripped, was proven or withdrawn, which parts are worse and what is in service. Small gates stay out. */
export function standingBlock(
  { releaseName }: Freezing,
  { scopes }: Evaluation,
  isHidden: (gate: GateResult) => boolean,
): BlockOf<'notes'>[] {
  const notes = scopes.flatMap((scope) => {
    const small = new Set(scope.gates.filter(isHidden).map(({ id }) => id));
    const own = standingNotes(scope, releaseName).filter(
      ({ gate, smallest }) =>
        (gate === null || !small.has(gate)) && !(smallest !== undefined && isSmall(smallest)),
    );
    const weakest = weakestGate(scope);
    const sure =
      scope.state === 'eligible' && weakest && !isHidden(weakest) ? sensitivitySentence(weakest) : null;
    return [
      ...own.map(({ isWarning, text }) => ({ strong: isWarning, text: `${nameOf(scope)}: ${text}` })),
      ...(sure === null ? [] : [{ strong: false, text: `${nameOf(scope)}: ${sure}` }]),
    ];
  });
  if (notes.length === 0) return [];
  const lead = 'A trip stays until a person rules on it. Each bundle in service is judged by itself.';
  return [{ kind: 'notes', id: 'standing', title: 'What stands for and against each scope', lead, notes }];
}

/** Every reading of every gate, those with equal numbers as one. */
export function readingsBlock(
  { scopes }: Evaluation,
  isHidden: (gate: GateResult) => boolean,
): BlockOf<'texts'>[] {
  const rows = scopes.flatMap((scope) =>
    scope.gates
      .filter((gate) => gate.readings.length > 1 && !isHidden(gate))
      .flatMap((gate) => readingRows(gate).map((row) => [nameOf(scope), gate.title, ...readingCells(row)])),
  );
  if (rows.length === 0) return [];
  return [
    {
      kind: 'texts',
      id: 'readings',
      title: 'Every reading of the log',
      lead: '3 ways to average, 4 to tell what is one incident, first or latest label, what was left out or put back. The worst reading of each gate decides; equal ones are one row.',
      columns: [
        { title: 'Scope', numeric: false, mono: false },
        { title: 'Gate', numeric: false, mono: false },
        ...readingColumns.map((column) => ({ ...column, mono: false })),
      ],
      rows,
      statement: null,
    },
  ];
}
