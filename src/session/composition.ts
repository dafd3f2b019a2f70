import { create } from 'zustand';
import { type ReportDecision, type ReportSectionId, reportSections } from '../records/report/report';
import type { RawField } from '../answers/rows';
import { newSalt, shortestSalt } from '../records/person-names';

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

export const useComposition = create<CompositionFields>(() => ({
  title: 'Promotion report',
  sections: reportSections,
  remarks: {},
  decision: null,
  rawFields: [],
  naming: 'salted',
  changesOut: [],
  settingsKept: [],
}));

/** The secret behind the names of people in reports: it stays in this browser. */
export interface SaltFields {
  salt: string;
}

const storageKey = 'shadowproof.report-salt';

/** The salt kept in this browser, drawn at the first report; where nothing is kept, one for this visit. */
export const useSalt = create<SaltFields>(() => {
  try {
    const kept = localStorage.getItem(storageKey);
    if (kept !== null && kept.length >= shortestSalt && kept.length <= 200) return { salt: kept };
    const salt = newSalt();
    localStorage.setItem(storageKey, salt);
    return { salt };
  } catch {
    return { salt: newSalt() };
  }
});
