import { type ReportDecision, type ReportSectionId, reportSections } from '../records/report/report';
import type { RawField } from '../answers/frozen/rows';
import { createStore } from './create-store';
import { holdUnsaved } from './unsaved';
import type { ScopeKey } from './view-address';

/** A decision while it is written: nothing is checked yet. */
export interface DecisionDraft {
  outcome: ReportDecision['outcome'];
  /** Picked from the verdicts. */
  scopes: readonly ScopeKey[];
  by: string;
  on: string;
  conditions: string;
  expires: string;
  recheck: string;
}

/** A decision before anything is written. */
export const startDecision = (scopes: readonly ScopeKey[] = []): DecisionDraft => ({
  outcome: 'hold',
  scopes,
  by: '',
  on: new Date().toISOString().slice(0, 10),
  conditions: '',
  expires: '',
  recheck: '',
});

/** Of a decision over other logs nothing holds but who decides. */
export function leaveDecision(): void {
  const { decision } = useComposition.getState();
  if (decision !== null) useComposition.setState({ decision: { ...startDecision(), by: decision.by } });
}

/** What an author chooses and writes for a report; gone when the page is closed. */
export interface CompositionFields {
  title: string;
  sections: readonly ReportSectionId[];
  remarks: Partial<Record<ReportSectionId, string>>;
  decision: DecisionDraft | null;
  rawFields: readonly RawField[];
  naming: 'salted' | 'numbered';
  /** SHA-256 of the numbers of the open report that the memo begins with; null: none. */
  since: string | null;
  /** SHA-256 of the settings of proposals that stay out, and of those whose settings are kept back. */
  changesOut: readonly string[];
  settingsKept: readonly string[];
}

const start: CompositionFields = {
  title: 'Readiness report',
  sections: reportSections,
  remarks: {},
  decision: null,
  rawFields: [],
  naming: 'salted',
  since: null,
  changesOut: [],
  settingsKept: [],
};

export const useComposition = createStore(
  {
    title: ['screen', 'report'],
    sections: ['screen', 'report'],
    remarks: ['screen', 'report'],
    decision: ['screen', 'report'],
    rawFields: ['screen', 'report'],
    naming: ['screen', 'report'],
    since: ['screen', 'report'],
    changesOut: ['screen'],
    settingsKept: ['screen'],
  },
  start,
);

holdUnsaved(
  'decision',
  useComposition,
  ({ decision }) => decision !== null && (decision.by !== '' || decision.conditions !== ''),
);
