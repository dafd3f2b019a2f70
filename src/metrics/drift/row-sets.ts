import type { RowSet } from '../rate/row-set';
import { driftKpis, matured } from './kpis';

const partWords: Readonly<Record<string, string>> = {
  hits: 'the numerator',
  counted: 'the denominator',
  open: 'unresolved',
};

/** Bundle, risk class and workflow; a key left empty keeps every value. */
const place =
  "CAST(release AS VARCHAR) = ? AND coalesce(nullif(?, '') = CAST(risk_class AS VARCHAR), true) AND coalesce(nullif(?, '') = CAST(workflow AS VARCHAR), true)";

const where = ([, riskClass, workflow]: readonly string[]) =>
  [workflow, riskClass && `${riskClass} risk`].filter(Boolean).join(', ');

/** Decisions behind the numbers of the drift screen: matured ones, bundle by bundle. */
export const driftRowSets: readonly RowSet[] = [
  ...driftKpis.map(({ id, definition, flags }): RowSet => ({
    id: `drift_${id}`,
    title: (keys) =>
      [`${definition.title} of one bundle: ${partWords[keys[3] ?? ''] ?? 'the denominator'}`, where(keys)]
        .filter(Boolean)
        .join(', '),
    population: definition.population,
    clause: `${matured} AND ${place} AND CASE ?
    WHEN 'hits' THEN (${flags.counted}) AND (${flags.hit})
    WHEN 'open' THEN (${flags.open})
    ELSE (${flags.counted}) END`,
    keys: 4,
  })),
  {
    id: 'drift_bundle',
    title: (keys) => ['Matured decisions of one bundle', where(keys)].filter(Boolean).join(', '),
    population: 'production',
    clause: `${matured} AND ${place}`,
    keys: 3,
  },
  {
    id: 'drift_action',
    title: ([, , , action]) => `Matured decisions of one bundle: ${(action ?? '').replaceAll('_', ' ')}`,
    population: 'production',
    clause: `${matured} AND ${place} AND CASE
    WHEN is_error THEN 'error' WHEN is_abstention THEN 'abstained' ELSE CAST(action_category AS VARCHAR) END = ?`,
    keys: 4,
  },
  {
    id: 'environment_leak',
    title: (keys) =>
      ['Production decisions that rest on another environment', where(keys)].filter(Boolean).join(', '),
    population: 'production',
    clause: `${place} AND (evidence_foreign_n > 0
    OR event_id IN (SELECT event_id FROM decisions WHERE retrieved_foreign_n > 0))`,
    keys: 3,
  },
];
