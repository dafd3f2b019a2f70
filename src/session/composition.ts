import { type ReportDecision, type ReportSectionId, reportSections } from '../records/report/report';
import type { RawField } from '../answers/frozen/rows';
import { createStore } from './create-store';

/** A decision while it is written: nothing is checked yet. */
export interface DecisionDraft {
  outcome: ReportDecision['outcome'];
  covers: string;
  by: string;
  on: string;
  conditions: string;
  expires: string;
}

/** What an author chooses and writes for a report; gone when the page is closed. */
export interface CompositionFields {
  title: string;
  sections: readonly ReportSectionId[];
  remarks: Partial<Record<ReportSectionId, string>>;
  decision: DecisionDraft | null;
  rawFields: readonly RawField[];
  naming: 'salted' | 'numbered';
  /** SHA-256 of the settings of proposals that stay out, and of those whose settings are kept back. */
  changesOut: readonly string[];
  settingsKept: readonly string[];
}

const start: CompositionFields = {
  title: 'Promotion report',
  sections: reportSections,
  remarks: {},
  decision: null,
  rawFields: [],
  naming: 'salted',
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
    changesOut: ['screen'],
    settingsKept: ['screen'],
  },
  start,
);
